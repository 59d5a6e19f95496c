// Bonus and penalty points on a sheet and its result, and the panel where there is one class alone.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { withApp } from "./lib/app.mjs";

const app = withApp({ before, after });

/** Opens a sheet of a framework with these answers. */
async function open(page, framework, answers) {
  const sheet = {
    format: "thuocdo.assessment",
    version: 1,
    framework: { id: framework },
    unit: { name: "UBND xã Mẫu" },
    period: "2026",
    answers,
  };
  await page.goto(app.url);
  const buffer = Buffer.from(JSON.stringify(sheet));
  await page.locator("#open-files").setInputFiles({ name: "phieu.json", mimeType: "application/json", buffer });
  await page.getByRole("heading", { level: 1, name: "UBND xã Mẫu" }).waitFor();
}

const words = async (locator) => (await locator.innerText()).replace(/\s+/g, " ").trim();

test("bonus and penalty points are neither lost nor out of nothing", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await open(page, "xa-mau-2026", {
      THUONG_KHEN: { yes: true },
      TRU_QUA_HAN: { figures: { count: "0" } },
      TRU_SAI_SU_THAT: { figures: { count: "1" } },
    });
    await page.getByRole("link", { name: "Xem tất cả trên một trang" }).click();
    await page.locator("#tc-THUONG_KHEN").waitFor();
    for (const [id, said] of [["THUONG_KHEN", "1,00 / 1"], ["TRU_QUA_HAN", "0,00 / 2"], ["TRU_SAI_SU_THAT", "−1,00 / 3"]]) {
      assert.equal(await words(page.locator(`[data-points="${id}"]`)), said);
    }
    await page.getByRole("link", { name: "Xem kết quả", exact: true }).first().click();
    for (const [id, said] of [["DIEM_THUONG", "1,00 / 2"], ["DIEM_TRU", "−1,00 / 3"]]) {
      assert.equal(await words(page.locator(`.area-bars [data-area="${id}"]`)), said);
    }
    assert.deepEqual(page.problems, []);
  }));

test("nobody is in the best class where there is one class alone", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await open(page, "sipas-2024", { DIEM_SIPAS: { figures: { percent: "84.92" } } });
    await page.locator(".score-panel").waitFor();
    assert.equal(await page.getByText("Đã ở mức xếp loại cao nhất").count(), 0);
    assert.deepEqual(page.problems, []);
  }));
