// What bad input gets: a sentence that says what is wrong, where, and what to do; and nothing is lost.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { withApp } from "./lib/app.mjs";
import { drafts, figure, newSheet, openFile, saved, total, type } from "./lib/sheet.mjs";
import { attribute, counted, eventually, focused, holds, says } from "./lib/wait.mjs";

const app = withApp({ before, after });

test("wrong figures are said under their field and kept as typed", () =>
  app.page({}, async (page) => {
    await newSheet(page, app.url, "UBND xã Sai Số");
    await type(page, "PUBLISH_ON_TIME", "den", "40");
    const table = [
      ["50", /Tử số \(50\) lớn hơn mẫu số \(40\) ở tiêu chí 1\.1\. Kiểm tra lại hai số này; điểm tạm tính là 6\./],
      ["-3", /Tử số \(−3\) ở tiêu chí 1\.1 không được âm/],
      ["1234567890123456789012345678901", /quá dài: tối đa 15 chữ số phần nguyên/],
      ["mười", /“mười” ở tiêu chí 1\.1 không phải là số/],
      ["3,5", /Tử số \(3,5\) ở tiêu chí 1\.1 phải là số nguyên/],
      ["1.234", /“1\.234” ở tiêu chí 1\.1 có thể hiểu là 1234 hoặc 1,234/],
    ];
    for (const [text, sentence] of table) {
      await type(page, "PUBLISH_ON_TIME", "num", text);
      await page.locator("#tc-PUBLISH_ON_TIME .problem.is-error").getByText(sentence).waitFor();
      await page.keyboard.press("Tab");
      await saved(page);
      await page.reload();
      await page.locator(".criterion").first().waitFor();
      await holds(figure(page, "PUBLISH_ON_TIME", "num"), text, "kept as typed");
    }
    assert.deepEqual(page.problems, []);
  }));

test("1.234 is asked about, and the answer is taken", () =>
  app.page({}, async (page) => {
    await newSheet(page, app.url, "UBND xã Hỏi Lại");
    await type(page, "PUBLISH_ON_TIME", "num", "1.234");
    await type(page, "PUBLISH_ON_TIME", "den", "2468");
    await page.locator(".ambiguous").getByRole("button", { name: "1234", exact: true }).click();
    await holds(figure(page, "PUBLISH_ON_TIME", "num"), "1234");
    await total(page, "3,00");
    await counted(page.locator(".ambiguous"), 0);
  }));

test("points take a comma or a point, and what is above the maximum is said", () =>
  app.page({}, async (page) => {
    await newSheet(page, app.url, "UBND xã Điểm");
    const card = page.locator("#tc-PUBLISH_ON_TIME");
    await card.getByLabel("Chỉ biết điểm").check();
    for (const text of ["5,25", "5.25"]) {
      await type(page, "PUBLISH_ON_TIME", "points", text);
      await total(page, "5,25");
    }
    await type(page, "PUBLISH_ON_TIME", "points", "7");
    await card.getByText("Điểm (7) ở tiêu chí 1.1 lớn hơn điểm tối đa (6)").waitFor();
    await total(page, "6,00");
  }));

test("points of an area stand for its criteria, and figures below them are told", () =>
  app.page({}, async (page) => {
    await newSheet(page, app.url, "UBND xã Nhóm");
    await type(page, "PUBLISH_ON_TIME", "num", "1");
    await type(page, "PUBLISH_ON_TIME", "den", "2");
    await page.getByText("Chỉ biết điểm của cả nhóm?").click();
    await type(page, "CKMB", "points", "11,79");
    await total(page, "11,79");
    await page.getByText("Đã nhập điểm của cả nhóm ở nhóm 1 nên số liệu ở tiêu chí 1.1 không được cộng nữa").waitFor();
    await page.getByRole("button", { name: "Bỏ điểm nhóm" }).click();
    await total(page, "3,00");
  }));

test("a new sheet without a name or with an impossible year says both", () =>
  app.page({}, async (page) => {
    await page.goto(`${app.url}#/moi`);
    await page.getByLabel("Năm đánh giá").fill("26");
    await page.getByRole("button", { name: "Bắt đầu chấm điểm" }).click();
    await page.getByText("Chưa nhập tên đơn vị").waitFor();
    await page.getByText("Năm phải từ 1990 đến 2199").waitFor();
    await focused(page, "about-name");
  }));

test("a fault in the closed part of the form opens it, and a code is never too long to be read again", () =>
  app.page({}, async (page) => {
    await page.goto(`${app.url}#/moi`);
    await page.getByLabel("Tên đơn vị").fill("UBND xa\u0303 Ma\u0303");
    await page.getByText("Thông tin thêm").click();
    await page.getByLabel("Mẫu số riêng").fill("không");
    await page.getByLabel("Mã định danh").pressSequentially("H".repeat(70));
    await page.getByText("Thông tin thêm").click();
    await page.getByRole("button", { name: "Bắt đầu chấm điểm" }).click();
    await page.getByText("Mẫu số riêng phải là số lớn hơn 0").waitFor();
    await page.waitForFunction(() => document.activeElement.id === "about-attainable");
    await page.getByLabel("Mẫu số riêng").fill("");
    await page.getByRole("button", { name: "Bắt đầu chấm điểm" }).click();
    await page.getByRole("heading", { level: 1, name: "UBND xã Mã", exact: true }).waitFor();
    const unit = { name: "UBND xã Mã", code: "H".repeat(64) };
    await eventually(async () => (await drafts(page))[0].assessment.unit, unit);
    await page.reload();
    await page.getByRole("heading", { level: 1, name: "UBND xã Mã" }).waitFor();
  }));

test("only the figure that is wrong is marked, and the fault of a link is said", () =>
  app.page({}, async (page) => {
    await newSheet(page, app.url, "UBND xã Đánh Dấu");
    const marked = async (wanted, what) => {
      const fields = ["num", "den"].map((name) => figure(page, "PUBLISH_ON_TIME", name));
      await eventually(() => Promise.all(fields.map((field) => field.getAttribute("aria-invalid"))), wanted, what);
    };
    await type(page, "PUBLISH_ON_TIME", "den", "40");
    for (const text of ["-3", "3,5", "mười"]) {
      await type(page, "PUBLISH_ON_TIME", "num", text);
      await marked(["true", null], text);
    }
    await type(page, "PUBLISH_ON_TIME", "num", "50");
    await marked(["true", "true"], "50 of 40");
    await page.goto(app.url);
    await page.locator("#link-field").fill("https://example.com/");
    await page.getByRole("button", { name: "Xem", exact: true }).click();
    await page.getByRole("alert").getByText("Đây không phải liên kết của Thước Đo").waitFor();
    await attribute(page.locator("#link-field"), "aria-describedby", "link-error");
  }));

test("texts in loose marks are composed while they are typed, and the caret stays", () =>
  app.page({}, async (page) => {
    await newSheet(page, app.url, "UBND xã Gõ");
    const card = page.locator("#tc-PUBLISH_ON_TIME");
    await card.getByText("Tài liệu kiểm chứng, ghi chú").click();
    const note = card.getByLabel("Ghi chú");
    await note.fill("xy");
    await note.evaluate((field) => field.setSelectionRange(1, 1));
    for (const letter of ["a", "\u0302", "\u0301", "n"]) await page.keyboard.insertText(letter);
    await holds(note, "xấny");
    await eventually(() => note.evaluate((field) => field.selectionStart), 3, "the caret");
    await card.getByRole("button", { name: "Thêm tài liệu" }).click();
    await card.getByText("ghi chú (có ghi chú)").waitFor();
    await card.getByRole("button", { name: "Bỏ tài liệu này" }).click();
    await page.waitForFunction(() => document.activeElement.id === "ev-PUBLISH_ON_TIME-add");
  }));

const sheet = (change = {}) =>
  JSON.stringify({
    format: "thuocdo.assessment",
    version: 1,
    framework: { id: "qd766-2022" },
    unit: { name: "UBND xã Tệp" },
    period: "2026",
    answers: {},
    ...change,
  });

test("files that cannot be opened say why, and nothing is kept of them", () =>
  app.page({}, async (page) => {
    const table = [
      ["trống.json", "", /F01: Tệp trống/],
      ["khác.json", sheet({ format: "other" }), /F06: Đây không phải tệp cần mở: trường “format” là “other”/],
      ["mới.json", sheet({ version: 7 }), /F07: Tệp do phiên bản mới hơn/],
      ["cắt.json", sheet().slice(0, -20), /F03: Tệp bị cắt ngang/],
      ["ảnh.png", Buffer.from([0x89, 0x50, 0xff, 0xfe, 0x00]), /F05: Tệp không phải văn bản UTF-8/],
      ["lớn.json", Buffer.alloc(50_000_000, 32), /F02: Tệp nặng/],
      ["lạ.json", sheet({ bonus: 1, unit: { name: "", x: 1 } }), /F09: Có trường lạ “bonus”/],
      ["lạ.json", sheet({ bonus: 1, unit: { name: "", x: 1 } }), /F15: Chưa có tên đơn vị/],
      ["bộ.json", sheet({ framework: { id: "khong-co" } }), /A01: Bộ tiêu chí “khong-co” không có/],
    ];
    for (const [name, text, sentence] of table) {
      await openFile(page, app.url, name, text);
      await page.locator(".notice.is-error").getByText(sentence).first().waitFor();
      assert.deepEqual(await drafts(page), [], name);
    }
    assert.deepEqual(page.problems, []);
  }));

test("unknown node ids are kept, told, and do not travel in a link", () =>
  app.page({}, async (page) => {
    await openFile(page, app.url, "lạ.json", sheet({ answers: { on_time: { points: "3" } } }));
    await page.locator(".criterion").first().waitFor();
    await page.getByRole("link", { name: "Kiểm tra phiếu" }).click();
    await page.getByText(/Mã “on_time” không có trong bộ tiêu chí.*Có phải là “ON_TIME”/).waitFor();
    await page.getByRole("link", { name: "Xem kết quả", exact: true }).click();
    await page.getByRole("button", { name: "Chép liên kết" }).click();
    await page.getByText(/liên kết không chứa được/).waitFor();
    await eventually(async () => (await drafts(page))[0].assessment.answers, { on_time: { points: "3" } });
  }));

test("names with markup, turned letters and loose marks do no harm", () =>
  app.page({}, async (page) => {
    const names = ["<script>alert(1)</script>", "xã \u202ehnac nâv", "xa\u0303 Va\u0302n Canh"];
    const shown = ["<script>alert(1)</script>", "xã [U+202E]hnac nâv", "xã Vân Canh"];
    for (const [i, name] of names.entries()) {
      await openFile(page, app.url, "tên.json", sheet({ unit: { name } }));
      await page.getByRole("heading", { level: 1, name: shown[i], exact: true }).waitFor();
    }
    assert.deepEqual(page.problems, []);
  }));

test("a broken link says so, whatever is broken, and shows no number", () =>
  app.page({}, async (page) => {
    await page.goto(`${app.url}#/vi-du/van-canh`);
    await page.getByRole("button", { name: "Chép liên kết" }).click();
    const link = await holds(page.locator("#share-link"), /#\/xem\/1/);
    const payload = link.split("#/xem/")[1];
    const flipped = (at) => payload.slice(0, at) + (payload[at] === "A" ? "B" : "A") + payload.slice(at + 1);
    const broken = [
      ["", /L01/],
      ["9" + payload.slice(1), /L03: Liên kết này do phiên bản mới hơn/],
      [payload.slice(0, -1), /L0[45]/],
      [payload + "A", /L0[45]/],
      [payload + "==", /L04: Liên kết có ký tự lạ/],
      [payload + "/", /L04/],
      [`${payload.slice(0, 9)}/${payload.slice(9)}`, /L04/],
      ...[1, 2, 10, 50, 100, payload.length - 1].map((at) => [flipped(at), /L0[456]/]),
    ];
    for (const [text, code] of broken) {
      await page.goto("about:blank");
      await page.goto(`${app.url}#/xem/${text}`);
      await page.getByRole("heading", { name: "Không mở được" }).waitFor();
      await says(page.locator(".error-summary"), code);
      await counted(page.locator("[data-total]"), 0);
    }
    assert.deepEqual(page.problems, []);
  }));

test("a file beside the app opens read-only, and no other address is asked", () =>
  app.page({}, async (page) => {
    await page.route("**/ket-qua/xa.json", (route) =>
      route.fulfill({ body: sheet({ answers: { ON_TIME: { figures: { num: "1", den: "2" } } } }) }),
    );
    await page.goto(`${app.url}#/xem?tep=ket-qua/xa.json`);
    await page.locator(".summary").waitFor();
    await total(page, "10,00");
    for (const path of ["https://example.com/a.json", "//example.com/a", "../a.json", "/a.json"]) {
      await page.goto("about:blank");
      await page.goto(`${app.url}#/xem?tep=${encodeURIComponent(path)}`);
      await page.getByText("Chỉ mở được tệp nằm cùng thư mục với trang này").waitFor();
    }
    // What was asked for before is seen, so what is not seen was not asked for.
    assert.ok(page.requested.some((url) => url.endsWith("ket-qua/xa.json")));
    assert.deepEqual(page.requested.filter((url) => url.includes("a.json") && !url.includes("xa.json")), []);
  }));

test("evidence links that are not https are kept and never become links", () =>
  app.page({}, async (page) => {
    const evidence = [
      { number: "1/BC", link: "javascript:alert(1)" },
      { number: "2/BC", link: "https://example.gov.vn/2" },
    ];
    const answers = { ON_TIME: { figures: { num: "1", den: "2" }, evidence } };
    await openFile(page, app.url, "minh-chung.json", sheet({ answers }));
    await page.getByRole("link", { name: "Xem kết quả", exact: true }).click();
    await page.getByText(/Liên kết “javascript:alert\(1\)” của tài liệu kiểm chứng ở tiêu chí 2\.1 không mở được/).waitFor();
    const links = page.locator(".leaves .evidence a");
    await eventually(() => links.evaluateAll((all) => all.map((a) => a.href)), ["https://example.gov.vn/2"]);
  }));
