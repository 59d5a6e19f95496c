// The units of a round come and go: what was said of one of them goes to no other, and the focus stays near.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { withApp } from "./lib/app.mjs";
import { newRound } from "./lib/round.mjs";
import { eventually, holds, ticked } from "./lib/wait.mjs";

const app = withApp({ before, after });

const sheet = (name, answers) => ({
  format: "thuocdo.assessment",
  version: 1,
  framework: { id: "qd766-2022" },
  unit: { name },
  period: "2026",
  answers,
});
const file = (one, at = 0) => ({
  name: `phieu-${at}.json`,
  mimeType: "application/json",
  buffer: Buffer.from(JSON.stringify(one)),
});

const takeOut = (page, name) => page.getByRole("button", { name: `Bỏ khỏi đợt: ${name}` });

test("a sheet that waits goes to no other unit when units are taken out", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await newRound(page, app.url, ["UBND xã Một", "UBND xã Hai", "UBND xã Ba"]);
    const row = page.locator(".preview-table tbody tr");
    await page.locator("#take-files").setInputFiles([file(sheet("UBND xã Hải", { CKMB: { points: "12" } }))]);
    await page.locator("#whose-0").fill("UBND xã Hai");
    await page.locator("#whose-0").press("Tab");
    await row.getByText("Nộp lần đầu").waitFor();
    // One before it is taken out: the sheet is still of the same unit.
    await takeOut(page, "UBND xã Một").click();
    await page.getByText("Đã nộp 0/2 đơn vị").waitFor();
    await holds(page.locator("#whose-0"), "UBND xã Hai");
    // Its own is taken out: that is said, and nothing of it is taken.
    await takeOut(page, "UBND xã Hai").click();
    await row.getByText("“UBND xã Hai” không còn trong đợt. Hãy chọn lại đơn vị.").waitFor();
    await ticked(row.getByRole("checkbox").first(), false);
    await page.getByRole("button", { name: "Nhận các phiếu đã chọn" }).click();
    await page.getByText("1 phiếu còn chờ vì đơn vị đã chọn không còn trong đợt.").waitFor();
    await page.getByText("Đã nộp 0/1 đơn vị").waitFor();
    // Undo brings the unit back, and with it what was said.
    await page.getByRole("button", { name: "Hoàn tác" }).click();
    await row.getByText("Nộp lần đầu").waitFor();
    await holds(page.locator("#whose-0"), "UBND xã Hai");
    await ticked(row.getByRole("checkbox").first(), true);
    await page.getByRole("button", { name: "Nhận các phiếu đã chọn" }).click();
    await page.getByText("Đã nộp 1/2 đơn vị").waitFor();
    await holds(page.getByLabel("Ngày nhận: UBND xã Hai"), /^\d{4}-\d\d-\d\d$/);
    await holds(page.getByLabel("Ngày nhận: UBND xã Ba"), "");
    assert.deepEqual(page.problems, []);
  }));

test("a sheet whose unit is nearly one of the round is told before it is taken", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await newRound(page, app.url, ["UBND xã Vân Canh", "UBND phường Hòa Bình"]);
    const row = page.locator(".preview-table tbody tr");
    // Nothing shows that what stands behind the dash is a province.
    const other = sheet("xã Vân Canh - Gia Lai", { CKMB: { points: "12" } });
    const toned = sheet("phường Hoà Bình", { CKMB: { points: "11" } });
    await page.locator("#take-files").setInputFiles([file(other), file(toned, 1)]);
    const hint = "Có thể là “UBND xã Vân Canh” trong đợt: tên chỉ khác phần ghi tỉnh.";
    await row.nth(0).getByText(hint).waitFor();
    await row.nth(0).getByText("Đơn vị mới").waitFor();
    await row.nth(1).getByText("Nộp lần đầu").waitFor();
    await page.locator("#whose-0").fill("UBND xã Vân Canh");
    await page.locator("#whose-0").press("Tab");
    await row.nth(0).getByText("Nộp lần đầu").waitFor();
    assert.equal(await row.getByText(hint).count(), 0);
    assert.deepEqual(page.problems, []);
  }));

test("the province behind a name is taken away, and the preview says as whom the sheet is taken", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await newRound(page, app.url, ["UBND xã Chư Krêy", "UBND xã Vân Canh", "UBND phường Hòa Bình"]);
    const row = page.locator(".preview-table tbody tr");
    const names = ["xã Chư Krêy, tỉnh Gia Lai", "xã Vân Canh - Gia Lai", "phường Khác (Gia Lai)"];
    await page.locator("#paste-sheets").fill(["Đơn vị\tCKMB", ...names.map((name, at) => `${name}\t${at + 5}`)].join("\n"));
    await page.getByRole("button", { name: "Đọc nội dung đã dán" }).click();
    await row.nth(0).getByText("Ghép với “UBND xã Chư Krêy” trong đợt: tên trong tệp chỉ thêm “tỉnh Gia Lai”.").waitFor();
    await row.nth(1).getByText("Ghép với “UBND xã Vân Canh” trong đợt: tên trong tệp chỉ thêm “Gia Lai”.").waitFor();
    await row.nth(2).getByText("Đơn vị mới").waitFor();
    // Somebody who knows better says another unit.
    await page.locator("#whose-1").fill("UBND phường Hòa Bình");
    await page.locator("#whose-1").press("Tab");
    await eventually(() => row.getByText(/^Ghép với/).count(), 1);
    await page.getByRole("button", { name: "Nhận các phiếu đã chọn" }).click();
    await page.getByText("Đã nộp 3/4 đơn vị").waitFor();
    await holds(page.getByLabel("Ngày nhận: UBND xã Chư Krêy"), /^\d{4}-\d\d-\d\d$/);
    await holds(page.getByLabel("Ngày nhận: UBND xã Vân Canh"), "");
    assert.deepEqual(page.problems, []);
  }));

test("a field that tells its day after its row was made again writes to its own unit", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await newRound(page, app.url, ["UBND xã Một", "UBND xã Hai", "UBND xã Ba"]);
    // The field of Hai is still held when Một goes; it tells its value then.
    const field = await page.getByLabel("Ngày nhận: UBND xã Hai").elementHandle();
    await takeOut(page, "UBND xã Một").click();
    await page.getByText("Đã nộp 0/2 đơn vị").waitFor();
    await field.evaluate((one) => {
      one.value = "2026-11-20";
      one.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
    });
    // Told by a field that is off the page, it counts for its unit or for nobody.
    await page.waitForTimeout(100);
    await holds(page.getByLabel("Ngày nhận: UBND xã Ba"), "");
    assert.ok(["", "2026-11-20"].includes(await page.getByLabel("Ngày nhận: UBND xã Hai").inputValue()));
    assert.deepEqual(page.problems, []);
  }));

test("the focus stays in the step when what had it goes", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await newRound(page, app.url, ["UBND xã Một", "UBND xã Hai"]);
    const focusIn = (selector) => page.waitForFunction((one) => document.activeElement.matches(one), selector);
    await page.locator("#take-files").setInputFiles([file(sheet("UBND xã Hải", {})), file(sheet("UBND xã Ba", {}), 1)]);
    // A unit is named: its table is made again, and the field is there as before.
    for (const key of ["Enter", "Tab"]) {
      await page.locator("#whose-0").fill(key === "Enter" ? "UBND xã Hai" : "UBND xã Một");
      await page.locator("#whose-0").press(key);
      await focusIn(".preview-table *");
    }
    const drop = page.locator(".preview-table").getByRole("button", { name: /^Bỏ phiếu này/ });
    await drop.first().focus();
    await page.keyboard.press("Enter");
    await focusIn("#preview-title");
    await page.getByRole("button", { name: "Bỏ, không nhận" }).focus();
    await page.keyboard.press("Enter");
    await focusIn("#round-units");
    // A round that is deleted leaves it at the list.
    await page.goto(`${app.url}#/dot`);
    const remove = page.getByRole("button", { name: "Xóa đợt" });
    await remove.focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await focusIn("#my-rounds");
    // What is missing in a form has the focus.
    await page.getByRole("button", { name: "Lập đợt đánh giá" }).click();
    await focusIn("#round-title");
    assert.deepEqual(page.problems, []);
  }));

test("when a unit is taken out, the focus goes to the one in its place", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await newRound(page, app.url, ["UBND xã Một", "UBND xã Hai", "UBND xã Ba"]);
    for (const [name, next] of [
      ["UBND xã Hai", "UBND xã Ba"],
      ["UBND xã Ba", "UBND xã Một"],
      ["UBND xã Một", "Các đơn vị"],
    ]) {
      await takeOut(page, name).focus();
      await page.keyboard.press("Enter");
      await eventually(() => page.evaluate(() => document.activeElement.innerText.trim()), next);
    }
    assert.deepEqual(page.problems, []);
  }));
