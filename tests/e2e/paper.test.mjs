// What the province's pages are on paper: what is read, and nothing that is pressed or filled in.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { withApp } from "./lib/app.mjs";
import { newRound, tab } from "./lib/round.mjs";

const app = withApp({ before, after });

const UNITS = ["UBND xã Một;Xã", "UBND xã Hai;Xã", "UBND phường Ba;Phường"];

/** What can be pressed or filled in and is seen, by its words. Headings by which a table is sorted, and what stands in the fields of the appraisal, are words on paper. */
const pressed = (page) =>
  page.locator("main").locator("button:not(.sort, .tab), .button, form, textarea:not(.cell-input)").evaluateAll((all) =>
    all.filter((one) => one.getClientRects().length > 0).map((one) => one.textContent.trim().slice(0, 40)),
  );

const paper = (page) => page.emulateMedia({ media: "print" });

test("the steps of a round are printed without their buttons, forms and actions", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await newRound(page, app.url, UNITS);
    for (const step of ["1. Thu thập", "2. Thẩm định", "3. Xếp hạng", "4. Công bố"]) {
      await page.emulateMedia({ media: null });
      await tab(page, step);
      await page.waitForTimeout(200);
      await paper(page);
      assert.deepEqual(await pressed(page), [], step);
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
      assert.equal((await groups.innerText()).trim(), shown);
      const field = page.locator(".field", { has: page.locator("#round-stage") });
      assert.match(await field.innerText(), /^Tính theo/);
      assert.equal(await field.locator("select").isVisible(), true);
    }
  }));

test("a criterion and a checked table are printed without the ways to and from them", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await page.goto(`${app.url}#/cong-bo/vi-du/lai-chau-2020?tc=DIEU_TRA`);
    await page.locator(".dot-plot").first().waitFor();
    await paper(page);
    assert.deepEqual(await pressed(page), []);
    const printed = await page.locator("main").innerText();
    assert.ok(!printed.includes("Về bảng xếp hạng") && printed.includes("2 Điểm điều tra xã hội học"), printed);
    assert.equal(await page.locator(".dot-plot").first().isVisible(), true);

    await page.emulateMedia({ media: null });
    await page.goto(`${app.url}#/doi-chieu`);
    const article = new URL("../../crates/core/tests/golden/seeds-articles/lai-chau-2020.txt", import.meta.url);
    await page.getByLabel("Nội dung đã công bố").fill(await readFile(article, "utf8"));
    await page.getByRole("button", { name: "Đối chiếu", exact: true }).click();
    await page.locator("[data-audit]").waitFor();
    await paper(page);
    assert.deepEqual(await pressed(page), []);
    assert.equal(await page.locator(".audit-list").first().isVisible(), true);
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
    assert.equal(await said.innerText(), `Tiêu chí: ${chosen}`);
    await page.emulateMedia({ media: null });
    await page.locator("#appraise-way").selectOption("don-vi");
    await page.locator("#appraise-unit").selectOption({ label: "UBND xã Hai" });
    await page.locator("#appraise-filter").selectOption("chua-tham-dinh");
    await paper(page);
    assert.equal(await said.innerText(), "Đơn vị: UBND xã Hai (chỉ in dòng chưa thẩm định)");
  }));

test("on upright paper the annex has room for names, and a class stands in one line", () =>
  app.page({ width: 624, height: 900 }, async (page) => {
    await page.goto(`${app.url}#/cong-bo/vi-du/lai-chau-2020`);
    await page.locator(".annex").waitFor({ state: "attached" });
    await paper(page);
    const tables = page.locator(".annex table");
    const { width } = await tables.first().locator(".is-unit").boundingBox();
    assert.ok(width >= 170, `a name has ${width} px of 624`);
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
