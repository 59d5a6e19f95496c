// What a publication is taken away as: a workbook that can be taken in again, and a folder that is a site by itself.
import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { serve } from "../../scripts/static.mjs";
import { withApp } from "./lib/app.mjs";
import { tab } from "./lib/round.mjs";
import { hash, says } from "./lib/wait.mjs";
import { unzipped } from "./lib/zip.mjs";

const app = withApp({ before, after });

/** Clicks a button and returns what the browser saves. */
async function taken(page, name) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).first().click()]);
  return readFile(await download.path());
}

test("a workbook has live formulas, and what is in it can be taken into a round", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await page.goto(`${app.url}#/cong-bo/vi-du/gia-lai-2026`);
    await page.locator(".ranking-table").waitFor();
    const workbook = await taken(page, "Lưu Excel (.xlsx)");
    const parts = unzipped(workbook);
    const sheet = parts.get("xl/worksheets/sheet1.xml").toString("utf8");
    assert.ok((sheet.match(/<f>/g) ?? []).length > 32 * 5, "formulas");
    assert.match(parts.get("xl/sharedStrings.xml").toString("utf8"), /UBND xã Vân Canh/);

    await page.goto(`${app.url}#/dot`);
    await page.getByLabel("Tên đợt đánh giá").fill("Nhận lại bảng tính");
    await page.getByRole("button", { name: "Lập đợt đánh giá" }).click();
    await page.locator("#take-files").setInputFiles({
      name: "bang.xlsx",
      mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      buffer: workbook,
    });
    await page.getByText("Đọc được 32 phiếu.").waitFor();
    await page.getByText("Đã đọc trang “Xếp hạng”").waitFor();
    await page.getByRole("button", { name: "Nhận các phiếu đã chọn" }).click();
    await page.getByText(/^Đã nộp 32\/32 đơn vị/).waitFor();
    await tab(page, "3. Xếp hạng");
    const first = page.locator(".ranking-table tbody tr").first();
    await says(first, /^1\s+UBND xã Vân Canh[\s\S]*75,34/);

    // What is no workbook is told, and nothing is taken.
    await tab(page, "1. Thu thập");
    await page.locator("#take-files").setInputFiles({ name: "hong.xlsx", mimeType: "", buffer: workbook.subarray(0, 4000) });
    await page.getByText(/hong\.xlsx: T2[789]:/).waitFor();
    assert.deepEqual(page.problems, []);
  }));

test("the folder for a site opens its publication wherever it lies, with what changed since the last period", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await page.goto(`${app.url}#/cong-bo/vi-du/lai-chau-2020`);
    await page.locator(".ranking-table").waitFor();
    const verdict = await says(page.locator("[data-verdict]"), /\S/);
    const last = await readFile(new URL("../../assets/publications/lai-chau-2020.json", import.meta.url));
    await page.locator(".analysis summary", { hasText: "So với kỳ trước" }).click();
    await page.locator(".analysis input[type=file]").setInputFiles({ name: "2019.json", mimeType: "application/json", buffer: last });
    await page.locator(".change-table").first().waitFor();
    const files = unzipped(await taken(page, "Tải thư mục đăng web (.zip)"));
    const folder = await mkdtemp(join(tmpdir(), "thuocdo-folder-"));
    for (const [path, bytes] of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), bytes);
    }
    const site = await serve({ root: folder, prefix: "/tin-tuc/cchc/" });
    try {
      await app.page({ width: 1366, height: 900 }, async (reader) => {
        await reader.goto(site.url);
        await reader.locator(".ranking-table").waitFor();
        // The same as where it was taken from, to the letter: three rows hide decimals.
        await says(reader.locator("[data-verdict]"), verdict);
        await hash(reader, "#/cong-bo?tep=cong-bo.json&truoc=ky-truoc.json");
        await reader.locator(".analysis summary", { hasText: "So với kỳ trước" }).click();
        await reader.locator(".slope-chart").first().waitFor();
        assert.ok(reader.requested.every((address) => address.startsWith(site.url) || address.startsWith("blob:")));
        assert.deepEqual(reader.problems, []);
      });
    } finally {
      await site.close();
      await rm(folder, { recursive: true });
    }
    assert.deepEqual(page.problems, []);
  }));
