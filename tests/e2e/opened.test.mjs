// A publication that was opened or frozen stays: when the page is loaded again, at another step, when the round goes on.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { after, before, test } from "node:test";
import { withApp } from "./lib/app.mjs";
import { newRound, tab } from "./lib/round.mjs";
import { counted, hash, holds, says } from "./lib/wait.mjs";

const app = withApp({ before, after });
const EXAMPLES = resolve(import.meta.dirname, "../../assets/publications");
const example = (id) => readFile(resolve(EXAMPLES, `${id}.json`), "utf8");

async function open(page, name, text) {
  await page.goto(`${app.url}#/cong-bo`);
  await page.locator("#open-publication").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
  await hash(page, "#/cong-bo/tep");
  await page.locator(".ranking-table").waitFor();
}

test("a publication from a file is there when the page is loaded again; one too large is named", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await open(page, "lai-chau.json", await example("lai-chau-2020"));
    const title = await says(page.locator("main h1"), /năm 2020/);
    await page.reload();
    await page.locator(".ranking-table").waitFor();
    await says(page.locator("main h1"), title);
    // A unit of it as well.
    await page.goto(`${app.url}#/cong-bo/tep?dv=0`);
    await page.reload();
    await page.locator(".standing").waitFor();
    // Spaces make it too large to be kept.
    await open(page, "lon.json", " ".repeat(2 << 20) + (await example("gia-lai-2026")));
    await page.reload();
    await page.getByRole("alert").getByText("Trình duyệt không giữ được tệp “lon.json” khi tải lại trang. Hãy mở lại tệp này.").waitFor();
    await page.getByRole("main").getByRole("link", { name: "Kết quả công bố" }).click();
    await page.locator("#open-publication").waitFor({ state: "attached" });
    // Another tab has opened nothing.
    const other = await page.context().newPage();
    await other.goto(`${app.url}#/cong-bo/tep`);
    await other.getByText("Chưa mở tệp nào ở cửa sổ này.").waitFor();
    await other.close();
    assert.deepEqual(page.problems, []);
  }));

test("what was frozen stays at another step and after a look at it, and says when the round has changed", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await newRound(page, app.url, ["UBND xã Một", "UBND xã Hai"]);
    await page.locator("#paste-sheets").fill("Đơn vị\tCKMB\nUBND xã Một\t9\nUBND xã Hai\t8");
    await page.getByRole("button", { name: "Đọc nội dung đã dán" }).click();
    await page.getByRole("button", { name: "Nhận các phiếu đã chọn" }).click();
    await page.getByText("Đã nộp 2/2 đơn vị").waitFor();
    await tab(page, "4. Công bố");
    await page.getByLabel("Cơ quan công bố").fill("UBND tỉnh A");
    await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Chốt và lưu tệp công bố" }).click(),
    ]);
    const link = await holds(page.locator("#publication-link"), /#\/xem\/3/);
    const overtaken = page.getByText(/^Đợt đã thay đổi sau khi chốt lúc \d\d:\d\d ngày/);
    await counted(overtaken, 0);
    await tab(page, "3. Xếp hạng");
    await tab(page, "4. Công bố");
    await holds(page.locator("#publication-link"), link);
    // Seen, and back again.
    await page.getByRole("link", { name: "Xem bản công bố" }).click();
    await page.locator('[data-verdict="agrees"]').waitFor();
    await page.goBack();
    await holds(page.locator("#publication-link"), link);
    // The round goes on; what was frozen is as it was.
    await tab(page, "1. Thu thập");
    await page.getByLabel("Ngày nhận: UBND xã Một").fill("2026-11-20");
    await page.getByLabel("Ngày nhận: UBND xã Một").press("Enter");
    await tab(page, "4. Công bố");
    await overtaken.waitFor();
    await holds(page.locator("#publication-link"), link);
    await page.getByRole("button", { name: "Hoàn tác" }).click();
    await overtaken.waitFor({ state: "detached" });
    // Another one opened meanwhile is not taken for it.
    await open(page, "lai-chau.json", await example("lai-chau-2020"));
    await page.goto(`${app.url}#/dot`);
    await page.getByRole("link", { name: /Đợt thử/ }).click();
    await tab(page, "4. Công bố");
    await page.getByRole("link", { name: "Xem bản công bố" }).click();
    await page.getByText("UBND tỉnh A công bố lúc").waitFor();
    assert.deepEqual(page.problems, []);
  }));
