// Collecting in detail: a survey's answers become scores with their error; changes are taken one by one; a sheet finds its unit.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { withApp } from "./lib/app.mjs";
import { fitsWidth, passesAxe } from "./lib/fit.mjs";
import { criterion, newRound, tab } from "./lib/round.mjs";
import { counted, eventually, holds, says, texts, ticked } from "./lib/wait.mjs";

const app = withApp({ before, after });

const NAMES = {
  laiChau: "CCHC Lai Châu 2020",
  sample: "Bộ tiêu chí mẫu cấp xã (không phải văn bản chính thức)",
};

const sheet = (name, answers, period = "2026") => ({
  format: "thuocdo.assessment",
  version: 1,
  framework: { id: "qd766-2022" },
  unit: { name },
  period,
  answers,
});
const file = (one, at = 0) => ({
  name: `phieu-${at}.json`,
  mimeType: "application/json",
  buffer: Buffer.from(JSON.stringify(one)),
});

/** Made up: A 85 % and B 97 % of 50 each, C of three people. */
const SURVEY = [
  "Đơn vị;Nội dung;Rất không hài lòng;Không hài lòng;Bình thường;Hài lòng;Rất hài lòng",
  "UBND xã A;Nơi ngồi chờ;0;0;8;30;12",
  "UBND xã A;Trả đúng hạn;0;0;7;30;13",
  "UBND xã B;Nơi ngồi chờ;0;0;1;20;29",
  "UBND xã B;Trả đúng hạn;0;0;2;20;28",
  "UBND xã Cê;Nơi ngồi chờ;0;0;1;1;1",
  "UBND xã Cê;Trả đúng hạn;0;1;1;1;0",
  "UBND xã D;Nơi ngồi chờ;0;;1;1;1",
].join("\n");

test("a survey's answers become percents with their error, taken unit by unit and taken back at once", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await newRound(page, app.url, ["UBND xã A", "UBND xã B", "UBND xã C", "UBND xã D"], NAMES.sample);
    await page.locator("#survey-results > summary").click();
    await page
      .locator("#survey-file")
      .setInputFiles({ name: "khao-sat.csv", mimeType: "text/csv", buffer: Buffer.from(`\ufeff${SURVEY}`) });
    await page.getByText("Tính được chỉ số của 3 đơn vị.").waitFor();
    await page.locator("#survey-results .told").getByText(/S02: Ô D8: chưa có số phiếu của mức “Không hài lòng”/).waitFor();
    const rows = page.locator(".survey-table tbody tr");
    await says(rows.nth(0), /85,00 %\s*± 9,90 điểm phần trăm\s+50/);
    await says(rows.nth(0), /85,00 % \(12,75 điểm\)/);
    await says(rows.nth(0), /Số phiếu chưa đủ để phân biệt với UBND xã Cê \(cách 35,00 điểm phần trăm\)/);
    await says(rows.nth(2), /Không có đơn vị này trong đợt/);
    await counted(rows.nth(2).getByRole("checkbox"), 0, "nobody knows yet whose it is");
    await rows.nth(0).locator("summary").click();
    await rows.nth(0).getByText("Nơi ngồi chờ: 84,00 % ± 10,16 điểm phần trăm").waitFor();
    // Whose it is, said by name; and not that of B.
    await page.locator("#survey-whose-2").fill("UBND xã C");
    await page.locator("#survey-whose-2").press("Tab");
    await rows.nth(2).getByRole("checkbox").waitFor();
    await rows.nth(1).getByRole("checkbox").uncheck();
    await page.getByRole("button", { name: "Ghi các kết quả đã chọn" }).click();
    await page.getByText("Đã ghi kết quả khảo sát của 2 đơn vị.").waitFor();
    const shown = async (points, what) => {
      await criterion(page, "HL_SIPAS");
      await texts(page.locator(".appraisal tbody tr [data-counts]"), points, what);
    };
    await shown(["12,75", "–", "7,50", "–"]);
    // An appraiser types the percent of B by hand.
    await page.locator("#lan1-percent-1").fill("80");
    await page.keyboard.press("Tab");
    await page.locator(".appraisal tbody tr").nth(1).getByText("12,00").waitFor();
    await page.getByRole("button", { name: "Hoàn tác" }).click();
    await page.getByRole("button", { name: "Hoàn tác" }).click();
    await shown(["–", "–", "–", "–"], "the whole survey is one step");
    await page.getByRole("button", { name: "Làm lại" }).click();

    // Once more: what is there already is said, and another number is taken only when asked for.
    await tab(page, "1. Thu thập");
    await page.locator("#survey-results > summary").click();
    await page.locator("#survey-paste").fill(SURVEY.replace("0;0;8;30;12", "0;0;9;29;12").replaceAll(";", "\t"));
    await page.getByRole("button", { name: "Đọc bảng khảo sát" }).click();
    await rows.nth(0).getByText("Đang có kết quả khác; chỉ thay khi được chọn.").waitFor();
    await ticked(rows.nth(0).getByRole("checkbox"), false);
    await ticked(rows.nth(1).getByRole("checkbox"), true);
    // What waits is there again when the round was left.
    await rows.nth(1).getByRole("checkbox").uncheck();
    const here = await page.evaluate(() => location.hash);
    await page.evaluate(() => (location.hash = "#/dot"));
    await page.getByLabel("Tên đợt đánh giá").waitFor();
    await page.evaluate((hash) => (location.hash = hash), here);
    await rows.nth(0).getByText("Đang có kết quả khác; chỉ thay khi được chọn.").waitFor();
    await ticked(rows.nth(1).getByRole("checkbox"), false);
    assert.deepEqual(page.problems, []);
  }));

test("a criterion whose rule says nothing of an index takes none", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await newRound(page, app.url, ["Sở Nội vụ"], NAMES.laiChau);
    await page.locator("#survey-results > summary").click();
    await page.getByText("Bộ tiêu chí không nêu cách đổi chỉ số hài lòng ra điểm").waitFor();
    await counted(page.locator("#survey-file"), 0);
    await newRound(page, app.url, ["UBND xã A"]);
    await page.locator("#take-files").waitFor({ state: "attached" });
    await counted(page.locator("#survey-results"), 0, "766 has no criterion that a survey scores");
    assert.deepEqual(page.problems, []);
  }));

test("changes are taken one by one, a sheet is given its unit, and of two that contradict one is put aside", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await newRound(page, app.url, ["UBND xã Một", "UBND xã Hai"]);
    const take = page.getByRole("button", { name: "Nhận các phiếu đã chọn" });
    const rows = page.locator(".preview-table tbody tr");
    await page.locator("#take-files").setInputFiles([file(sheet("UBND xã Một", { CKMB: { points: "10" }, MDSH: { points: "5" } }))]);
    await take.click();
    await page.getByText("Đã nộp 1/2 đơn vị").waitFor();

    // A name with a slip, another text of the framework, and a sheet that says other things than the round.
    const other = { ...sheet("UBND xã Ba", {}), framework: { id: "qd766-2022", hash: "ab".repeat(32) } };
    const files = [
      sheet("UBND xã Hải", { CKMB: { points: "12" } }),
      sheet("UBND xã Một", { CKMB: { points: "11" }, MDSH: { points: "6" }, TTTT: { points: "3" } }),
      other,
    ];
    await page.locator("#take-files").setInputFiles(files.map(file));
    await page.getByText("Đọc được 3 phiếu.").waitFor();
    const row = (name) => rows.filter({ has: page.getByRole("rowheader", { name }) });
    await row("UBND xã Ba").getByText(/Phiếu theo một bản khác của bộ tiêu chí này/).waitFor();
    await counted(row("UBND xã Ba").getByRole("checkbox"), 0);
    await row("UBND xã Hải").getByText("Chưa có nhóm").waitFor();
    await row("UBND xã Hải").locator("input.is-name").fill("UBND xã Hai");
    await row("UBND xã Hải").locator("input.is-name").press("Tab");
    await row("UBND xã Hải").getByText("Nộp lần đầu").waitFor();
    await row("UBND xã Một").locator("summary").click();
    await row("UBND xã Một").getByLabel("4 Số hóa hồ sơ, số liệu, điểm: 5 điểm → 6 điểm").check();
    await take.click();
    await page.getByText("Đã nộp 2/2 đơn vị").waitFor();
    await tab(page, "2. Thẩm định");
    await page.getByLabel("Thẩm định theo").selectOption("don-vi");
    await page.locator(".appraisal").waitFor();
    await tab(page, "1. Thu thập");

    // Two sheets of one unit that contradict each other: nothing is taken until one is put aside.
    const two = ["7", "8"].map((points, at) => file(sheet("UBND xã Hai", { MDSH: { points } }), at));
    await page.locator("#take-files").setInputFiles(two);
    await rows.nth(0).getByText(/Khác với phiếu cùng đơn vị ở phieu-1\.json: .+ \(.+ và .+\)\. Hãy chỉ giữ lại một phiếu\./).waitFor();
    await ticked(rows.nth(0).getByRole("checkbox").first(), false);
    await rows.nth(0).getByRole("button", { name: "Bỏ phiếu này" }).click();
    await page.getByText("Đọc được 1 phiếu.").waitFor();
    await ticked(rows.nth(0).getByRole("checkbox").first(), true);
    await take.click();

    // A new unit brings verdicts: they are looked at, and each can be left.
    const judged = sheet("UBND xã Bốn", {
      CKMB: { points: "9", appraisal: { first: { points: "8", reason: "Thiếu 1 quyết định" } } },
      MDSH: { points: "5", appraisal: { first: { points: "4", reason: "Thiếu số liệu" } } },
    });
    await page.locator("#take-files").setInputFiles([file({ ...judged, version: 2 })]);
    await rows.nth(0).getByText("2 kết quả thẩm định").click();
    const verdict = rows.nth(0).getByLabel(/thẩm định lần 1: – → 8 điểm \(Thiếu 1 quyết định\)/);
    await ticked(verdict, true);
    await verdict.uncheck();
    await take.click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Lưu tệp đợt" }).click(),
    ]);
    const chunks = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk);
    const round = JSON.parse(Buffer.concat(chunks).toString("utf8"));
    const answers = Object.fromEntries(round.units.map((one) => [one.unit.name, one.answers]));
    assert.deepEqual(answers["UBND xã Một"], { CKMB: { points: "10" }, TTTT: { points: "3" }, MDSH: { points: "6" } });
    assert.deepEqual(answers["UBND xã Hai"], { CKMB: { points: "12" }, MDSH: { points: "8" } });
    assert.deepEqual(answers["UBND xã Bốn"].CKMB, { points: "9" });
    assert.equal(answers["UBND xã Bốn"].MDSH.appraisal.first.points, "4");
    assert.deepEqual(page.problems, []);
  }));

test("what is wrong with a sheet is told before it is taken, and the day it came is said", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await newRound(page, app.url, ["UBND xã Một", "UBND xã Hai"]);
    const take = page.getByRole("button", { name: "Nhận các phiếu đã chọn" });
    const row = (name) => page.locator(".preview-table tbody tr").filter({ has: page.getByRole("rowheader", { name }) });
    const wrong = sheet("UBND xã Hai", {
      CKMB: { points: "25" },
      ON_TIME: { figures: { num: "1100", den: "1000" } },
      KHONG_CO: { points: "1" },
    });
    await page.locator("#take-files").setInputFiles([sheet("UBND xã Một", { CKMB: { points: "10" } }), wrong].map(file));
    await page.getByText("1 phiếu có chỗ sai hoặc cần xem: UBND xã Hai.").waitFor();
    await row("UBND xã Hai").getByText(/Điểm \(25\) .* lớn hơn điểm tối đa \(18\)/).waitFor();
    await row("UBND xã Hai").getByText(/Tử số \(1\.100\) lớn hơn mẫu số \(1\.000\)/).waitFor();
    await row("UBND xã Hai").getByText(/Mã “KHONG_CO” không có trong bộ tiêu chí/).waitFor();
    await counted(row("UBND xã Một").locator(".problem"), 0);
    await row("UBND xã Hai").getByRole("button", { name: "Bỏ phiếu này" }).click();
    await page.getByLabel("Ngày nhận các phiếu này").fill("2026-11-20");
    await take.click();
    await page.getByText("Đã nộp 1/2 đơn vị").waitFor();
    const received = page.getByLabel("Ngày nhận: UBND xã Một");
    await holds(received, "2026-11-20");

    // A figure below points of its group changes nothing: that is said.
    await page
      .locator("#take-files")
      .setInputFiles([file(sheet("UBND xã Một", { PUBLISH_ON_TIME: { figures: { num: "5", den: "10" } } }))]);
    await row("UBND xã Một").getByText(/Đã nhập điểm của cả nhóm .* không được cộng nữa/).waitFor();
    await page.getByRole("button", { name: "Bỏ, không nhận" }).click();

    // The deadline, and what the round is called, can be mended; a unit's day as well, each as one step.
    await page.locator("#about-round > summary").click();
    await page.locator("#about-deadline").fill("2026-11-21");
    await page.locator("#about-deadline").press("Enter");
    await page.locator("#about-title").fill("Đợt đổi tên");
    await page.locator("#about-title").press("Tab");
    await page.getByRole("heading", { level: 1, name: "Đợt đổi tên" }).waitFor();
    await page.locator("#about-period").fill("sai");
    await page.locator("#about-period").press("Tab");
    await page.getByText("Kỳ đánh giá phải là năm (2026)").waitFor();
    await page.locator("#about-period").fill("2027");
    await page.locator("#about-period").press("Tab");
    await page.getByText("năm 2027 · hạn nộp 21/11/2026").waitFor();
    await received.fill("2026-11-22");
    await received.press("Enter");
    await page.getByText("Đã nộp 1/2 đơn vị; nộp muộn 1; chưa nộp 1").waitFor();
    const undo = page.getByRole("button", { name: "Hoàn tác" });
    await undo.click();
    await page.getByText("Đã nộp 1/2 đơn vị; nộp muộn 0; chưa nộp 1").waitFor();
    await undo.click();
    await page.getByText("năm 2026 · hạn nộp 21/11/2026").waitFor();
    await holds(page.locator("#about-period"), "2026");

    // What of the list is not written down is told with its line.
    await page.locator("#expected-units").fill("UBND xã Đôi; Xã\nUBND xã Đôi; Phường\nUBND xã Ba;Xã;thừa");
    await page.getByRole("button", { name: "Thêm vào đợt" }).click();
    await page.getByText("Dòng 2: “UBND xã Đôi” đã có trong đợt, ở nhóm “Xã”").waitFor();
    await page.getByText("Dòng 3: phần “thừa” không được ghi").waitFor();

    // All sheets at once, and each by the name of its unit.
    await counted(page.getByRole("button", { name: "Lưu phiếu: UBND xã Đôi" }), 1);
    await counted(page.getByRole("button", { name: "Bỏ khỏi đợt: UBND xã Đôi" }), 1);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Lưu phiếu của mọi đơn vị" }).click(),
    ]);
    assert.equal(download.suggestedFilename(), "phieu-qd766-2022-2026.zip");
    const chunks = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk);
    const zip = Buffer.concat(chunks).toString("latin1");
    for (const name of ["ubnd-xa-mot", "ubnd-xa-hai", "ubnd-xa-doi", "ubnd-xa-ba"]) {
      assert.ok(zip.includes(`${name}-2026.json`), name);
    }
    assert.deepEqual(page.problems, []);
  }));

for (const [width, height] of [[360, 740], [768, 1024], [1366, 768]]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`survey and preview at ${width} px, ${colorScheme}: fit their width and pass axe`, () =>
      app.page({ width, height, colorScheme }, async (page) => {
        await newRound(page, app.url, ["UBND xã A", "UBND xã B"], NAMES.sample);
        await page.locator("#survey-results > summary").click();
        await page.locator("#survey-paste").fill(SURVEY);
        await page.getByRole("button", { name: "Đọc bảng khảo sát" }).click();
        await page.getByText("Tính được chỉ số của 3 đơn vị.").waitFor();
        await page.locator(".survey-table summary").first().click();
        await page.locator(".survey-table details[open]").waitFor();
        await fitsWidth(page);
        await passesAxe(page);
        assert.deepEqual(page.problems, []);
      }));
  }
}

test("a table of totals brings no sheets, and the way to where such a table is read", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await newRound(page, app.url, ["UBND xã Một", "UBND xã Hai"]);
    await page.locator("#paste-sheets").fill("TT\tĐơn vị\tTổng điểm\tXếp hạng\n1\tUBND xã Một\t85,5\t1\n2\tUBND xã Hai\t80\t2");
    await page.getByRole("button", { name: "Đọc nội dung đã dán" }).click();
    const told = page.locator("[data-without-columns]");
    await told.getByText("Bảng không có cột nào của bộ tiêu chí").waitFor();
    await page.locator(".preview").getByText(/T07/).waitFor();
    await counted(page.locator(".preview-table"), 0);
    await told.getByRole("link", { name: "Đối chiếu bảng" }).click();
    await page.getByRole("heading", { level: 1, name: "Đối chiếu bảng" }).waitFor();
    assert.deepEqual(page.problems, []);
  }));

test("a table of results alone becomes a round that ranks them, marked as results alone", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await newRound(page, app.url, ["Xã Một"]);
    const rows = ["1\tXã Một\t80,5\t2", "2\tXã Hai\t91,25\t1", "3\tXã Ba\t80,25\t3"];
    await page.locator("#paste-sheets").fill(["TT\tĐơn vị\tTổng điểm\tXếp hạng", ...rows].join("\n"));
    await page.getByRole("button", { name: "Đọc nội dung đã dán" }).click();
    await page.locator("[data-without-columns]").getByText("Bảng có kết quả chung của 3 đơn vị").waitFor();
    await page.getByRole("button", { name: "Lập đợt từ kết quả này" }).click();
    await page.getByRole("heading", { level: 1, name: /\(kết quả đã in\)/ }).waitFor();
    await texts(page.locator(".ranking-table tbody th bdi"), ["Xã Hai", "Xã Một", "Xã Ba"]);
    await page.getByText("chỉ kết quả đã in").first().waitFor();
    assert.deepEqual(page.problems, []);
  }));

test("what comes back shows its lines and documents, and a verdict that the sender brought is called one", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await newRound(page, app.url, ["UBND xã Một"]);
    const first = { points: "8", reason: "Thiếu 1 quyết định" };
    const judged = (appraisal, evidence) => file({ ...sheet("UBND xã Một", { CKMB: { points: "9", evidence, appraisal } }), version: 2 });
    const document = (summary) => [{ number: "12/KH-UBND", summary }];
    const take = page.getByRole("button", { name: "Nhận các phiếu đã chọn" });
    const row = page.locator(".preview-table tbody tr").first();
    await page.locator("#take-files").setInputFiles([judged({ first }, document("Kế hoạch"))]);
    await row.locator("summary").click();
    const boxes = row.locator("li").getByRole("checkbox");
    for (let at = await counted(boxes, (count) => count > 0); at > 0; at -= 1) await boxes.nth(at - 1).check();
    await take.click();
    await page.getByText("Đã nộp 1/1 đơn vị").waitFor();
    const explanation = { text: "Một\nHai", evidence: document("Biên bản") };
    const second = { points: "9", reason: "" };
    await page.locator("#take-files").setInputFiles([judged({ first, explanation, second }, document("Kế hoạch bổ sung"))]);
    await row.locator("summary").getByText("3 chỗ, 1 chỗ là thẩm định do phiếu mang theo").click();
    const line = (words, said) =>
      eventually(async () => {
        const lines = await row.locator("li").allInnerTexts();
        return lines.find((one) => one.includes(words)) ?? lines.join("\n");
      }, said);
    await line("tài liệu", /12\/KH-UBND: Kế hoạch → 12\/KH-UBND: Kế hoạch; 12\/KH-UBND: Kế hoạch bổ sung/);
    await line("giải trình", /– → Một\nHai\nTài liệu: 12\/KH-UBND: Biên bản$/);
    await line("lần 2", /9 điểm\s+thẩm định do phiếu mang theo$/);
    assert.deepEqual(page.problems, []);
  }));
