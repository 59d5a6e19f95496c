// What publications are told apart by: examples from law, another text of one's own, the points and the period behind them.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { after, before, test } from "node:test";
import { withApp } from "./lib/app.mjs";
import { newRound, tab } from "./lib/round.mjs";
import { attribute, counted, eventually, holds, says } from "./lib/wait.mjs";
import { unzipped } from "./lib/zip.mjs";

const app = withApp({ before, after });
const read = (path) => readFile(resolve(import.meta.dirname, "../..", path), "utf8");
const file = (name, text) => ({ name, mimeType: "application/json", buffer: Buffer.from(text) });
const EXAMPLE = "Ví dụ, không phải văn bản chính thức";

/** A framework of one's own that is an example by its status only; with a comma more where that is asked for. */
async function own({ comma = false } = {}) {
  const sample = JSON.parse(await read("crates/core/frameworks/xa-mau-2026.json"));
  const vi = `Bộ tiêu chí${comma ? "," : ""} riêng`;
  return { ...sample, id: "xa-rieng-2026", title: { vi, en: "Own" }, short_title: { vi, en: "Own" } };
}

/** A publication of two communes on it. */
const published = async () => ({
  format: "thuocdo.snapshot",
  version: 1,
  title: "Xếp hạng cấp xã",
  publisher: "UBND tỉnh A",
  decision: "12/QĐ-UBND ngày 05/01/2027",
  published_at: "2027-01-05T08:00:00+07:00",
  framework: { id: "xa-rieng-2026", text: await own() },
  period: "2026",
  detail: "answers",
  groups: [],
  units: ["UBND xã A", "UBND xã B"].map((name) => ({ unit: { name }, answers: { KE_HOACH: { points: "3" } }, published: { total: "3.00" } })),
});

async function open(page) {
  await page.goto(`${app.url}#/cong-bo`);
  await page.locator("#open-publication").setInputFiles(file("cong-bo.json", JSON.stringify(await published())));
  await page.locator(".ranking-table").waitFor();
}

async function taken(page, name) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).first().click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test("what was computed by an example says so on each page, on paper, in the table and in a round", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await open(page);
    const mark = page.locator("main [data-example]");
    await says(mark, EXAMPLE);
    await eventually(() => page.locator(".annex").textContent(), (annex) => annex.includes(`(${EXAMPLE})`), "the annex");
    const table = (await taken(page, "Lưu bảng (CSV)")).bytes.toString("utf8");
    assert.match(table.split("\r\n")[1], new RegExp(`;${EXAMPLE}$`));
    await page.getByLabel("Xem một tiêu chí").selectOption("KE_HOACH");
    await page.locator(".dot-plot").waitFor();
    await says(mark, EXAMPLE);
    const picture = await taken(page, "Lưu ảnh biểu đồ (PNG)");
    assert.equal(picture.name, "tieu-chi-KE_HOACH-1-xa-rieng-2026-2026.png");
    await page.getByRole("link", { name: "UBND xã A" }).click();
    await page.locator(".standing").waitFor();
    await says(mark, EXAMPLE);
    await newRound(page, app.url, ["UBND xã Một"], "Bộ tiêu chí mẫu cấp xã (không phải văn bản chính thức)");
    await says(mark, EXAMPLE);
    const figures = (await taken(page, "Lưu số liệu (CSV)")).bytes.toString("utf8").split("\r\n");
    assert.match(figures[0], /;Ghi chú$/);
    assert.match(figures[1], new RegExp(`;${EXAMPLE}$`));
    await newRound(page, app.url, ["UBND xã Một"]);
    await counted(mark, 0);
    // Two rounds of one name are told apart by the second.
    await page.goto(`${app.url}#/dot`);
    await counted(page.locator(".row .tag.is-example"), 1, "the round on an example");
    await counted(page.locator(".row-sub", { hasText: /sửa lúc \d\d:\d\d:\d\d \d\d\/\d\d\/\d{4}/ }), 2);
    assert.deepEqual(page.problems, []);
  }));

test("a sheet on an example says so in its head, in the list, and on each page of its print", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await page.goto(`${app.url}#/moi`);
    await page.getByText("Bộ tiêu chí mẫu cấp xã").first().click();
    await page.getByLabel("Tên đơn vị").fill("UBND xã Một");
    await page.getByRole("button", { name: "Bắt đầu chấm điểm" }).click();
    await says(page.locator(".sheet-sub .tag"), EXAMPLE);
    await says(page.locator(".app-header .tag"), "Ví dụ");
    await page.getByRole("link", { name: "Xem kết quả", exact: true }).first().click();
    // Below the headings, which give the columns their widths and stand on each page.
    const head = () =>
      page.locator(".print-sheet thead").evaluate((head) => {
        const [headings, mark] = [...head.rows].map((row) => [...row.cells]);
        return [headings.length, mark[0].colSpan, mark[0].textContent];
      });
    await eventually(head, [6, 6, EXAMPLE]);
    await page.goto(`${app.url}#/`);
    await says(page.locator(".row .tag.is-example").first(), "Ví dụ");
    assert.deepEqual(page.problems, []);
  }));

test("every sheet of a print of an example says so at its foot, and of what is none nothing stands there", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    const foot = (wanted, what) =>
      eventually(
        () => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--example-mark")),
        wanted,
        what,
      );
    await open(page);
    await page.emulateMedia({ media: "print" });
    await foot(`"${EXAMPLE}"`, "the annex");
    await page.goto(`${app.url}#/cong-bo/vi-du/lai-chau-2020`);
    await page.locator(".annex").waitFor({ state: "attached" });
    await foot("", "the annex of a decision");
    await page.goto(`${app.url}#/bo-tieu-chi/xem/xa-mau-2026`);
    await page.locator(".tree-table").waitFor();
    await foot(`"${EXAMPLE}"`, "the reading view");
    await page.goto(`${app.url}#/bo-tieu-chi/xem/qd766-2022`);
    await says(page.locator("h1"), "Bộ chỉ số 766");
    await foot("", "the reading view of a decision");
    // A score sheet has the mark on each page by itself.
    await page.emulateMedia({ media: null });
    await open(page);
    await page.getByRole("link", { name: "UBND xã A" }).click();
    await page.locator(".standing").waitFor();
    await page.emulateMedia({ media: "print" });
    await foot("", "the page of a unit");
    assert.deepEqual(page.problems, []);
  }));

test("a publication tells another text of its framework among one's own, and still comes out", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await page.goto(`${app.url}#/bo-tieu-chi`);
    await page.locator("#open-framework").setInputFiles(file("bo.json", JSON.stringify(await own({ comma: true }))));
    await page.locator(".editor").waitFor();
    await says(page.locator(".edit-head [data-example]"), EXAMPLE);
    await open(page);
    await page.locator('[data-verdict="agrees"]').waitFor();
    const told = page.locator("main .problem.is-warning", { hasText: "A11" });
    await says(told, /trong “Bộ tiêu chí của tôi”/);
    await page.getByRole("link", { name: "UBND xã A" }).click();
    await page.locator(".standing").waitFor();
    await counted(told, 1);
    assert.deepEqual(page.problems, []);
  }));

test("a table sorts by class, and a key leads to its search", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await page.goto(`${app.url}#/cong-bo/vi-du/lai-chau-2020`);
    await page.getByRole("button", { name: "Tất cả các nhóm" }).click();
    await counted(page.locator(".ranking-table tbody tr"), 28);
    const byClass = page.getByRole("button", { name: "Xếp loại", exact: true });
    const classes = page.locator(".ranking-table tbody .class-word");
    await byClass.click();
    await attribute(page.locator(".ranking-table thead th").last(), "aria-sort", "ascending");
    await says(classes.first(), "Tốt");
    await byClass.click();
    await says(classes.last(), "Tốt");
    await page.keyboard.press("/");
    await page.locator("#search-unit:focus").waitFor();
    await holds(page.locator("#search-unit"), "");
    // In a field it is a letter like any other.
    await page.keyboard.press("/");
    await holds(page.locator("#search-unit"), "/");
    assert.deepEqual(page.problems, []);
  }));

test("what is frozen keeps the last period of its round, says which points it takes, and nothing is taken unless chosen", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await newRound(page, app.url, ["UBND xã Vân Canh", "UBND xã Hai"]);
    const paste = async () => {
      await page.locator("#paste-sheets").fill("Đơn vị\tCKMB\nUBND xã Vân Canh\t9\nUBND xã Hai\t8");
      await page.getByRole("button", { name: "Đọc nội dung đã dán" }).click();
      await page.getByText("Đọc được 2 phiếu.").waitFor();
    };
    await paste();
    const boxes = page.locator(".preview-table tbody tr").getByRole("checkbox");
    for (let at = await counted(boxes, (count) => count > 0); at > 0; at -= 1) await boxes.nth(at - 1).uncheck();
    const take = page.getByRole("button", { name: "Nhận các phiếu đã chọn" });
    await take.click();
    await page.getByText("Chưa chọn phiếu nào nên không có gì thay đổi.").waitFor();
    await page.getByText("Đọc được 2 phiếu.").waitFor();
    await boxes.first().check();
    await take.click();
    await page.getByText("Đã nộp 1/2 đơn vị").waitFor();

    await tab(page, "3. Xếp hạng");
    const last = async () => page.locator(".analysis summary", { hasText: "So với kỳ trước" }).click();
    await last();
    await page.locator(".analysis input[type=file]").setInputFiles(file("2025.json", await read("assets/publications/gia-lai-2026.json")));
    await page.locator(".change-table").first().waitFor();
    await page.locator("#round-stage").selectOption("tu-cham");
    await tab(page, "4. Công bố");
    await says(page.locator("[data-published-points]"), /^Bản công bố lấy điểm cuối cùng .* Bước 3 đang xem theo điểm tự chấm/);
    await page.getByLabel("Cơ quan công bố").fill("UBND tỉnh A");
    await taken(page, "Chốt và lưu tệp công bố");
    await page.getByRole("link", { name: "Xem bản công bố" }).click();
    await page.locator(".ranking-table").waitFor();
    for (const again of [false, true]) {
      if (again) {
        await page.reload();
        await page.locator(".ranking-table").waitFor();
      }
      await last();
      await page.locator(".change-table").first().waitFor();
      const files = unzipped((await taken(page, "Tải thư mục đăng web (.zip)")).bytes);
      assert.ok(files.has("ky-truoc.json"), `again: ${again}`);
    }
    assert.deepEqual(page.problems, []);
  }));
