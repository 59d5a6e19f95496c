// What the province's pages are on paper: what is read, and nothing that is pressed or filled in.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { withApp } from "./lib/app.mjs";
import { newRound, tab } from "./lib/round.mjs";
import { drawn, eventually, says } from "./lib/wait.mjs";

const app = withApp({ before, after });

const UNITS = ["UBND xã Một;Xã", "UBND xã Hai;Xã", "UBND phường Ba;Phường"];

/** Checks that nothing is seen that can be pressed or filled in; told by its words. Headings by which a table is sorted, and what stands in the fields of the appraisal, are words on paper. */
async function nothingToPress(page, what) {
  const found = page.locator("main").locator("button:not(.sort, .tab), .button, form, textarea:not(.cell-input)");
  await drawn(page);
  const words = await found.evaluateAll((all) =>
    all.map((one) => [one.getClientRects().length > 0, one.textContent.trim().slice(0, 40)]),
  );
  assert.ok(words.length > 0, "on the screen there is something to press");
  assert.deepEqual(words.filter(([isSeen]) => isSeen), [], what);
}

const paper = (page) => page.emulateMedia({ media: "print" });

test("the steps of a round are printed without their buttons, forms and actions", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await newRound(page, app.url, UNITS);
    for (const [step, ready] of [
      ["1. Thu thập", "#round-units"],
      ["2. Thẩm định", "#appraisal"],
      ["3. Xếp hạng", ".ranking-table"],
      ["4. Công bố", "#publish-publisher"],
    ]) {
      await page.emulateMedia({ media: null });
      await tab(page, step);
      await page.locator(ready).waitFor();
      await paper(page);
      await nothingToPress(page, step);
      if (step !== "1. Thu thập") continue;
      const printed = await page.locator("main").innerText();
      for (const gone of ["Lưu phiếu", "Bỏ khỏi đợt", "Nhận phiếu", "Danh sách đơn vị phải nộp"]) {
        assert.ok(!printed.includes(gone), `${gone} is in ${printed}`);
      }
      for (const stays of ["Đợt thử", "UBND phường Ba"]) assert.ok(printed.includes(stays), stays);
    }
  }));

test("the ranking of a round is printed with the name of its group and its stage", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await newRound(page, app.url, UNITS);
    await tab(page, "3. Xếp hạng");
    const groups = page.locator(".ranking .tabs");
    for (const [name, shown] of [[/^Phường/, "Phường"], [/^Tất cả/, "Tất cả các nhóm"]]) {
      await page.emulateMedia({ media: null });
      await groups.getByRole("button", { name }).click();
      await paper(page);
      await says(groups, (words) => words.trim() === shown, shown);
      const field = page.locator(".field", { has: page.locator("#round-stage") });
      await says(field, /^Tính theo/);
      await field.locator("select").waitFor();
    }
  }));

test("a criterion and a checked table are printed without the ways to and from them", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await page.goto(`${app.url}#/cong-bo/vi-du/lai-chau-2020?tc=DIEU_TRA`);
    await page.locator(".dot-plot").first().waitFor();
    await paper(page);
    await nothingToPress(page);
    const printed = await page.locator("main").innerText();
    assert.ok(!printed.includes("Về bảng xếp hạng") && printed.includes("2 Điểm điều tra xã hội học"), printed);
    await page.locator(".dot-plot").first().waitFor();

    await page.emulateMedia({ media: null });
    await page.goto(`${app.url}#/doi-chieu`);
    const article = new URL("../../crates/core/tests/golden/seeds-articles/lai-chau-2020.txt", import.meta.url);
    await page.getByLabel("Nội dung đã công bố").fill(await readFile(article, "utf8"));
    await page.getByRole("button", { name: "Đối chiếu", exact: true }).click();
    await page.locator("[data-audit]").waitFor();
    await paper(page);
    await nothingToPress(page);
    await page.locator(".audit-list").first().waitFor();
  }));

test("the appraisal on paper says which criterion or unit it is of, and which rows", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await newRound(page, app.url, UNITS);
    await tab(page, "2. Thẩm định");
    const said = page.locator(".appraisal-of");
    await said.waitFor({ state: "attached" });
    assert.equal(await said.isVisible(), false);
    const chosen = await page.locator("#appraise-node option:checked").innerText();
    await paper(page);
    await says(said, `Tiêu chí: ${chosen}`);
    await page.emulateMedia({ media: null });
    await page.locator("#appraise-way").selectOption("don-vi");
    await page.locator("#appraise-unit").selectOption({ label: "UBND xã Hai" });
    await page.locator("#appraise-filter").selectOption("chua-tham-dinh");
    await paper(page);
    await says(said, "Đơn vị: UBND xã Hai (chỉ in dòng chưa thẩm định)");
  }));

test("on upright paper the annex has room for names, and a class stands in one line", () =>
  app.page({ width: 624, height: 900 }, async (page) => {
    await page.goto(`${app.url}#/cong-bo/vi-du/lai-chau-2020`);
    await page.locator(".annex").waitFor({ state: "attached" });
    await paper(page);
    const tables = page.locator(".annex table");
    const unit = tables.first().locator(".is-unit");
    await eventually(() => unit.boundingBox(), ({ width }) => width >= 170, "the room of a name, of 624 px");
    const lines = await tables.locator("tbody tr:not(.inner) td:nth-last-child(2)").evaluateAll((all) =>
      all.map((cell) => {
        const range = document.createRange();
        range.selectNodeContents(cell);
        return [cell.textContent, range.getClientRects().length];
      }),
    );
    assert.ok(lines.some(([name]) => name === "Trung bình"), JSON.stringify(lines));
    assert.deepEqual(lines.filter(([, count]) => count !== 1), []);
  }));
