// Nothing is ever lost: several drafts, undo, two tabs, a full store, what cannot be read, what was removed.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newPage, withApp } from "./lib/app.mjs";
import { drafts, figure, newSheet, openFile, saved, total, type } from "./lib/sheet.mjs";
import { counted, eventually, holds, says } from "./lib/wait.mjs";

const app = withApp({ before, after });

test("two drafts stand side by side, each with its own figures", () =>
  app.page({}, async (page) => {
    for (const [name, num] of [["UBND xã Một", "10"], ["UBND xã Hai", "20"]]) {
      await newSheet(page, app.url, name);
      await type(page, "PUBLISH_ON_TIME", "num", num);
      await type(page, "PUBLISH_ON_TIME", "den", "40");
      await saved(page);
    }
    for (const [name, points] of [["UBND xã Một", "1,50"], ["UBND xã Hai", "3,00"]]) {
      await page.goto(app.url);
      const row = page.locator("li.row", { hasText: name });
      await says(row, /1\/21/);
      await row.getByRole("link", { name }).first().click();
      await page.locator(".criterion").first().waitFor();
      await total(page, points);
    }
    assert.deepEqual(page.problems, []);
  }));

test("undo and redo, by key and by button, back to the empty field", () =>
  app.page({}, async (page) => {
    await newSheet(page, app.url, "UBND xã Thử");
    await type(page, "PUBLISH_ON_TIME", "num", "12");
    await type(page, "PUBLISH_ON_TIME", "den", "48");
    await total(page, "1,50");
    await page.keyboard.press("Control+z");
    await holds(figure(page, "PUBLISH_ON_TIME", "den"), "");
    await page.keyboard.press("Control+z");
    await holds(figure(page, "PUBLISH_ON_TIME", "num"), "", "keystrokes of one field are one step");
    await page.keyboard.press("Control+y");
    await page.getByRole("button", { name: "Làm lại" }).click();
    await total(page, "1,50");
    await eventually(() => page.getByRole("button", { name: "Làm lại" }).isDisabled(), true);
    await page.getByRole("button", { name: "Hoàn tác" }).click();
    await holds(figure(page, "PUBLISH_ON_TIME", "den"), "");
    assert.deepEqual(page.problems, []);
  }));

test("leaving the page in the middle of a word keeps it", () =>
  app.page({}, async (page) => {
    await newSheet(page, app.url, "UBND xã Vội");
    await type(page, "PUBLISH_ON_TIME", "num", "12 hồ");
    await page.reload();
    await page.locator(".criterion").first().waitFor();
    await holds(figure(page, "PUBLISH_ON_TIME", "num"), "12 hồ");
    assert.deepEqual(page.problems, []);
  }));

test("two tabs on one draft: the second is told, and nobody is overwritten", async () => {
  const first = await newPage(app.browser, {});
  await newSheet(first, app.url, "UBND xã Hai Thẻ");
  await saved(first);
  const second = await first.context().newPage();
  await second.goto(first.url());
  await second.locator(".criterion").first().waitFor();
  await type(second, "PUBLISH_ON_TIME", "num", "2");
  await type(second, "PUBLISH_ON_TIME", "den", "4");
  await saved(second);
  await first.getByText("Phiếu này vừa được sửa ở thẻ khác").first().waitFor();
  await type(first, "PUBLISH_ON_TIME", "num", "1");
  await type(first, "PUBLISH_ON_TIME", "den", "4");
  await first.getByText("Đã lưu thành bản sao").waitFor();
  const kept = async () => (await drafts(first)).map((draft) => draft.assessment.answers.PUBLISH_ON_TIME.figures.num).sort();
  await eventually(kept, ["1", "2"]);
  assert.deepEqual(first.problems, []);
  await first.context().close();
});

test("the newest version can be loaded instead", async () => {
  const first = await newPage(app.browser, {});
  await newSheet(first, app.url, "UBND xã Mới Nhất");
  await saved(first);
  const second = await first.context().newPage();
  await second.goto(first.url());
  await type(second, "PUBLISH_ON_TIME", "num", "2");
  await type(second, "PUBLISH_ON_TIME", "den", "4");
  await saved(second);
  await first.getByRole("button", { name: "Mở bản mới nhất" }).first().click();
  await total(first, "3,00");
  assert.equal((await drafts(first)).length, 1);
  await first.context().close();
});

test("a full store is told at once, and the sheet can be saved to a file", () =>
  app.page({}, async (page) => {
    await newSheet(page, app.url, "UBND xã Đầy");
    await saved(page);
    await page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    });
    await type(page, "PUBLISH_ON_TIME", "num", "1");
    await page.getByText("Bộ nhớ của trình duyệt đã đầy").waitFor();
    await says(page.locator(".app-header .saved-state"), "Chưa lưu được");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.locator(".notice").getByRole("button", { name: "Lưu tệp" }).click(),
    ]);
    assert.match(download.suggestedFilename(), /^phieu-qd766-2022-ubnd-xa-day-2026\.json$/);
    assert.deepEqual(page.problems, []);
  }));

test("a sheet that could not be saved stays open, and gives way once there is room", () =>
  app.page({}, async (page) => {
    await newSheet(page, app.url, "UBND xã Một");
    await saved(page);
    await newSheet(page, app.url, "UBND xã Hai");
    await saved(page);
    await page.evaluate(() => {
      const set = Storage.prototype.setItem;
      Storage.prototype.setItem = function (key, text) {
        if (!window.room) throw new DOMException("full", "QuotaExceededError");
        set.call(this, key, text);
      };
    });
    await type(page, "PUBLISH_ON_TIME", "num", "1");
    await page.getByText("Bộ nhớ của trình duyệt đã đầy").waitFor();
    await page.getByRole("link", { name: "Thước Đo" }).click();
    const other = page.getByRole("link", { name: /UBND xã Một/ }).first();
    await other.click();
    await page.getByText("trang kia chưa được mở").waitFor();
    await page.getByRole("heading", { level: 1, name: "UBND xã Hai" }).waitFor();
    await eventually(() => page.url(), /tat-ca$/);
    await holds(figure(page, "PUBLISH_ON_TIME", "num"), "1");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.locator(".notice").getByRole("button", { name: "Lưu tệp" }).last().click(),
    ]);
    assert.match(download.suggestedFilename(), /ubnd-xa-hai/);
    await page.evaluate(() => (window.room = true));
    await page.getByRole("link", { name: "Thước Đo" }).click();
    await other.click();
    await page.getByRole("heading", { level: 1, name: "UBND xã Một" }).waitFor();
    const kept = async () => {
      const other = (await drafts(page)).find((draft) => draft.assessment.unit.name === "UBND xã Hai");
      return other.assessment.answers.PUBLISH_ON_TIME?.figures.num;
    };
    await eventually(kept, "1");
    assert.deepEqual(page.problems, []);
  }));

test("in a full store a sheet can be removed, restored, and removed for good", () =>
  app.page({}, async (page) => {
    await newSheet(page, app.url, "UBND xã Chật");
    await saved(page);
    await page.goto(app.url);
    await page.evaluate(() => {
      // All room but a few letters.
      const room = "x".repeat(1024);
      for (let at = 0, step = 4096; step >= 1; ) {
        try {
          localStorage.setItem(`x${at}`, step >= 1024 ? room.repeat(step / 1024) : "x".repeat(step));
          at += 1;
        } catch {
          step = Math.floor(step / 2);
        }
      }
      localStorage.removeItem("x0");
      localStorage.setItem("x0", "x".repeat(4000));
    });
    await page.getByRole("button", { name: "Xóa phiếu UBND xã Chật" }).click();
    await page.getByText("Phiếu đã xóa (1)").click();
    await page.locator(".removed").getByRole("button", { name: "Khôi phục" }).click();
    await page.getByRole("button", { name: "Xóa phiếu UBND xã Chật" }).click();
    await page.getByText("Phiếu đã xóa (1)").click();
    await page.getByRole("button", { name: "Xóa hẳn" }).click();
    await eventually(() => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("thuocdo."))), []);
  }));

test("undo in the form for the unit is the browser's, and the form follows undo from elsewhere", () =>
  app.page({}, async (page) => {
    await newSheet(page, app.url, "UBND xã Cũ");
    await type(page, "PUBLISH_ON_TIME", "num", "1");
    await page.getByText("Sửa đơn vị, kỳ đánh giá").click();
    const name = page.getByLabel("Tên đơn vị");
    await name.click();
    await name.pressSequentially("x");
    await page.keyboard.press("Control+z");
    await holds(figure(page, "PUBLISH_ON_TIME", "num"), "1", "the figure is not undone");
    await name.fill("UBND xã Mới");
    await page.getByRole("button", { name: "Cập nhật" }).click();
    await page.getByRole("heading", { level: 1, name: "UBND xã Mới" }).waitFor();
    await page.getByRole("button", { name: "Hoàn tác" }).click();
    await page.getByRole("heading", { level: 1, name: "UBND xã Cũ" }).waitFor();
    await holds(name, "UBND xã Cũ");
  }));

test("a draft that cannot be read is listed, kept, and saved as it is", () =>
  app.page({}, async (page) => {
    await page.goto(app.url);
    await page.evaluate(() => {
      localStorage.setItem("thuocdo.draft.hong", '{"format":"thuocdo.draft","version":1,"id":');
      localStorage.setItem("thuocdo.draft.moi", '{"format":"thuocdo.draft","version":99}');
    });
    await page.reload();
    await page.getByText("Phiếu không đọc được").first().waitFor();
    await counted(page.getByText("Phiếu không đọc được"), 2);
    await page.getByText(/F03: Tệp bị cắt ngang/).waitFor();
    await page.getByText(/F07: Tệp do phiên bản mới hơn/).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Lưu nguyên văn ra tệp" }).first().click(),
    ]);
    assert.match(download.suggestedFilename(), /^thuocdo\.draft\..*\.json$/);
    assert.equal(await page.evaluate(() => Object.keys(localStorage).length), 2);
  }));

test("a removed draft can be restored", () =>
  app.page({}, async (page) => {
    await newSheet(page, app.url, "UBND xã Lỡ Tay");
    await page.goto(app.url);
    await page.getByRole("button", { name: "Xóa phiếu UBND xã Lỡ Tay" }).click();
    await page.locator(".notice").getByRole("button", { name: "Khôi phục" }).click();
    await page.getByRole("link", { name: /UBND xã Lỡ Tay/ }).first().waitFor();
    await page.getByRole("button", { name: "Xóa phiếu UBND xã Lỡ Tay" }).click();
    await page.reload();
    await page.getByText("Phiếu đã xóa (1)").click();
    await page.locator(".removed").getByRole("button", { name: "Khôi phục" }).click();
    await page.getByRole("link", { name: /UBND xã Lỡ Tay/ }).first().waitFor();
    assert.deepEqual(page.problems, []);
  }));

test("everything that a stopped app saved comes back from its rescue file", () =>
  app.page({}, async (page) => {
    await newSheet(page, app.url, "UBND xã Cứu");
    await saved(page);
    const entries = await page.evaluate(() => ({ ...localStorage }));
    await page.evaluate(() => localStorage.clear());
    await openFile(page, app.url, "cuu.json", JSON.stringify({ format: "thuocdo.rescue", version: 1, entries }));
    await page.getByText("Đã khôi phục 1 phiếu từ tệp dự phòng.").waitFor();
    await page.getByRole("link", { name: /UBND xã Cứu/ }).first().waitFor();
    const [[key, text]] = Object.entries(entries);
    const removed = { [key.replace("draft", "removed")]: text };
    await openFile(page, app.url, "cuu.json", JSON.stringify({ format: "thuocdo.rescue", version: 1, entries: removed }));
    await page.getByText("1 phiếu đã xóa trước đó nằm ở mục “Phiếu đã xóa”.").waitFor();
    await page.getByText("Phiếu đã xóa (1)").waitFor();
    await openFile(page, app.url, "cuu.json", JSON.stringify({ format: "thuocdo.rescue", version: 9, entries }));
    await page.getByText(/F07: Tệp do phiên bản mới hơn/).waitFor();
    await eventually(async () => (await drafts(page)).length, 1);
  }));
