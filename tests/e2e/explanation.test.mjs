// A sheet comes back from the province with its appraisal, is explained, and goes back.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { withApp } from "./lib/app.mjs";
import { fitsWidth, passesAxe } from "./lib/fit.mjs";
import { criterion, tab } from "./lib/round.mjs";
import { drafts, openFile, saved } from "./lib/sheet.mjs";
import { counted, eventually, holds, says, texts } from "./lib/wait.mjs";

const app = withApp({ before, after });

/** The sheet of a commune on 766; `appraisals` stands beside the answers, by their ids. */
const sheet = (appraisals = {}) => {
  const answers = {
    CKMB: { points: "14" },
    ON_TIME: { figures: { num: "2541", den: "2618" }, evidence: [{ number: "12/BC-UBND" }] },
    ONLINE: { points: "6.5" },
    TTTT: { points: "8" },
    MDSH: { points: "12.5" },
    MDHL: { points: "18" },
  };
  for (const [id, appraisal] of Object.entries(appraisals)) answers[id].appraisal = appraisal;
  return {
    format: "thuocdo.assessment",
    version: Object.keys(appraisals).length > 0 ? 2 : 1,
    framework: { id: "qd766-2022" },
    unit: { name: "UBND xã Vân Canh", group: "Xã" },
    period: "2026",
    answers,
  };
};

const FIRST = {
  ON_TIME: { first: { figures: { num: "2500", den: "2618" }, reason: "Theo Cổng DVCQG ngày 10/10/2026" } },
  ONLINE: { first: { points: "5", reason: "Thiếu tài liệu kiểm chứng" } },
  TTTT: { first: { points: "8.5", reason: "Cộng thêm giao dịch tháng 9" } },
};

/** What the explanation of a criterion is typed into. */
const field = (page, id) => page.locator(`#gt-${id}`);
const block = (page, id) => page.locator(`[data-appraised="${id}"]`);
const check = (page) => page.getByRole("link", { name: "Xem kết quả thẩm định" });

async function openAppraised(page, appraisals = FIRST) {
  await openFile(page, app.url, "tham-dinh.json", JSON.stringify(sheet(appraisals)));
  await page.getByRole("heading", { level: 1, name: "UBND xã Vân Canh" }).waitFor();
}

async function savedFile(page, click) {
  const [download] = await Promise.all([page.waitForEvent("download"), click()]);
  return readFile(await download.path(), "utf8");
}

test("an appraised sheet is explained, saved, and taken in by the province", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await openAppraised(page);
    await page.getByText("Phiếu có kết quả thẩm định của 3 tiêu chí; 2 tiêu chí cần giải trình.").waitFor();
    // 20 × 2541 ÷ 2618 = 19,41; with the appraiser's 2500 it is 19,10.
    const reason = "Lý do: Theo Cổng DVCQG ngày 10/10/2026";
    for (const words of ["Thẩm định lần 1", "19,10 điểm", "−0,31 điểm so với tự chấm", "2.500 ÷ 2.618", reason]) {
      await says(block(page, "ON_TIME"), (said) => said.includes(words), words);
    }
    await says(block(page, "TTTT"), /\+0,50 điểm so với tự chấm/);
    await counted(block(page, "CKMB"), 0);

    // What was appraised stays as it was given; what was not can still be changed.
    await counted(page.locator("#f-ON_TIME-num"), 0);
    await page.locator("#tc-ON_TIME").getByText("Tự chấm: 2.541 / 2.618").waitFor();
    await counted(page.locator("#f-ONLINE-points"), 0);
    await holds(page.locator("#f-CKMB-points"), "14");

    await field(page, "ON_TIME").pressSequentially("41 hồ sơ đồng bộ chậm");
    await block(page, "ON_TIME").getByText("Đã giải trình").waitFor();
    await page.keyboard.press("Control+z");
    await block(page, "ON_TIME").getByText("Cần giải trình").waitFor();
    await holds(field(page, "ON_TIME"), "", "one explanation is one step");
    await page.keyboard.press("Control+y");
    await block(page, "ON_TIME").getByRole("button", { name: "Thêm tài liệu giải trình" }).click();
    await page.locator("#gt-ev-ON_TIME-0-number").fill("15/BC-UBND");
    await page.locator("#gt-ev-ON_TIME-0-date").fill("2026-11-02");
    await saved(page);
    await page.reload();
    await block(page, "ON_TIME").waitFor();
    await holds(field(page, "ON_TIME"), "41 hồ sơ đồng bộ chậm");
    await holds(page.locator("#gt-ev-ON_TIME-0-number"), "15/BC-UBND");

    // The overview: both totals, and what still waits.
    await page.locator(".appraisal-task").getByText("1 tiêu chí cần giải trình").waitFor();
    await check(page).click();
    await says(
      page.locator("[data-appraisal-counts]"),
      "Đã thẩm định 3 tiêu chí; thay đổi 3; đã giải trình 1; còn cần giải trình 1.",
    );
    // 14 + 19,41 + 6,5 + 8 + 12,5 + 18 = 78,41; 14 + 19,10 + 5 + 8,5 + 12,5 + 18 = 77,10.
    const totals = () => page.locator(".appraisal-totals tbody tr").allInnerTexts();
    await eventually(async () => (await totals()).map((row) => row.split(/\s*\t\s*/).slice(0, 3)), [
      ["Tự chấm", "78,41", "78,41 %"],
      ["Sau thẩm định lần 1", "77,10", "77,10 %"],
    ]);
    const listed = page.locator("[data-reviewed]");
    const ids = (expected) => eventually(() => listed.evaluateAll((rows) => rows.map((row) => row.dataset.reviewed)), expected);
    await ids(["ONLINE"]);
    await page.getByLabel(/^Có thay đổi/).check();
    await ids(["ON_TIME", "ONLINE", "TTTT"]);
    await page.getByLabel(/^Đã giải trình/).check();
    await ids(["ON_TIME"]);
    await listed.getByRole("link").click();
    await page.waitForFunction(() => document.activeElement?.id === "tc-ON_TIME");

    // The file that goes back, and the link, which says what it does not carry.
    await page.getByRole("link", { name: "Xem kết quả", exact: true }).click();
    const file = await savedFile(page, () => page.getByRole("button", { name: "Lưu tệp" }).click());
    const back = JSON.parse(file);
    assert.equal(back.version, 2);
    assert.deepEqual(back.answers.ON_TIME.appraisal, {
      ...FIRST.ON_TIME,
      explanation: { text: "41 hồ sơ đồng bộ chậm", evidence: [{ number: "15/BC-UBND", date: "2026-11-02" }] },
    });
    assert.deepEqual(back.answers.ON_TIME.figures, { den: "2618", num: "2541" });
    await page.getByRole("button", { name: "Chép liên kết" }).click();
    await page.getByText("Liên kết không mang kết quả thẩm định và phần giải trình.").waitFor();
    const link = await holds(page.locator("#share-link"), /#\/xem\//);
    await app.page({}, async (reader) => {
      await reader.goto(app.url + link.slice(link.indexOf("#")));
      await says(reader.locator("[data-total]"), "78,41");
      await counted(reader.locator(".appraisal-totals"), 0);
      assert.deepEqual(reader.problems, []);
    });
    assert.deepEqual(page.problems, []);

    // The province: the round has the sheet with its verdicts; what comes back is the explanation, and no conflict.
    await app.page({ width: 1366, height: 900 }, async (province) => {
      await province.goto(`${app.url}#/dot`);
      await province.getByLabel("Tên đợt đánh giá").fill("Chỉ số cấp xã năm 2026");
      await province.getByLabel("Kỳ đánh giá").fill("2026");
      await province.getByRole("button", { name: "Lập đợt đánh giá" }).click();
      await province.getByRole("heading", { level: 1, name: "Chỉ số cấp xã năm 2026" }).waitFor();
      const take = async (text) => {
        const one = { name: "phieu.json", mimeType: "application/json", buffer: Buffer.from(text) };
        await province.locator("#take-files").setInputFiles(one);
        await province.getByText("Đọc được 1 phiếu.").waitFor();
      };
      await take(JSON.stringify(sheet()));
      await province.getByRole("button", { name: "Nhận các phiếu đã chọn" }).click();
      await province.getByText("Đã nộp 1/1 đơn vị; nộp muộn 0; chưa nộp 0").waitFor();
      const field = async (id, text) => {
        await province.locator(`#${id}`).fill(text);
        await province.keyboard.press("Tab");
      };
      await criterion(province, "ON_TIME");
      await field("lan1-num-0", "2500");
      await field("lan1-ly-do-0", "Theo Cổng DVCQG ngày 10/10/2026");
      await tab(province, "1. Thu thập");
      await take(file);
      await province.getByText(/^\d+ chỗ/).click();
      const explanation = async () => {
        const changes = await province.locator(".preview-table li").allInnerTexts();
        return changes.find((line) => line.includes("giải trình")) ?? changes.join("\n");
      };
      await eventually(explanation, /giải trình: – → 41 hồ sơ đồng bộ chậm\nTài liệu: 15\/BC-UBND, ngày 02\/11\/2026$/);
      await province.getByRole("button", { name: "Nhận các phiếu đã chọn" }).click();
      await province.getByText("Đã nhận 1 phiếu. Có thể hoàn tác.").waitFor();
      await criterion(province, "ON_TIME");
      await holds(province.locator("#giai-trinh-0"), "41 hồ sơ đồng bộ chậm");
      assert.deepEqual(province.problems, []);
    });
  }));

test("the council's word stands behind the explanation, and decides", () =>
  app.page({}, async (page) => {
    const second = { points: "6.5", reason: "Hội đồng chấp nhận giải trình" };
    await openAppraised(page, {
      ONLINE: { ...FIRST.ONLINE, explanation: { text: "Đã bổ sung biên bản" }, second },
      TTTT: { second: { points: "0", reason: "" } },
    });
    const said = async () => (await block(page, "ONLINE").innerText()).replace(/\s+/g, " ");
    await eventually(said, /Thẩm định lần 1 5,00 điểm −1,50 điểm .* Thẩm định lần 2, Hội đồng 6,50 điểm bằng điểm tự chấm/);
    await holds(field(page, "ONLINE"), "Đã bổ sung biên bản");
    await says(block(page, "TTTT"), /0,00 điểm[^]*−8,00 điểm so với tự chấm[^]*Không ghi lý do\./);
    await check(page).click();
    const stages = page.locator(".appraisal-totals tbody th");
    await stages.first().waitFor();
    await texts(stages, ["Tự chấm", "Sau thẩm định lần 1", "Sau thẩm định lần 2, Hội đồng"]);
    const reviewed = () => page.locator("[data-reviewed]").evaluateAll((rows) => rows.map((row) => row.dataset.reviewed));
    await eventually(reviewed, ["TTTT"]);
    assert.deepEqual(page.problems, []);
  }));

test("a sheet that nobody appraised shows nothing of it", () =>
  app.page({}, async (page) => {
    await openAppraised(page, {});
    await page.locator("#f-ON_TIME-num").waitFor();
    for (const part of [".appraised", ".appraisal-task"]) await counted(page.locator(part), 0, part);
    await page.getByRole("link", { name: "Kiểm tra phiếu" }).click();
    await page.getByRole("heading", { name: "Toàn bộ câu trả lời" }).waitFor();
    await counted(page.locator(".appraisal-overview"), 0);
    await eventually(async () => (await drafts(page))[0].assessment.version, 1);
  }));

for (const colorScheme of ["light", "dark"]) {
  test(`the pages of an appraised sheet fit a phone and pass axe, ${colorScheme}`, () =>
    app.page({ width: 360, height: 740, colorScheme }, async (page) => {
      await openAppraised(page);
      await block(page, "ON_TIME").waitFor();
      await page.locator("#gt-ev-ON_TIME-add").click();
      await page.locator("#gt-ev-ON_TIME-0-number").waitFor();
      const fits = async (what) => {
        await fitsWidth(page, what);
        await passesAxe(page, what);
      };
      await fits("scoring");
      await check(page).click();
      await page.locator("[data-reviewed]").first().waitFor();
      await fits("checking");
      await page.getByRole("link", { name: "Xem kết quả", exact: true }).click();
      await page.locator(".appraisal-totals").waitFor();
      await fits("the result");
    }));
}

test("the printed sheet has a column for each appraisal, with reasons and explanations", () =>
  app.page({}, async (page) => {
    await openAppraised(page, { ...FIRST, ONLINE: { ...FIRST.ONLINE, explanation: { text: "Đã bổ sung biên bản" } } });
    await page.getByRole("link", { name: "Xem kết quả", exact: true }).first().click();
    await page.locator(".appraisal-totals").waitFor();
    await page.emulateMedia({ media: "print" });
    const headings = async () => (await page.locator(".print-sheet th").allInnerTexts()).slice(3, 6);
    await eventually(headings, ["Tự chấm", "Thẩm định lần 1", "Thẩm định lần 2, Hội đồng"]);
    const row = page.locator(".print-sheet tr", { hasText: "Dịch vụ công trực tuyến" }).first();
    await says(row, /6,50\s+5,00\s[^]*Thẩm định lần 1: Thiếu tài liệu kiểm chứng\s+Giải trình: Đã bổ sung biên bản/);
    await says(page.locator(".print-sheet tbody tr").last(), /78,41\s+77,10/);
    assert.deepEqual(page.problems, []);
  }));
