// The table of the appraisal: what is typed is never lost, what is wrong is told, and the keyboard goes through it.
import assert from "node:assert/strict";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { withApp } from "./lib/app.mjs";

const app = withApp({ before, after });
const FRAMEWORK = "qd766-2022";

const sheet = (name, answers) => ({
  format: "thuocdo.assessment",
  version: 1,
  framework: { id: FRAMEWORK },
  unit: { name, group: "Xã" },
  period: "2026",
  answers,
});

const tab = (page, name) => page.getByRole("navigation", { name: "Các bước" }).getByRole("link", { name }).click();

/** A new round with these sheets. */
async function opened(page, sheets) {
  await page.goto(`${app.url}#/dot`);
  await page.getByLabel("Tên đợt đánh giá").fill("Đợt thẩm định");
  await page.getByLabel("Kỳ đánh giá").fill("2026");
  await page.getByRole("button", { name: "Lập đợt đánh giá" }).click();
  await page.getByRole("heading", { level: 1, name: "Đợt thẩm định" }).waitFor();
  const folder = await mkdtemp(join(tmpdir(), "thuocdo-"));
  const paths = await Promise.all(
    sheets.map(async (one, at) => {
      const path = join(folder, `phieu-${at}.json`);
      await writeFile(path, JSON.stringify(one));
      return path;
    }),
  );
  await page.locator("#take-files").setInputFiles(paths);
  await page.getByRole("button", { name: "Nhận các phiếu đã chọn" }).click();
  await page.getByText(`Đã nộp ${sheets.length}/${sheets.length} đơn vị`).waitFor();
}

/** Opens the table of one criterion. */
async function criterion(page, id) {
  await tab(page, "2. Thẩm định");
  await page.getByLabel("Tiêu chí", { exact: true }).selectOption(id);
  await page.locator(".appraisal tbody tr").first().waitFor();
}

const units = () => [
  sheet("UBND xã Một", { ON_TIME: { figures: { num: "900", den: "1000" } } }),
  sheet("UBND xã Hai", { ON_TIME: { figures: { num: "800", den: "1000" } } }),
];

test("what stands in a field that nobody left yet is kept when somebody goes back", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await opened(page, units());
    // A field of the appraisal, left by the browser's own way back.
    for (const [id, typed] of [["lan1-num-0", "700"], ["lan1-diem-1", "5"], ["lan1-ly-do-1", "Thiếu sổ"], ["giai-trinh-0", "Đã bổ sung"]]) {
      await criterion(page, "ON_TIME");
      await page.locator(`#${id}`).fill(typed);
      await page.evaluate(() => history.back());
      await page.locator("#expected-units").waitFor();
      await criterion(page, "ON_TIME");
      assert.equal(await page.locator(`#${id}`).inputValue(), typed);
      await tab(page, "1. Thu thập");
    }
    // The group of a unit, left for the list of rounds.
    await page.getByLabel("Nhóm: UBND xã Hai").fill("Phường");
    await page.evaluate(() => {
      location.hash = "#/dot";
    });
    await page.getByRole("link", { name: /Đợt thẩm định/ }).click();
    await page.getByLabel("Nhóm: UBND xã Hai").waitFor();
    assert.equal(await page.getByLabel("Nhóm: UBND xã Hai").inputValue(), "Phường");
    assert.deepEqual(page.problems, []);
  }));
