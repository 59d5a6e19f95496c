// How wide the columns of the province's tables are, and where figures stand on a phone.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { after, before, test } from "node:test";
import { withApp } from "./lib/app.mjs";
import { eventually, unfold } from "./lib/wait.mjs";

const app = withApp({ before, after });

const RANKING = "#/cong-bo/vi-du/lai-chau-2020";
const UNIT = "#/cong-bo/vi-du/gia-lai-2026?dv=0";

/** Waits until there are such elements and each of them has so many pixels. */
const haveRoom = (elements, room, what) =>
  eventually(
    () => elements.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().width)),
    (found) => found.length > 0 && found.every((width) => width >= room),
    `${what}, of at least ${room} px`,
  );

/** Where the words of elements stand, without the room beside them. */
const words = (elements) =>
  elements.evaluateAll((all) =>
    all.map((one) => {
      const range = document.createRange();
      range.selectNodeContents(one);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      return { left, right, top, bottom };
    }),
  );

test("a unit's areas have room for their names and bars at every width", () =>
  app.page({ width: 768, height: 900 }, async (page) => {
    await page.goto(app.url + UNIT);
    await page.locator(".against-mean").waitFor();
    for (const [width, name, bar] of [[768, 150, 100], [1024, 200, 180], [1366, 250, 250]]) {
      await page.setViewportSize({ width, height: 900 });
      await haveRoom(page.locator(".against-mean tbody th"), name, `the names at ${width} px`);
      await haveRoom(page.locator(".against-mean .mean-bar"), bar, `the bars at ${width} px`);
    }
  }));

test("headings wrap before the names of areas and units do", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await page.goto(app.url + RANKING);
    await page.locator(".ranking-table").waitFor();
    for (const name of ["Trung bình theo lĩnh vực", "So với kỳ trước"]) {
      await page.locator(".analysis summary", { hasText: name }).click();
    }
    const file = resolve(import.meta.dirname, "../../assets/publications/lai-chau-2020.json");
    const before = JSON.stringify({ ...JSON.parse(await readFile(file, "utf8")), period: "2019" });
    const open = page.locator(".analysis input[type=file]");
    await open.setInputFiles({ name: "2019.json", mimeType: "application/json", buffer: Buffer.from(before) });
    await page.locator(".change-table").first().waitFor();
    await haveRoom(page.locator(".change-table thead th:nth-child(2)").first(), 190, "a unit's name in the changes");
    for (const [width, name] of [[768, 135], [1024, 180], [1366, 240]]) {
      await page.setViewportSize({ width, height: 900 });
      await haveRoom(page.locator(".area-means tbody th"), name, `the names of areas at ${width} px`);
      const over = () => page.locator(".table-scroll").evaluateAll((all) => all.map((one) => one.scrollWidth - one.clientWidth));
      await eventually(over, (all) => all.length > 0 && all.every((one) => one <= 0), `what is cut of tables at ${width} px`);
    }
  }));

test("on a phone the star of a denominator stands at its figure", () =>
  app.page({ width: 360, height: 740 }, async (page) => {
    await page.goto(app.url + RANKING);
    await page.locator(".ranking .tabs").getByRole("button", { name: /đặc thù/ }).click();
    const cell = page.locator(".ranking-table td:has(> .mark)").first();
    await cell.waitFor();
    await eventually(
      async () => [...(await words(cell)), ...(await words(cell.locator(".mark")))],
      ([all, mark]) => mark.left - all.left < 60 && Math.abs(mark.right - all.right) < 1,
    );
  }));

test("on a phone the last word of the dot plot's axis is not cut", () =>
  app.page({ width: 360, height: 740 }, async (page) => {
    await page.goto(`${app.url}${RANKING}?tc=DIEU_TRA`);
    const word = page.locator(".dot-plot .axis-text").last();
    await word.waitFor();
    const [{ width: room }, { right }] = await Promise.all([
      page.locator(".chart-scroll").first().evaluate((one) => ({ width: one.getBoundingClientRect().right })),
      word.evaluate((one) => ({ right: one.getBoundingClientRect().right })),
    ]);
    assert.ok(right <= room, `the word ends at ${right} px of ${room} px`);
  }));

test("on a phone each criterion is its number and name, then a line for each figure", () =>
  app.page({ width: 360, height: 740 }, async (page) => {
    await page.goto(app.url + UNIT);
    await page.locator(".against-mean").waitFor();
    await unfold(page);
    const rows = page.locator(".leaves tbody tr.leaf");
    await rows.first().waitFor();
    for (const row of [0, 1, 2].map((at) => rows.nth(at))) {
      const [[number], [name]] = [await words(row.locator("td:first-child")), await words(row.locator("th"))];
      assert.ok(Math.abs(number.top - name.top) < 6 && name.left > number.right, JSON.stringify([number, name]));
      const figures = await words(row.locator(".num"));
      const edge = (await row.boundingBox()).x + (await row.boundingBox()).width;
      for (const { right } of figures) assert.ok(Math.abs(right - edge) < 1, `a figure ends at ${right} px of ${edge} px`);
      assert.ok(figures[1].top >= figures[0].bottom - 4, "each has its line");
    }
    const [bar, share] = [".mean-bar", ".bar-share"].map((one) => page.locator(`.against-mean ${one}`).first());
    const [of, figure] = [await bar.boundingBox(), await share.boundingBox()];
    assert.ok(figure.x >= of.x + of.width && figure.y < of.y + of.height, "the share stands beside its bar");
  }));
