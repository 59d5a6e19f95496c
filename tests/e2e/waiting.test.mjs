// What waits in a round: it outlives a look at another step, one answer concerns one table, and typing keeps its place.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { withApp } from "./lib/app.mjs";
import { newRound, tab } from "./lib/round.mjs";
import { counted, eventually, holds, ticked } from "./lib/wait.mjs";

const app = withApp({ before, after });

const file = (name, points) => ({
  name: "phieu.json",
  mimeType: "application/json",
  buffer: Buffer.from(
    JSON.stringify({
      format: "thuocdo.assessment",
      version: 1,
      framework: { id: "qd766-2022" },
      unit: { name },
      period: "2026",
      answers: { CKMB: { points } },
    }),
  ),
});

async function paste(page, table) {
  await page.locator("#paste-sheets").fill(table);
  await page.getByRole("button", { name: "Đọc nội dung đã dán" }).click();
}

/** Files that are chosen stay unread until `window.release()`. */
const holdFiles = (page) =>
  page.evaluate(() => {
    const read = Blob.prototype.arrayBuffer;
    const released = new Promise((resolve) => (window.release = resolve));
    Blob.prototype.arrayBuffer = async function () {
      await released;
      return read.call(this);
    };
  });

test("a round that is left while its files are read stops nothing", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await newRound(page, app.url, ["UBND xã Một"]);
    await holdFiles(page);
    await page.locator("#take-files").setInputFiles([file("UBND xã Một", "10"), file("UBND xã Hai", "11")]);
    await page.getByText("Đang đọc tệp… 0/2").waitFor();
    await page.evaluate(() => (location.hash = "#/dot"));
    await page.getByLabel("Tên đợt đánh giá").waitFor();
    await page.evaluate(async () => {
      window.release();
      for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setTimeout(resolve));
    });
    await page.getByLabel("Tên đợt đánh giá").fill("Đợt sau");
    await page.getByLabel("Kỳ đánh giá").fill("2027");
    await page.getByRole("button", { name: "Lập đợt đánh giá" }).click();
    await page.getByRole("heading", { level: 1, name: "Đợt sau" }).waitFor();
    assert.deepEqual(page.problems, []);
  }));

test("what waits, and what is typed, outlives a look at another step and leaving the round; files are read on meanwhile", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await newRound(page, app.url, ["UBND xã Một", "UBND xã Hai"]);
    const rows = page.locator(".preview-table tbody tr");
    await page.locator("#take-files").setInputFiles([file("UBND xã Một", "10"), file("UBND xã Hai", "11")]);
    await page.getByText("Đọc được 2 phiếu.").waitFor();
    await rows.nth(1).getByRole("checkbox").first().uncheck();
    await page.locator("#paste-sheets").fill("chưa đọc");
    await page.locator("#expected-units").fill("UBND xã Ba");
    await tab(page, "4. Công bố");
    await page.locator("#publish-publisher").fill("Sở Nội vụ");
    await page.locator("#publish-note").fill("Ghi chú");
    await tab(page, "1. Thu thập");
    await page.getByText("Đọc được 2 phiếu.").waitFor();
    const ticks = (expected) => eventually(() => rows.evaluateAll((all) => all.map((row) => row.querySelector("input").checked)), expected);
    await ticks([true, false]);
    await holds(page.locator("#paste-sheets"), "chưa đọc");
    await holds(page.locator("#expected-units"), "UBND xã Ba");

    await holdFiles(page);
    await page.locator("#take-files").setInputFiles([file("UBND xã Ba", "12")]);
    await tab(page, "4. Công bố");
    await holds(page.locator("#publish-publisher"), "Sở Nội vụ");
    await holds(page.locator("#publish-note"), "Ghi chú");
    await page.evaluate(() => window.release());
    await tab(page, "1. Thu thập");
    await page.getByText("Đọc được 3 phiếu.").waitFor();

    // Nor does leaving the round take anything away.
    const here = await page.evaluate(() => location.hash);
    await page.evaluate(() => (location.hash = "#/dot"));
    await page.getByLabel("Tên đợt đánh giá").waitFor();
    await page.evaluate((hash) => (location.hash = hash), here);
    await holds(page.locator("#paste-sheets"), "chưa đọc");
    await holds(page.locator("#expected-units"), "UBND xã Ba");
    await tab(page, "1. Thu thập");
    await page.getByText("Đọc được 3 phiếu.").waitFor();
    await ticks([true, false, true]);
    await page.getByRole("button", { name: "Nhận các phiếu đã chọn" }).click();
    await page.getByText("Đã nộp 2/3 đơn vị").waitFor();
    assert.deepEqual(page.problems, []);
  }));

test("each table with numbers that can be two is asked about by itself, and an answer moves nothing else", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await newRound(page, app.url, ["UBND xã Một", "UBND xã Hai", "UBND xã Ba"]);
    const rows = page.locator(".preview-table tbody tr");
    const questions = page.locator(".preview .banner");
    await paste(page, "Đơn vị\tCKMB\nUBND xã Một\t12,5");
    await paste(page, "Đơn vị\tMDSH\tCKMB\nUBND xã Hai\t1.234\t7,5");
    await paste(page, "Đơn vị\tMDSH\tCKMB\nUBND xã Ba\t1.345\t8,5");
    await page.getByText("Đọc được 3 phiếu.").waitFor();
    await questions.nth(1).waitFor();
    await counted(questions, 2);
    await rows.nth(0).getByRole("checkbox").first().uncheck();
    await questions.filter({ hasText: "Nội dung đã dán lần 2" }).getByRole("button", { name: "1.234 là một phẩy hai ba tư" }).click();
    await questions.filter({ hasText: "Nội dung đã dán lần 3" }).waitFor();
    await counted(questions, 1);
    await questions.getByRole("button", { name: "1.234 là một phẩy hai ba tư" }).click();
    await questions.waitFor({ state: "detached" });
    const names = () => rows.evaluateAll((all) => all.map((row) => row.querySelector("bdi").textContent));
    await eventually(names, ["UBND xã Một", "UBND xã Hai", "UBND xã Ba"]);
    await ticked(rows.nth(0).getByRole("checkbox").first(), false);
    await ticked(rows.nth(2).getByRole("checkbox").first(), true);
    assert.deepEqual(page.problems, []);
  }));

test("typing a group and pressing Tab goes on in the same row, and taking it back shows in the field", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await newRound(page, app.url, ["UBND xã Một", "UBND xã Hai"]);
    const groups = page.locator("#unit-rows input");
    await groups.nth(0).fill("Xã");
    await page.keyboard.press("Tab");
    await page.locator(".edit-head").getByText(/^Đã lưu lúc/).waitFor();
    const row = () => page.evaluate(() => document.activeElement.closest("tr")?.querySelector("bdi").textContent);
    await eventually(row, "UBND xã Một");
    await page.getByRole("button", { name: "Hoàn tác" }).click();
    await holds(groups.first(), "");
    await page.getByRole("button", { name: "Làm lại" }).click();
    await holds(groups.first(), "Xã");
    assert.deepEqual(page.problems, []);
  }));
