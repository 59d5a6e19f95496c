// Excerpts: ranks as they were published, and nothing that is made of the units that happen to be printed.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { after, before, test } from "node:test";
import { withApp } from "./lib/app.mjs";

const app = withApp({ before, after });

/** Five of the 32 units of Gia Lai 10/10/2026. */
async function five() {
  const path = resolve(import.meta.dirname, "../../assets/publications/gia-lai-2026.json");
  const whole = JSON.parse(await readFile(path, "utf8"));
  const units = whole.units.filter((unit) => [1, 2, 5, 9, 20].includes(unit.published.rank));
  return { ...whole, version: 2, excerpt_of: 32, units };
}

/** The text of a part of the analysis, opened. */
async function part(page, name) {
  const fold = page.locator(".analysis details", { has: page.locator("summary", { hasText: name }) });
  await fold.locator("summary").first().click();
  return fold.first();
}

test("an excerpt says nothing that only all units could say", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await page.goto(`${app.url}#/cong-bo`);
    const buffer = Buffer.from(JSON.stringify(await five()));
    await page.locator("#open-publication").setInputFiles({ name: "trich.json", mimeType: "application/json", buffer });
    await page.locator(".ranking-table tbody tr").nth(4).waitFor();
    const parts = await page.locator(".analysis > details > summary").allInnerTexts();
    for (const gone of ["Trung bình theo lĩnh vực", "lên hạng"]) {
      assert.ok(!parts.some((said) => said.includes(gone)), `${gone}: ${parts}`);
    }
    const distances = await part(page, "Còn bao nhiêu điểm để lên loại");
    await distances.locator("tbody tr").nth(4).waitFor();
    const ranks = await distances.locator("tbody tr td:first-child").allInnerTexts();
    assert.deepEqual(ranks.map((rank) => rank.trim()), ["1", "2", "5", "9", "20"]);
    assert.ok(!(await distances.innerText()).includes("(hạng"), "nobody knows who stands above");
    assert.equal(await page.locator(".ranking-notes").getByText("Trung bình nhóm").count(), 0);
    // A unit's own page: its rank in the table, its areas, and no mean.
    await page.getByRole("link", { name: "UBND xã SRó" }).click();
    await page.locator(".standing").getByText("/ 32").waitFor();
    assert.equal(await page.locator(".standing [data-rank]").innerText(), "9");
    const main = await page.locator("main").innerText();
    for (const said of ["Trung bình nhóm", "điểm nữa bằng"]) assert.ok(!main.includes(said), said);
    assert.equal(await page.locator("#by-area").innerText(), "Điểm theo lĩnh vực");
    assert.equal(await page.locator(".bar-mean").count(), 0);
    assert.deepEqual(page.problems, []);
  }));

test("what the table of an excerpt hides stands nowhere else", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await page.goto(`${app.url}#/cong-bo/vi-du/van-yen-766-2023`);
    const distances = await part(page, "Còn bao nhiêu điểm để lên loại");
    await distances.locator("tbody tr").waitFor();
    for (const said of ["40,30", "9,70"]) assert.ok(!(await distances.innerText()).includes(said), said);
    await page.goto(`${app.url}#/cong-bo/vi-du/van-yen-766-2023?dv=0`);
    await page.locator("#by-area").waitFor();
    assert.ok((await page.locator(".standing").innerText()).includes("77,85"));
    // The total that cannot be is told, and nothing is made of it.
    assert.ok((await page.locator(".problem.is-error").innerText()).includes("40,30"));
    const main = await page.locator("main").innerText();
    for (const said of ["Yếu", "9,70"]) assert.ok(!main.includes(said), said);
    assert.equal(await page.locator("[data-index]").count(), 0);
    // One unit of 63: it leads nobody, and its class is the only one.
    await page.goto(`${app.url}#/cong-bo/vi-du/lao-cai-sipas-2024`);
    const sipas = await part(page, "Còn bao nhiêu điểm để lên loại");
    await sipas.locator("tbody tr").waitFor();
    assert.equal((await sipas.locator("tbody tr td:first-child").innerText()).trim(), "19");
    for (const said of ["Đang dẫn đầu", "cao nhất"]) assert.ok(!(await sipas.innerText()).includes(said), said);
    assert.deepEqual(page.problems, []);
  }));
