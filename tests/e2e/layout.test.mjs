// How the province's pages lie on a phone, on an old laptop and on paper: what is read first is seen first, and nothing is cut.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { withApp } from "./lib/app.mjs";
import { newRound, tab } from "./lib/round.mjs";
import { attribute, counted, eventually, holds } from "./lib/wait.mjs";

const app = withApp({ before, after });

const EXAMPLE = "#/cong-bo/vi-du/lai-chau-2020";
const UNITS = Array.from({ length: 24 }, (_, at) => `UBND xã ${at + 1};Xã`);

/** The roles by which Chromium tells a table, and how many there are of each. */
async function roles(page, selector) {
  const session = await page.context().newCDPSession(page);
  const { root } = await session.send("DOM.getDocument");
  const { nodeId } = await session.send("DOM.querySelector", { nodeId: root.nodeId, selector });
  const { nodes } = await session.send("Accessibility.queryAXTree", { nodeId });
  const found = {};
  for (const { role } of nodes) found[role.value] = (found[role.value] ?? 0) + 1;
  return found;
}

/** The headings that stand before the figures in cells. */
const shownHeadings = (cells) =>
  cells.evaluateAll((all) => all.map((cell) => getComputedStyle(cell, "::before").content.replaceAll('"', "")));

test("on a phone the figures of an area stand under its bar, and it is still a table", () =>
  app.page({ width: 360, height: 740 }, async (page) => {
    await page.goto(`${app.url}#/cong-bo/vi-du/gia-lai-2026?dv=0`);
    await page.locator(".against-mean").waitFor();
    const row = page.locator(".against-mean tbody tr").first();
    const boxes = (cells) => cells.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
    const [[bar], figures] = [await boxes(row.locator(".bar")), await boxes(row.locator("td.num"))];
    assert.ok(bar.width > 300, `the bar is ${bar.width} px`);
    for (const figure of figures) {
      assert.ok(figure.y >= bar.y + bar.height && figure.x + figure.width <= 360, JSON.stringify(figure));
    }
    const headings = await page.locator(".against-mean thead th").allTextContents();
    assert.deepEqual(await shownHeadings(row.locator("td.num")), headings.slice(2));
    const rows = await counted(page.locator(".against-mean tbody tr"), (count) => count > 0);
    const told = await roles(page, ".against-mean");
    assert.deepEqual(
      [told.table, told.row, told.columnheader, told.rowheader, told.cell],
      [1, rows + 1, headings.length, rows, rows * (headings.length - 1)],
    );
  }));

test("on a phone the table comes before the ways to take it away, which one button opens", () =>
  app.page({ width: 360, height: 740 }, async (page) => {
    await page.goto(app.url + EXAMPLE);
    await page.locator(".ranking-table").waitFor();
    const save = page.getByRole("button", { name: "Lưu Excel (.xlsx)" });
    const way = page.getByRole("button", { name: "Lưu, in, đăng web" });
    await way.waitFor();
    assert.ok(!(await save.isVisible()));
    await attribute(way, "aria-expanded", "false");
    await way.click();
    await save.waitFor();
    await attribute(way, "aria-expanded", "true");
    await page.setViewportSize({ width: 1366, height: 768 });
    await way.waitFor({ state: "hidden" }); // There is room for all of them.
    await save.waitFor();
  }));

test("on a phone wide tables are blocks with a heading at each figure, and charts are large enough to be read", () =>
  app.page({ width: 360, height: 740 }, async (page) => {
    await page.goto(app.url + EXAMPLE);
    await page.locator(".ranking-table").waitFor();
    for (const name of ["Còn bao nhiêu điểm", "Trung bình theo lĩnh vực", "Nếu gộp các nhóm"]) {
      await page.locator(".analysis summary", { hasText: name }).click();
    }
    for (const kind of ["distance-table", "area-means", "merged-table"]) {
      const table = page.locator(`.${kind}`).first();
      await table.waitFor();
      const over = await table.evaluate((table) => table.parentElement.scrollWidth - table.parentElement.clientWidth);
      assert.equal(over, 0, `${kind} is cut`);
      const headings = await table.locator("thead th").allTextContents();
      const shown = await shownHeadings(table.locator("tbody tr").first().locator("td:not(:first-child)"));
      assert.deepEqual(shown, headings.slice(-shown.length), kind);
    }
    await page.goto(`${app.url}${EXAMPLE}?tc=DIEU_TRA`);
    const word = page.locator(".dot-plot .axis-text").first();
    await word.waitFor();
    const height = await word.evaluate((word) => {
      const scale = word.ownerSVGElement.getScreenCTM().a;
      return Number.parseFloat(getComputedStyle(word).fontSize) * scale;
    });
    assert.ok(height >= 11, `the axis is ${height} px`);
  }));

test("the appraisal: the headings stay in sight, a row is low, and a narrow page holds both verdicts", () =>
  app.page({ width: 1366, height: 768 }, async (page) => {
    await newRound(page, app.url, UNITS);
    await tab(page, "2. Thẩm định");
    await page.locator("#lan1-num-20").scrollIntoViewIfNeeded();
    await page.locator("#lan1-num-20").focus();
    const box = (selector) => page.locator(selector).boundingBox();
    const lies = () =>
      Promise.all([".app-header", ".appraisal thead th:nth-child(6)", '.appraisal tr[aria-rowindex="12"]'].map(box));
    await eventually(
      lies,
      ([header, heading]) => Math.abs(heading.y - (header.y + header.height)) < 2,
      "the headings lie below the page's bar",
    );
    const { height } = await box('.appraisal tr[aria-rowindex="12"]');
    assert.ok(height <= 96, `a row is ${height} px high`);
    await page.locator("#lan1-num-20").fill("5");
    await page.keyboard.press("Tab");
    await page.locator(".cell-label", { has: page.locator("#lan1-num-20") }).getByText("Tử số").waitFor();
    for (const width of [768, 360]) {
      await page.setViewportSize({ width, height: 768 });
      const isWhole = (field) => field.x >= 0 && field.x + field.width <= width;
      await eventually(() => box("#lan2-ly-do-20"), isWhole, `the second verdict is cut at ${width} px`);
      await eventually(() => page.evaluate(() => document.documentElement.scrollWidth), width);
    }
  }));

test("print is black on white in the dark theme, and a heading is drawn on each sheet", () =>
  app.page({ width: 1366, height: 768, colorScheme: "dark" }, async (page) => {
    await newRound(page, app.url, UNITS);
    await tab(page, "2. Thẩm định");
    await page.locator("#lan1-diem-0").fill("5");
    await page.keyboard.press("Tab");
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    const style = (selector, name, wanted, what) =>
      eventually(() => page.locator(selector).first().evaluate((one, name) => getComputedStyle(one)[name], name), wanted, what);
    await style("#lan1-diem-0", "color", "rgb(0, 0, 0)");
    await style("html", "colorScheme", "light");
    await style("body", "backgroundColor", "rgb(255, 255, 255)");
    await page.emulateMedia({ media: "screen", colorScheme: "dark" });
    await tab(page, "3. Xếp hạng");
    await page.locator(".ranking-table").waitFor();
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    await style(".ranking-table .sort", "display", "contents", "a button is not drawn again");
  }));

test("a short success goes by itself; an error stays; three are shown", () =>
  app.page({ width: 1366, height: 768 }, async (page) => {
    await newRound(page, app.url, UNITS);
    const done = page.locator(".notice", { hasText: "Đã thêm 24 đơn vị." });
    await done.waitFor();
    await attribute(done, "class", /is-passing/);
    // What the browser tells when its time is over.
    await done.dispatchEvent("animationend");
    await done.waitFor({ state: "detached" });

    await page.goto(`${app.url}#/`);
    await page.getByRole("heading", { level: 1, name: "Thước Đo" }).waitFor();
    for (const name of ["a.json", "b.json", "c.json"]) {
      const buffer = Buffer.from("{");
      await page.locator('input[type="file"]').first().setInputFiles({ name, mimeType: "application/json", buffer });
      await page.locator(".notice.is-error", { hasText: name }).waitFor();
    }
    await counted(page.locator(".notice.is-error:not(.is-passing)"), 3);
  }));

test("the criterion that is appraised is there again after a reload, and leaves the way back as it was", () =>
  app.page({ width: 1366, height: 768 }, async (page) => {
    await newRound(page, app.url, UNITS.slice(0, 2));
    await tab(page, "2. Thẩm định");
    const choice = page.getByLabel("Tiêu chí", { exact: true });
    await choice.selectOption("ON_TIME");
    await eventually(() => page.url(), /\/tham-dinh\?tc=ON_TIME$/);
    await page.reload();
    await page.locator(".appraisal").waitFor();
    await holds(choice, "ON_TIME");
    await page.goBack();
    await page.locator("#expected-units").waitFor();
    assert.deepEqual(page.problems, []);
  }));
