// A choice that is carried over to another version, and a criterion that was measured for nobody.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { withApp } from "./lib/app.mjs";
import { counted, says } from "./lib/wait.mjs";

const app = withApp({ before, after });
const EMBEDDED = new URL("../../crates/core/frameworks/lai-chau-2020.json", import.meta.url);

const leaf = (number, name, max, rule, rest = {}) => ({
  id: `TC${number}`,
  number,
  name,
  max,
  citation: "made up",
  scored_by: "self",
  not_applicable: false,
  rule,
  ...rest,
});

/** A framework of one area of these leaves; made up. */
async function framework(id, title, leaves) {
  const whole = JSON.parse(await readFile(EMBEDDED, "utf8"));
  const sum = leaves.reduce((sum, { max }) => sum + Number(max), 0);
  const nodes = [{ id: "TC1", number: "1", name: "Lĩnh vực thử", max: String(sum), children: leaves }];
  return { ...whole, id, short_title: { vi: title }, status: "example", notes: [], nodes };
}

const file = (name, content) => ({ name, mimeType: "application/json", buffer: Buffer.from(JSON.stringify(content)) });

/** Opens a sheet that holds its framework, and keeps it. */
async function keep(page, text, answers) {
  const unit = { name: "UBND xã Thử" };
  const sheet = { format: "thuocdo.assessment", version: 1, framework: { id: text.id, text }, unit, period: "2026", answers };
  await page.goto(app.url);
  await page.locator("#open-files").setInputFiles(file("phieu.json", sheet));
  await page.getByRole("heading", { level: 1, name: unit.name }).waitFor();
}

test("a choice goes to the option of the same words, or is told as left", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    const option = (id, label, points) => ({ id, label, points });
    const choice = (...options) => ({ kind: "choice", options });
    const all = [option("muc1", "Kịp thời", "5"), option("muc2", "Chậm", "2"), option("muc3", "Không ban hành", "0")];
    const fewer = [option("muc1", "Kịp thời", "5"), option("muc2", "Không ban hành", "0")];
    const other = [option("muc1", "Không ban hành", "0"), option("muc2", "Kịp thời", "4"), option("muc3", "Chậm", "1")];
    const before = await framework("thu-2025", "Xã thử 2025", [
      leaf("1.1", "Ban hành kế hoạch", "5", choice(...all)),
      leaf("1.2", "Ban hành báo cáo", "5", choice(...all)),
    ]);
    const after = await framework("thu-2026", "Xã thử 2026", [
      leaf("1.1", "Ban hành kế hoạch", "5", choice(...fewer)),
      leaf("1.2", "Ban hành báo cáo", "4", choice(...other)),
    ]);
    await keep(page, before, { "TC1.1": { choice: "muc2" }, "TC1.2": { choice: "muc2" } });
    for (const text of [before, after]) {
      await page.goto(`${app.url}#/bo-tieu-chi`);
      await page.locator("#open-framework").setInputFiles(file(`${text.id}.json`, text));
      await page.locator(".edit-head").waitFor();
    }
    await page.goto(`${app.url}#/bo-tieu-chi/so-sanh`);
    await page.getByLabel("Bản trước").selectOption({ label: "Xã thử 2025" });
    await page.getByLabel("Bản sau").selectOption({ label: "Xã thử 2026" });
    await page.getByRole("button", { name: "Chuyển" }).click();
    await page.getByText("Đã chuyển 1 câu trả lời sang phiếu mới; 1 câu không chuyển được.").waitFor();
    await says(page.locator(".banner"), /1\.1 .*bản sau không có đúng một mức tên như mức đã chọn/);
    await page.getByRole("link", { name: "Mở phiếu mới" }).click();
    await says(page.locator('[data-points="TC1.2"]'), /^1,00/);
    assert.equal(await page.locator('[id="tc-TC1.1"] input:checked[value="muc2"]').count(), 0);
    assert.deepEqual(page.problems, []);
  }));

/** A ratio of files of one sort. */
const ratio = (label) => ({
  kind: "linear_ratio",
  full_at: "100",
  num: { label, noun: "hồ sơ đạt", whole: true },
  den: { label: "Tổng số hồ sơ", noun: "hồ sơ", whole: true },
});

test("an answer does not go to the opposite; the list of what is left is saved, and the period is one in force", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    const with0 = { zero_denominator: "zero" };
    const given = { kind: "manual_points" };
    const before = await framework("nguoc-2026", "Xã ngược 2026", [
      leaf("1.1", "Ban hành kế hoạch CCHC năm", "2", given),
      leaf("1.2", "Giải quyết hồ sơ TTHC", "2", ratio("Số hồ sơ đúng hạn"), with0),
      leaf("1.3", "Tỷ lệ hồ sơ trả đúng hạn", "2", given),
    ]);
    const after = await framework("nguoc-2027", "Xã ngược 2027", [
      leaf("1.1", "Xây dựng, ban hành Kế hoạch cải cách hành chính hằng năm", "2", given),
      leaf("1.2", "Giải quyết hồ sơ TTHC", "2", ratio("Số hồ sơ quá hạn"), with0),
      leaf("1.3", "Tỷ lệ hồ sơ trả quá hạn", "2", given),
    ]);
    before.in_force = { from: "2026-01-01", to: "2026-12-31" };
    after.in_force = { from: "2027-01-01", to: null };
    await keep(page, before, { "TC1.1": { points: "1.5" }, "TC1.2": { figures: { num: "95", den: "100" } }, "TC1.3": { points: "1" } });
    for (const text of [before, after]) {
      await page.goto(`${app.url}#/bo-tieu-chi`);
      await page.locator("#open-framework").setInputFiles(file(`${text.id}.json`, text));
      await page.locator(".edit-head").waitFor();
    }
    await page.goto(`${app.url}#/bo-tieu-chi/so-sanh`);
    await page.getByLabel("Bản trước").selectOption({ label: "Xã ngược 2026" });
    await page.getByLabel("Bản sau").selectOption({ label: "Xã ngược 2027" });
    await says(page.locator('[data-doubtful="1"]'), /1\.3 Tỷ lệ hồ sơ trả đúng hạn → 1\.3 Tỷ lệ hồ sơ trả quá hạn/);
    await counted(page.getByRole("heading", { name: /^Mục (mới|đã bỏ)$/ }), 0);
    await page.getByRole("button", { name: "Chuyển" }).click();
    await page.getByText("Đã chuyển 1 câu trả lời sang phiếu mới; 2 câu không chuyển được.").waitFor();
    const banner = page.locator(".banner.carried-over");
    await says(banner, /bản trước hỏi “Số hồ sơ đúng hạn”, bản sau hỏi “Số hồ sơ quá hạn”/);
    await says(banner, /không chắc vẫn là tiêu chí này, bản sau ghi “1\.3 Tỷ lệ hồ sơ trả quá hạn”/);
    await says(banner, /Kỳ của phiếu mới là năm 2027, vì bản sau không áp dụng cho năm 2026\./);
    await says(banner, /Danh sách này không được lưu lại/);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      banner.getByRole("button", { name: "Lưu danh sách" }).click(),
    ]);
    assert.equal(download.suggestedFilename(), "khong-chuyen-ubnd-xa-thu-nguoc-2027.txt");
    const lines = (await readFile(await download.path(), "utf8")).split("\r\n");
    assert.equal(lines.filter((line) => line.startsWith("- ")).length, 2);
    await page.getByRole("link", { name: "Mở phiếu mới" }).click();
    await says(page.locator('[data-points="TC1.1"]'), /^1,50/);
    await counted(page.getByText(/Bộ tiêu chí không áp dụng cho/), 0);
    assert.deepEqual(page.problems, []);
  }));

test("what was measured for nobody is not waited for, and says why it counts nothing", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    const part = { points: "2", reason: "Năm nay không khảo sát DDCI" };
    const given = { kind: "manual_points" };
    const text = await framework("thu-2026", "Xã thử 2026", [
      leaf("1.1", "Ban hành kế hoạch", "8", given),
      leaf("1.2", "Chỉ số DDCI", "2", given, { scored_by: "survey", not_measured: part }),
    ]);
    await keep(page, text, { "TC1.1": { points: "6" } });
    await says(page.locator('[id="tc-TC1.2"]'), /2 điểm không đo cho đơn vị nào.*Năm nay không khảo sát DDCI/s);
    const address = page.url().replace(/(phieu\/[^/]+).*/, "$1");
    await page.goto(`${address}/kiem-tra`);
    await page.getByText("Đã trả lời 2/2").waitFor();
    await counted(page.locator("#check-waiting li, #check-open li"), 0);
    await page.goto(`${address}/ket-qua`);
    await says(page.locator("[data-total]"), /6,00/);
    await counted(page.getByText("Tổng điểm tạm tính"), 0);
    assert.deepEqual(page.problems, []);
  }));
