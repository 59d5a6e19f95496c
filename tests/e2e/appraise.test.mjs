// The table of the appraisal: what is typed is never lost, what is wrong is told, and the keyboard goes through it.
import assert from "node:assert/strict";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { withApp } from "./lib/app.mjs";
import { criterion, tab } from "./lib/round.mjs";
import { attribute, counted, eventually, focused, holds, says } from "./lib/wait.mjs";

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

/** A new round with these sheets; its framework by the name in the list. */
async function opened(page, sheets, framework) {
  await page.goto(`${app.url}#/dot`);
  await page.getByLabel("Tên đợt đánh giá").fill("Đợt thẩm định");
  if (framework) await page.locator("#round-framework").selectOption({ label: framework });
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
      await holds(page.locator(`#${id}`), typed);
      await tab(page, "1. Thu thập");
    }
    // The group of a unit, left for the list of rounds.
    await page.getByLabel("Nhóm: UBND xã Hai").fill("Phường");
    await page.evaluate(() => {
      location.hash = "#/dot";
    });
    await page.getByRole("link", { name: /Đợt thẩm định/ }).click();
    await page.getByLabel("Nhóm: UBND xã Hai").waitFor();
    await holds(page.getByLabel("Nhóm: UBND xã Hai"), "Phường");
    assert.deepEqual(page.problems, []);
  }));

const row = (page, at) => page.locator(".appraisal tbody tr").nth(at);
const counts = (page, at, points) => row(page, at).locator("[data-counts]").getByText(points, { exact: true }).waitFor();

/** Types into a field and leaves it. */
async function type(page, id, text) {
  await page.locator(`#${id}`).fill(text);
  await page.keyboard.press("Tab");
}

test("what is wrong with a verdict, or with what the unit gave, is told in its row", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await opened(page, [...units(), sheet("UBND xã Ba", { ON_TIME: { figures: { num: "1100", den: "1000" } } })]);
    await criterion(page, "ON_TIME");
    await row(page, 2).getByText(/Tử số \(1\.?100\) lớn hơn mẫu số/).waitFor();
    const wrong = (id, is) => attribute(page.locator(`#${id}`), "aria-invalid", is, id);
    for (const [id, typed, said] of [
      ["lan1-diem-0", "99", /lớn hơn điểm tối đa/],
      ["lan1-diem-0", "abc", /“abc” .* không phải là số/],
      ["lan1-diem-0", "-3", /không được âm/],
      ["lan1-num-1", "1100", /Tử số \(1\.?100\) lớn hơn mẫu số/],
      ["lan2-num-1", "1.234", /“1\.234” .* có thể hiểu là/],
    ]) {
      await type(page, id, typed);
      await page.locator(`#${id.replace(/-.*-/, "-loi-")}`).getByText(said).waitFor();
      await wrong(id, "true");
      await attribute(page.locator(`#${id}`), "aria-describedby", id.replace(/-.*-/, "-loi-"));
    }
    // Of the two figures, only the one that was typed is wrong; and mended, nothing is said any more.
    await wrong("lan2-den-1", null);
    // What can be two numbers is asked.
    await row(page, 1).getByRole("button", { name: "1234", exact: true }).click();
    await page.locator("#lan2-loi-1").getByText(/Tử số \(1\.?234\) lớn hơn mẫu số/).waitFor();
    await focused(page, "lan2-num-1");
    await type(page, "lan2-num-1", "500");
    await counts(page, 1, "10,00");
    await says(page.locator("#lan2-loi-1"), "");
    await wrong("lan2-num-1", null);
    assert.deepEqual(page.problems, []);
  }));

test("points by hand that are cleared give way to the figures before them, and the reason stays", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await opened(page, units());
    await criterion(page, "ON_TIME");
    await type(page, "lan1-num-0", "700");
    await type(page, "lan1-ly-do-0", "Theo sổ");
    await type(page, "lan1-diem-0", "3");
    await counts(page, 0, "3,00");
    await type(page, "lan1-diem-0", "");
    await counts(page, 0, "14,00");
    for (const [id, text] of [["lan1-num-0", "700"], ["lan1-diem-0", ""], ["lan1-ly-do-0", "Theo sổ"]]) {
      await holds(page.locator(`#${id}`), text, id);
    }
    // Where nothing was given before them, nothing is left.
    await type(page, "lan1-diem-1", "3");
    await counts(page, 1, "3,00");
    await type(page, "lan1-diem-1", "");
    await counts(page, 1, "16,00");
    assert.deepEqual(page.problems, []);
  }));

test("Tab goes from the points to the reason that they want, and from there on", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await opened(page, units());
    await criterion(page, "ON_TIME");
    await page.locator("#lan1-diem-0").focus();
    await page.keyboard.type("3");
    await page.keyboard.press("Tab");
    await focused(page, "lan1-ly-do-0");
    await page.locator("#lan1-ly-do-0:not([readonly])").waitFor();
    await page.keyboard.type("Thiếu sổ");
    await page.keyboard.press("Tab");
    await counts(page, 0, "3,00");
    await holds(page.locator("#lan1-ly-do-0"), "Thiếu sổ");
    assert.deepEqual(page.problems, []);
  }));

test("an explanation is read and changed in its lines; Enter leads on, and breaks a line with Ctrl or Alt", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    const lines = "Số liệu đến 30/9.\nĐã bổ sung biên bản.\n\nĐề nghị giữ điểm tự chấm.";
    const first = { figures: { num: "700", den: "1000" }, reason: "Theo sổ" };
    const answer = { figures: { num: "900", den: "1000" }, appraisal: { first, explanation: { text: lines } } };
    await opened(page, [{ ...sheet("UBND xã Ba", { ON_TIME: answer }), version: 2 }, ...units()]);
    await criterion(page, "ON_TIME");
    await counted(page.locator(".appraisal tbody tr"), 3);
    const at = await page.locator(".appraisal tbody tr").evaluateAll((all) => all.findIndex((one) => one.innerText.includes("UBND xã Ba")));
    const field = page.locator(`#giai-trinh-${at}`);
    await holds(field, lines);
    const heights = () => field.evaluate((one) => [one.clientHeight, one.scrollHeight]);
    await eventually(heights, ([shown, whole]) => whole <= shown + 1, "the height of the field and of its text");
    await field.focus();
    await page.keyboard.press("Control+End");
    for (const key of ["Control+Enter", "Alt+Enter"]) {
      await page.keyboard.press(key);
      await focused(page, `giai-trinh-${at}`);
      await page.keyboard.type("Xin cảm ơn.");
    }
    await holds(field, `${lines}\nXin cảm ơn.\nXin cảm ơn.`);
    await page.keyboard.press("Shift+Tab");
    await tab(page, "1. Thu thập");
    await criterion(page, "ON_TIME");
    await holds(field, `${lines}\nXin cảm ơn.\nXin cảm ơn.`);
    // From the last row Enter tells what was typed and stays.
    const last = page.locator("#giai-trinh-2");
    await last.focus();
    await page.keyboard.press("Control+End");
    await page.keyboard.type(" Hết.");
    const before = await holds(last, / Hết\.$/);
    await page.keyboard.press("Enter");
    await focused(page, "giai-trinh-2");
    await holds(last, before, "no line is broken");
    assert.deepEqual(page.problems, []);
  }));

test("points for a whole group are seen and appraised by hand, with a reason", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    const judged = { points: "12", appraisal: { first: { points: "9", reason: "Thiếu danh mục" } } };
    const own = sheet("UBND xã Ba", { CKMB: judged, ON_TIME: { figures: { num: "900", den: "1000" } } });
    await opened(page, [...units(), { ...own, version: 2 }]);
    await criterion(page, "ON_TIME");
    await says(page.locator('#appraise-node option[value="CKMB"]'), /^1 .*\(điểm cả nhóm\)$/);
    await counted(page.locator('#appraise-node option[value="MDSH"]'), 0, "nobody has points for that one");
    await criterion(page, "CKMB");
    await row(page, 2).locator("strong").getByText("12,00").waitFor();
    const value = (id, text) => holds(page.locator(`#${id}`), text, id);
    await value("lan1-diem-2", "9");
    await value("lan1-ly-do-2", "Thiếu danh mục");
    await type(page, "lan2-diem-2", "10,5");
    await type(page, "lan2-ly-do-2", "Đã bổ sung");
    await counts(page, 2, "10,50");
    // By unit it stands before what is in it, and only where somebody gave points.
    await page.locator("#appraise-way").selectOption("don-vi");
    const groups = page.getByRole("rowheader", { name: /\(điểm cả nhóm\)$/ });
    await page.locator("#appraise-unit").waitFor();
    await counted(page.locator(".appraisal tbody tr"), (rows) => rows > 3);
    await counted(groups, 0);
    await page.locator("#appraise-unit").selectOption({ label: "UBND xã Ba" });
    await groups.waitFor();
    await value("lan2-diem-0", "10,5");
    assert.deepEqual(page.problems, []);
  }));

test("the filter for a difference goes by points", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await opened(page, units());
    await criterion(page, "ON_TIME");
    // The points that the unit's figures give as well.
    await type(page, "lan1-diem-0", "18");
    await counts(page, 0, "18,00");
    await page.locator("#appraise-filter").selectOption("khac");
    await page.getByText("Không có dòng nào.").waitFor();
    await page.locator("#appraise-filter").selectOption("tat-ca");
    await type(page, "lan1-diem-1", "10");
    await counts(page, 1, "10,00");
    await page.locator("#appraise-filter").selectOption("khac");
    await row(page, 0).getByText("UBND xã Hai").waitFor();
    await counted(page.locator(".appraisal tbody tr"), 1);
    assert.deepEqual(page.problems, []);
  }));

const EVIDENCE = { number: "12/KH-UBND", date: "2026-01-15", summary: "Kế hoạch năm", link: "https://vi.du/12" };

test("a unit's criteria are gone through by Enter, whatever they ask for, with what the unit said in sight", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    const answer = { choice: "dung_han", evidence: [EVIDENCE], note: "Ban hành sau hội nghị" };
    const one = { ...sheet("UBND xã Mẫu", { KH_BAN_HANH: answer }), framework: { id: "xa-mau-2026" } };
    await opened(page, [one], "Bộ tiêu chí mẫu cấp xã (không phải văn bản chính thức)");
    await tab(page, "2. Thẩm định");
    await page.locator("#appraise-way").selectOption("don-vi");
    const given = row(page, 0);
    for (const said of ["Đúng thời hạn", "12/KH-UBND, ngày 15/01/2026", ": Kế hoạch năm", "Ghi chú: Ban hành sau hội nghị"]) {
      await given.getByText(said).first().waitFor();
    }
    await attribute(given.getByRole("link", { name: "Mở tài liệu" }), "href", EVIDENCE.link);
    // Down through choices, figures and points, and no row is left out.
    const last = (await counted(page.locator(".appraisal tbody tr"), (rows) => rows > 1)) - 1;
    await page.locator("#o-lan1-0 :enabled").first().focus();
    for (let at = 1; at <= last; at += 1) {
      await page.keyboard.press("Enter");
      await focused(page, new RegExp(`^lan1-.*-${at}$`));
    }
    // In the last row Enter takes what was typed and stays; Shift leads upward, from the reason as well.
    await page.locator(`#lan1-diem-${last}`).fill("0,1");
    await page.keyboard.press("Enter");
    await page.locator(`#lan1-ly-do-${last}:enabled`).waitFor();
    await focused(page, `lan1-diem-${last}`);
    await page.keyboard.press("Shift+Enter");
    await focused(page, `lan1-diem-${last - 1}`);
    await page.locator(`#lan1-ly-do-${last}`).fill("Theo biên bản");
    await page.keyboard.press("Shift+Enter");
    await focused(page, new RegExp(`^lan1-.*-${last - 1}$`));
    await holds(page.locator(`#lan1-ly-do-${last}`), "Theo biên bản");
    await page.locator("#giai-trinh-0").focus();
    await page.keyboard.press("Enter");
    await focused(page, "giai-trinh-1");
    assert.deepEqual(page.problems, []);
  }));
