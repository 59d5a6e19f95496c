// What every page owes its reader: no sideways scrolling, no accessibility fault, focus and title, a clean print.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { withApp } from "./lib/app.mjs";
import { fitsWidth, passesAxe } from "./lib/fit.mjs";
import { allAtOnce, newSheet, openFile, total } from "./lib/sheet.mjs";
import { attribute, counted, eventually, focused, says, unfold } from "./lib/wait.mjs";

const app = withApp({ before, after });

/** Opens the example as a sheet of one's own and gives its id. */
async function keepExample(page) {
  await page.goto(`${app.url}#/vi-du/van-canh`);
  await page.getByRole("button", { name: "Lưu thành phiếu của tôi" }).click();
  await page.locator(".criterion").first().waitFor();
  return (await eventually(() => page.url(), /phieu\/[^/]+/)).match(/phieu\/([^/]+)/)[1];
}

/** The pages, each with what the one before it does not have. */
const PAGES = (id) => [
  ["#/", "#my-sheets"],
  ["#/moi", "#about-name"],
  ["#/tro-giup", ".keys"],
  ["#/vi-du/van-canh", ".summary"],
  ["#/xem/1hong", ".error-summary"],
  ["#/khong-co", 'h1:text-is("Không tìm thấy trang")'],
  [`#/phieu/${id}`, ".criterion"],
  [`#/phieu/${id}/tat-ca`, "#tc-DOSSIER_RECEIVING_SATISFACTION"],
  [`#/phieu/${id}/kiem-tra`, "#answers"],
  [`#/phieu/${id}/ket-qua`, ".summary"],
];

for (const [width, height] of [[360, 740], [768, 1024], [1366, 768]]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`every page at ${width} px, ${colorScheme}: fits its width and passes axe`, () =>
      app.page({ width, height, colorScheme }, async (page) => {
        const id = await keepExample(page);
        for (const [hash, ready] of PAGES(id)) {
          await page.goto(app.url + hash);
          await page.locator(`main ${ready}`).first().waitFor();
          await unfold(page);
          await fitsWidth(page, hash);
          if (hash.includes("tat-ca") && width !== 360) continue; // The same cards as above, six times over.
          await passesAxe(page, hash);
        }
        assert.deepEqual(page.problems, []);
      }));
  }
}

test("a notice passes axe, and lies over the page wherever it is scrolled", () =>
  app.page({ width: 360, height: 740 }, async (page) => {
    await newSheet(page, app.url, "UBND xã Cuộn");
    await allAtOnce(page);
    const field = page.locator("#f-DOSSIER_RECEIVING_SATISFACTION-num");
    await field.scrollIntoViewIfNeeded();
    await page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    });
    await field.fill("1");
    const notice = page.locator(".notice.is-error");
    await notice.waitFor();
    const inView = (box) => box.y >= 0 && box.y + box.height <= 740;
    await eventually(() => notice.boundingBox(), inView, "the notice is in view");
    const state = page.locator(".score-panel").getByText("Chưa lưu được");
    await state.waitFor();
    await eventually(() => state.boundingBox(), inView, "the state is in view");
    const isBelow = ([over, under]) => under.y >= over.y + over.height;
    await eventually(async () => [await notice.boundingBox(), await field.boundingBox()], isBelow, "the field is not under the notice");
    await passesAxe(page);
  }));

test("the total is not under the header, at any width at which both stick", () =>
  app.page({ width: 768, height: 800 }, async (page) => {
    await newSheet(page, app.url, "Ủy ban nhân dân xã có một cái tên rất dài để thử");
    await allAtOnce(page);
    for (const width of [768, 800, 1024, 1199]) {
      await page.setViewportSize({ width, height: 800 });
      await page.evaluate(() => window.scrollTo(0, 1500));
      for (const part of ["[data-total]", ".score-panel .class-word"]) {
        const boxes = () => Promise.all([".app-header", part].map((one) => page.locator(one).boundingBox()));
        await eventually(boxes, ([header, box]) => box.y >= header.y + header.height, `${part} at ${width} px`);
      }
      await eventually(() => page.evaluate(() => document.documentElement.scrollWidth), width);
      await page.locator("#f-ON_TIME-num").focus();
      await page.keyboard.press("Shift+Tab");
      const boxes = () =>
        page.evaluate(() =>
          [document.querySelector(".score-panel"), document.activeElement].map((one) => one.getBoundingClientRect().toJSON()),
        );
      await eventually(boxes, ([panel, one]) => one.top >= panel.bottom, `the focus is under the panel at ${width} px`);
    }
  }));

test("a new page has its title, and the focus on its heading", () =>
  app.page({}, async (page) => {
    await page.goto(app.url);
    await page.getByRole("heading", { level: 1, name: "Thước Đo" }).waitFor();
    const title = (words) => eventually(() => page.title(), words);
    await title("Thước Đo – chấm điểm cải cách hành chính");
    await page.getByRole("link", { name: "Trợ giúp" }).click();
    await page.getByRole("heading", { level: 1, name: "Trợ giúp" }).waitFor();
    await title("Trợ giúp – Thước Đo");
    await page.waitForFunction(() => document.activeElement.tagName === "H1");
    await page.goBack();
    await page.getByRole("heading", { level: 1, name: "Thước Đo" }).waitFor();
    await page.goto(`${app.url}#/vi-du/van-canh`);
    await page.locator(".summary").waitFor();
    await title("Chỉ xem: UBND xã Vân Canh – Thước Đo");
  }));

test("keys: Enter to the next figure, Alt and arrows to the next area, ? to the help", () =>
  app.page({}, async (page) => {
    await newSheet(page, app.url, "UBND xã Phím");
    await page.locator("#f-PUBLISH_ON_TIME-num").focus();
    await page.keyboard.type("5");
    await page.keyboard.press("Enter");
    await page.keyboard.type("10");
    await page.keyboard.press("Enter");
    await focused(page, "f-PUBLIC_UPDATE_ON_TIME-num");
    await total(page, "3,00");
    await page.keyboard.press("Alt+ArrowDown");
    await page.locator("#tc-ON_TIME").waitFor();
    await page.keyboard.press("Alt+ArrowUp");
    await page.locator("#tc-PUBLISH_ON_TIME").waitFor();
    await page.getByRole("heading", { level: 1 }).focus();
    await page.keyboard.press("?");
    await page.getByRole("heading", { level: 1, name: "Trợ giúp" }).waitFor();
  }));

test("checking the answers leads to what is missing", () =>
  app.page({}, async (page) => {
    await newSheet(page, app.url, "UBND xã Thiếu");
    await page.locator("#f-PUBLISH_ON_TIME-num").fill("5");
    await page.locator("#f-PUBLISH_ON_TIME-den").fill("10");
    await page.getByRole("link", { name: "Kiểm tra phiếu" }).click();
    await page.getByText("20 tiêu chí chưa trả lời").waitFor();
    await page.getByText("1 tiêu chí đã chấm nhưng chưa có tài liệu kiểm chứng").waitFor();
    await page.locator("section", { hasText: "20 tiêu chí chưa trả lời" }).getByRole("link").last().click();
    await page.locator("#tc-DOSSIER_RECEIVING_SATISFACTION").waitFor();
    await page.waitForFunction(() => document.activeElement.id === "tc-DOSSIER_RECEIVING_SATISFACTION");
  }));

test("a warning is no fault, and points of an area are seen when they are gone to", () =>
  app.page({}, async (page) => {
    await newSheet(page, app.url, "UBND xã Nhắc");
    await page.locator("#f-DOSSIER_SYNC-num").fill("0");
    await page.locator("#f-DOSSIER_SYNC-den").fill("0");
    await page.getByRole("link", { name: "Kiểm tra phiếu" }).click();
    await page.getByRole("heading", { name: "Có 1 điều nên xem lại" }).waitFor();
    await counted(page.getByText("điều cần sửa"), 0);
    await page.getByRole("link", { name: "Trở lại chấm điểm" }).click();
    await page.getByText("Chỉ biết điểm của cả nhóm?").click();
    await page.locator("#f-CKMB-points").fill("999");
    await page.reload();
    await page.locator("#f-CKMB-points").waitFor();
    await page.locator("#f-CKMB-points").fill("");
    await page.locator("#f-CKMB-points").fill("998");
    await page.getByRole("link", { name: "Kiểm tra phiếu" }).click();
    await page.locator(".error-summary").getByRole("link").first().click();
    await page.locator("#f-CKMB-points").waitFor();
    await attribute(page.locator("#f-CKMB-points"), "aria-describedby", "problems-CKMB");
    await says(page.locator("#problems-CKMB"), /998/);
  }));

test("where nothing can be copied, the link is selected for copying by hand", () =>
  app.page({}, async (page) => {
    await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
    await page.goto(`${app.url}#/vi-du/van-canh`);
    await page.getByRole("button", { name: "Chép liên kết" }).click();
    await page.getByText("Liên kết đã được chọn sẵn").waitFor();
    await page.waitForFunction(() => {
      const field = document.activeElement;
      return field.id === "share-link" && field.selectionEnd - field.selectionStart === field.value.length;
    });
  }));

test("a long sheet warns of its link and offers the file", () =>
  app.page({}, async (page) => {
    // Letters without a pattern, so that deflate cannot shorten them much.
    let seed = 766;
    const letter = () => String.fromCharCode(97 + ((seed = (seed * 48271) % 2147483647) % 26));
    const note = Array.from({ length: 3000 }, letter).join("");
    const answers = Object.fromEntries(
      ["ON_TIME", "PUBLISH_ON_TIME"].map((id, i) => [id, { points: "1", note: note.slice(i * 500, 2500 + i * 500) }]),
    );
    const file = {
      format: "thuocdo.assessment", version: 1, framework: { id: "qd766-2022" }, unit: { name: "UBND xã Dài" },
      period: "2026", answers,
    };
    await openFile(page, app.url, "dai.json", JSON.stringify(file));
    await page.getByRole("link", { name: "Xem kết quả", exact: true }).click();
    await page.getByRole("button", { name: "Chép liên kết" }).click();
    await page.getByText(/Liên kết dài hơn 2\.000 ký tự.*Nên gửi bằng tệp/).waitFor();
  }));

test("the print is a clean A4 sheet: no buttons, every criterion, the result, places to sign", () =>
  app.page({}, async (page) => {
    await page.goto(`${app.url}#/vi-du/van-canh`);
    await page.locator(".summary").waitFor();
    await page.getByRole("button", { name: "In phiếu" }).waitFor();
    await page.emulateMedia({ media: "print" });
    const sheet = page.locator(".print-sheet");
    await sheet.waitFor();
    await page.locator(".app-header").waitFor({ state: "hidden" });
    await page.getByRole("button", { name: "In phiếu", includeHidden: true }).waitFor({ state: "hidden" });
    for (const part of ["PHIẾU CHẤM ĐIỂM", "UBND XÃ VÂN CANH", "Độc lập - Tự do - Hạnh phúc", "75,34", "Khá", "THỦ TRƯỞNG ĐƠN VỊ"]) {
      await says(sheet, (text) => text.includes(part), part);
    }
    await counted(sheet.locator("tbody tr"), 31, "30 nodes and the total");
    const pdf = await page.pdf({ preferCSSPageSize: true });
    assert.ok(pdf.length > 10_000);
  }));

test("pages without a score sheet are printed as they are", () =>
  app.page({}, async (page) => {
    await newSheet(page, app.url, "UBND xã In");
    await page.emulateMedia({ media: "print" });
    await page.locator(".app-header").waitFor({ state: "hidden" });
    await page.getByRole("heading", { level: 1, name: "UBND xã In" }).waitFor();
  }));

test("a note of several lines is shown and printed in its lines", () =>
  app.page({}, async (page) => {
    await newSheet(page, app.url, "UBND xã Ghi Chú");
    const card = page.locator("#tc-PUBLISH_ON_TIME");
    await card.getByText("Tài liệu kiểm chứng, ghi chú").click();
    await card.getByLabel("Ghi chú").fill("Dòng một\nDòng hai");
    await page.getByRole("link", { name: "Xem kết quả", exact: true }).click();
    await says(page.locator(".outcome .note-text"), "Dòng một\nDòng hai");
    await page.emulateMedia({ media: "print" });
    await says(page.locator(".print-sheet .note-text"), "Dòng một\nDòng hai");
  }));
