// The province's road: collect forty files, appraise, rank, publish, open the publication in a clean profile, verify.
import assert from "node:assert/strict";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { withApp } from "./lib/app.mjs";
import { fitsWidth, passesAxe } from "./lib/fit.mjs";
import { criterion, tab } from "./lib/round.mjs";
import { arrived, attribute, counted, eventually, focused, hash, holds, says, texts } from "./lib/wait.mjs";

const app = withApp({ before, after });

/** The sheet of a commune on 766, with points at its areas and the figures of one criterion. */
const sheet = (at, answers = {}) => ({
  format: "thuocdo.assessment",
  version: 1,
  framework: { id: "qd766-2022" },
  unit: { name: `UBND xã Số ${at}`, group: at % 4 === 0 ? "Phường" : "Xã" },
  period: "2026",
  answers: {
    CKMB: { points: String(10 + (at % 7)) },
    ON_TIME: { figures: { num: String(900 + at), den: "1000" } },
    ONLINE: { points: "6" },
    TTTT: { points: String(5 + (at % 5)) },
    MDSH: { points: "12.5" },
    MDHL: { points: "18" },
    ...answers,
  },
});

/** Writes files to choose from and gives their paths. */
async function files(sheets) {
  const folder = await mkdtemp(join(tmpdir(), "thuocdo-"));
  return Promise.all(
    sheets.map(async (one, at) => {
      const path = join(folder, `phieu-${String(at).padStart(2, "0")}.json`);
      await writeFile(path, JSON.stringify(one));
      return path;
    }),
  );
}

async function newRound(page, title) {
  await page.goto(`${app.url}#/dot`);
  await page.getByLabel("Tên đợt đánh giá").fill(title);
  await page.getByLabel("Kỳ đánh giá").fill("2026");
  await page.getByRole("button", { name: "Lập đợt đánh giá" }).click();
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
}

const saved = (page) => page.locator(".edit-head").getByText(/^Đã lưu lúc/).waitFor();

test("forty files are collected, appraised, ranked and published, and a clean profile verifies the publication", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await newRound(page, "Chỉ số cấp xã năm 2026");
    // Who should send: two of them never will.
    await page.locator("#expected-units").fill("xã Số 1; Xã\nUBND xã Vắng Một; Xã\nUBND xã Vắng Hai\tPhường");
    await page.getByRole("button", { name: "Thêm vào đợt" }).click();
    await page.getByText("Đã nộp 0/3 đơn vị; nộp muộn 0; chưa nộp 3").waitFor();
    const sheets = Array.from({ length: 40 }, (_, at) => sheet(at + 1));
    // One on another framework, one for another year: told, and not taken.
    const other = { ...sheet(91), framework: { id: "lai-chau-2020" }, answers: {} };
    const older = { ...sheet(92), period: "2025" };
    await page.locator("#take-files").setInputFiles(await files([...sheets, other, older]));
    await page.getByText("Đọc được 42 phiếu.").waitFor();
    const states = page.locator(".preview-table tbody tr td:nth-child(4)");
    const wanted = { "Đơn vị mới": 39, "Nộp lần đầu": 1, "Không nhận được": 2 };
    await eventually(async () => {
      const all = await states.allInnerTexts();
      return Object.fromEntries(Object.keys(wanted).map((word) => [word, all.filter((state) => state === word).length]));
    }, wanted);
    await page.getByRole("button", { name: "Nhận các phiếu đã chọn" }).click();
    await page.getByText("Đã nộp 40/42 đơn vị; nộp muộn 0; chưa nộp 2").waitFor();
    await saved(page);
    // It is all there again after the page is closed and opened.
    await page.reload();
    await page.getByText("Đã nộp 40/42 đơn vị; nộp muộn 0; chưa nộp 2").waitFor();

    // The same files once more bring nothing new; a changed one says what changed.
    await page.locator("#take-files").setInputFiles(await files([sheet(1), sheet(2, { CKMB: { points: "17" } })]));
    await page.getByText("Đọc được 2 phiếu.").waitFor();
    await texts(states, ["Không có gì mới", "Có thay đổi"]);
    await page.getByText(/^1 chỗ/).click();
    await page.getByText("1 Công khai, minh bạch, số liệu, điểm: 12 điểm → 17 điểm").waitFor();
    await page.getByRole("button", { name: "Bỏ, không nhận" }).click();

    // Appraising by the keyboard: the figure of two units is corrected, and points are given by hand with a reason.
    await criterion(page, "ON_TIME");
    const rows = page.locator(".appraisal tbody tr");
    await counted(rows, 42);
    const place = async (name) => (await rows.locator("th").allInnerTexts()).indexOf(name);
    const at = await place("UBND xã Số 3");
    await says(rows.nth(at).locator("td").first().locator("strong"), "18,06");
    await page.locator(`#lan1-num-${at}`).fill("800");
    await page.keyboard.press("Enter");
    await focused(page, `lan1-num-${at + 1}`);
    await page.keyboard.type("700");
    await page.keyboard.press("Tab");
    const counts = (row, points) => says(rows.nth(row).locator("[data-counts]"), points);
    await counts(at, "16,00");
    await counts(at + 1, "14,00");
    await page.locator(`#lan1-diem-${at + 2}`).fill("10");
    await page.keyboard.press("Tab");
    await rows.nth(at + 2).getByText("cần ghi lý do").waitFor();
    await page.locator(`#lan1-ly-do-${at + 2}`).fill("Không có sổ theo dõi");
    await page.keyboard.press("Tab");
    await counts(at + 2, "10,00");
    await counted(rows.nth(at + 2).getByText("cần ghi lý do"), 0);
    await page.getByLabel("Chỉ hiện").selectOption({ label: "điểm thẩm định khác tự chấm" });
    await counted(rows, 3);
    await page.getByRole("button", { name: "Hoàn tác" }).click();
    await page.getByRole("button", { name: "Làm lại" }).click();
    await saved(page);

    // The steps outlive the page, and the keys lead over them as well.
    await page.getByRole("link", { name: "Kết quả công bố" }).first().click();
    await page.getByRole("heading", { level: 1, name: "Kết quả công bố" }).waitFor();
    await page.goBack();
    await page.getByRole("button", { name: "Làm lại" }).waitFor();
    await page.keyboard.press("Control+z");
    await page.locator('button:not([disabled])', { hasText: "Làm lại" }).waitFor();
    await page.keyboard.press("Control+y");
    await page.locator('button[disabled]', { hasText: "Làm lại" }).waitFor();
    await saved(page);

    // The ranking follows.
    await tab(page, "3. Xếp hạng");
    await page.locator(".ranking-table tbody tr").first().waitFor();
    const groups = async () => (await page.locator(".tabs button").allInnerTexts()).map((one) => one.replace(/\s+/g, " "));
    await eventually(groups, ["Xã 31", "Phường 11", "Tất cả các nhóm 42"]);
    await page.getByLabel(/Tìm đơn vị/).fill("xa so 10");
    await page.getByText("1/31 đơn vị").waitFor();
    // Who is in another group is found there; spaces do not matter. The name leads to the unit's appraisal.
    await page.getByLabel(/Tìm đơn vị/).fill("vang  hai");
    await page.getByRole("button", { name: "1 đơn vị ở nhóm Phường" }).click();
    await page.getByText("1/11 đơn vị").waitFor();
    // Who has no result has no rank and no number: that is not 0.
    const empty = page.locator(".ranking-table tbody tr", { hasText: "UBND xã Vắng Hai" });
    await empty.locator("[data-no-result]").waitFor();
    await texts(empty.locator('[data-label="Hạng"], [data-label="Tổng điểm"], [data-label="Chỉ số (%)"]'), ["–", "–", "–"]);
    await says(page.locator(".ranking-notes"), /Đơn vị chưa có kết quả\s+UBND xã Vắng Một; UBND xã Vắng Hai/);
    await page.locator(".ranking-table").getByRole("link", { name: "UBND xã Vắng Hai" }).click();
    await page.locator("#appraise-unit").waitFor();
    await says(page.locator("#appraise-unit option:checked"), "UBND xã Vắng Hai");

    // Published: frozen, as a file and as a link.
    await tab(page, "4. Công bố");
    await page.getByText("2 đơn vị chưa nộp phiếu.").waitFor();
    await page.getByLabel("Cơ quan công bố").fill("UBND tỉnh A");
    await page.getByLabel(/^Ghi chú cho người đọc/).fill("Ghi chú một.\nGhi chú hai.");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Chốt và lưu tệp công bố" }).click(),
    ]);
    const file = await readFile(await download.path(), "utf8");
    const snapshot = JSON.parse(file);
    assert.deepEqual([snapshot.format, snapshot.units.length, snapshot.publisher], ["thuocdo.snapshot", 40, "UBND tỉnh A"]);
    // Who never sent is left out, and the note says so.
    assert.equal(snapshot.note, "Ghi chú một.\nGhi chú hai.\nKhông có trong bảng vì chưa có kết quả: UBND xã Vắng Một; UBND xã Vắng Hai.");
    const link = await holds(page.locator("#publication-link"), /#\/xem\/3/);
    const first = snapshot.units.find((one) => one.published.rank === 1);

    // A clean profile opens the link, computes everything again and says that it agrees.
    await app.page({ width: 1366, height: 900 }, async (reader) => {
      await reader.goto(app.url + link.slice(link.indexOf("#")));
      await reader.locator('[data-verdict="agrees"]').waitFor();
      await reader.getByText("UBND tỉnh A công bố lúc").waitFor();
      await says(reader.locator(".ranking-notes .note-text"), /^Ghi chú một\.\nGhi chú hai\.\nKhông/);
      const row = reader.locator(".ranking-table tbody tr").first();
      await says(row, new RegExp(first.unit.name));
      await row.getByRole("link").click();
      await reader.locator(".standing").waitFor();
      await says(reader.locator("[data-rank]"), "1");
      assert.deepEqual(reader.problems, []);
    });
    // With one digit changed, the file says which number does not come out.
    await app.page({ width: 360, height: 740 }, async (reader) => {
      first.published.index = "99.99";
      await reader.goto(`${app.url}#/cong-bo`);
      const buffer = Buffer.from(JSON.stringify(snapshot));
      await reader.locator('input[type="file"]').setInputFiles({ name: "sua.json", mimeType: "application/json", buffer });
      await reader.locator('[data-verdict="disagrees"]').waitFor();
      await says(reader.locator(".verdict"), /chỉ số công bố là 99,99; tính lại được/);
      assert.deepEqual(reader.problems, []);
    });
    assert.deepEqual(page.problems, []);
  }));

test("a pasted table is read cell by cell, and what can be two numbers is asked", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await newRound(page, "Đợt từ bảng");
    const table = [
      "Đơn vị\tNhóm\tCKMB\tON_TIME.num\tON_TIME.den\tKHAC",
      "UBND xã Một\tXã\t12,5\t1.234\t1.300\t1",
      "UBND xã Hai\tXã\t19\t900\t1000\t2",
      "=1+1\tXã\t1\t2\t3\t4",
    ].join("\n");
    await page.locator("#paste-sheets").fill(table);
    await page.getByRole("button", { name: "Đọc nội dung đã dán" }).click();
    const told = page.locator(".told");
    for (const said of [/T08: Ô F1/, /N11: Ô C3/, /T19: Ô A4/]) {
      await told.getByText(said).first().waitFor({ timeout: 5_000 }).catch(async () => {
        assert.fail(`${said} is not in: ${await told.innerText()}`);
      });
    }
    await page.getByRole("button", { name: "1.234 là một nghìn hai trăm ba mươi tư" }).click();
    await page.getByRole("button", { name: "Nhận các phiếu đã chọn" }).click();
    await page.getByText("UBND xã Một", { exact: true }).waitFor();
    await criterion(page, "ON_TIME");
    await says(page.locator(".appraisal tbody tr").first(), /1\.234 \/ 1\.300|18,98/);
    // 19 points of 18 are told before they are published, with the way to the unit.
    await tab(page, "4. Công bố");
    await says(page.locator("[data-errors]"), /lỗi số liệu, ở \d+ đơn vị[^]*UBND xã Hai: [^]*nhóm 1\b/);
    await page.locator("[data-errors]").getByRole("link", { name: "UBND xã Hai" }).first().click();
    await says(page.locator("#appraise-unit option:checked"), "UBND xã Hai");
    assert.deepEqual(page.problems, []);
  }));

test("published examples are computed again in the browser, number by number", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await page.goto(`${app.url}#/cong-bo`);
    await page.getByRole("link", { name: /Chỉ số CCHC tỉnh Lai Châu năm 2020/ }).click();
    await page.locator(".ranking-table").waitFor();
    await eventually(async () => (await page.locator(".verdict li").allInnerTexts()).map((line) => line.trim()), [
      "Sở Khoa học và Công nghệ: hạng công bố là 5; tính lại được 4.",
      "Sở Ngoại vụ: chỉ số công bố là 86,53; tính lại được 86,54.",
      "BQL Khu KTCK Ma Lù Thàng: chỉ số công bố là 72,19; tính lại được 72,20.",
      "Huyện Sìn Hồ: chỉ số công bố là 67,81; tính lại được 67,82.",
    ]);
    for (const said of ["82,08 %", "72,65 %", "78,5 thay vì 98", "76,5 thay vì 98", "Đồng hạng, bỏ hạng kế tiếp"]) {
      await says(page.locator(".ranking-notes"), (notes) => notes.includes(said), said);
    }
    // Sorting by a column, and back by the keyboard.
    await page.getByRole("button", { name: "Đơn vị", exact: true }).click();
    await attribute(page.locator(".ranking-table thead th").nth(1), "aria-sort", "ascending");
    await says(page.locator(".ranking-table tbody th").first(), /^Sở Công thương/);
    await page.getByRole("button", { name: "Tất cả các nhóm" }).click();
    await counted(page.locator(".ranking-table tbody tr"), 28);
    // Classes in the order of the framework; a key leads to the search, and is a letter like any other in it.
    await page.getByRole("button", { name: "Xếp loại", exact: true }).click();
    await says(page.locator(".ranking-table tbody .class-word").first(), "Tốt");
    await page.getByRole("button", { name: "Xếp loại", exact: true }).click();
    await says(page.locator(".ranking-table tbody .class-word").last(), "Tốt");
    await page.keyboard.press("/");
    await page.locator("#search-unit:focus").waitFor();
    await holds(page.locator("#search-unit"), "");
    await page.keyboard.press("/");
    await holds(page.locator("#search-unit"), "/");
    await page.locator("#search-unit").fill("");
    // One criterion over all units, and a unit's page.
    await page.getByLabel("Xem một tiêu chí").selectOption("DIEU_TRA");
    await page.locator(".dot-plot").first().waitFor();
    await page.getByRole("link", { name: "Sở Nội vụ" }).click();
    await page.getByRole("heading", { level: 1, name: "Sở Nội vụ" }).waitFor();
    await says(page.locator("[data-total]"), "85,67");
    assert.deepEqual(page.problems, []);
  }));

test("a criterion is chosen by the arrow keys: the focus stays, and one step back leads to the table", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await page.goto(`${app.url}#/cong-bo/vi-du/gia-lai-2026`);
    await page.locator(".ranking-table").waitFor();
    const choice = page.locator("#choose-criterion");
    const options = await eventually(
      () => choice.locator("option").evaluateAll((all) => all.map((one) => one.value)),
      (all) => all.length > 3,
    );
    const heading = (at) => page.waitForFunction(
      ([wanted]) => document.querySelector("main h1").textContent === document.querySelector(`#choose-criterion option[value="${wanted}"]`)?.textContent.trim(),
      [options[at]],
    );
    const entries = await page.evaluate(() => history.length);
    await choice.focus();
    for (const at of [1, 2, 3]) {
      await page.keyboard.press("ArrowDown");
      await heading(at);
      await focused(page, "choose-criterion");
      await holds(choice, options[at]);
      await hash(page, (part) => part.endsWith(`?tc=${options[at]}`));
    }
    await page.keyboard.press("ArrowUp");
    await heading(2);
    await focused(page, "choose-criterion");
    await eventually(() => page.evaluate(() => history.length), entries + 1);
    await page.goBack();
    await page.locator(".ranking-table").waitFor();
    await arrived(page);
    await hash(page, "#/cong-bo/vi-du/gia-lai-2026");
    // None of them is the table again, and the focus is in its choice.
    await choice.focus();
    await page.keyboard.press("ArrowDown");
    await heading(1);
    await focused(page, "choose-criterion");
    await page.keyboard.press("ArrowUp");
    await page.locator(".ranking-table").waitFor();
    await focused(page, "choose-criterion");
    await holds(choice, "");
    assert.deepEqual(page.problems, []);
  }));

test("excerpts are marked, their ranks are among all, and the total that cannot be is told", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await page.goto(`${app.url}#/cong-bo`);
    await page.getByRole("link", { name: /Bộ chỉ số 766 cấp huyện tỉnh Lào Cai/ }).click();
    await page.locator('[data-verdict="agrees"]').waitFor();
    // The annex, which is there for printing and comes a little later, says both as well.
    await page.getByText("Trích 5 trong 9 đơn vị, chưa đầy đủ.").first().waitFor();
    await page.locator(".ranking-notes").getByText(/UBND huyện Mường Khương giảm 6 bậc \(tháng 9: hạng 2\)/).waitFor();
    await page.getByRole("link", { name: "UBND huyện Bảo Thắng" }).click();
    await page.locator(".standing").getByText("/ 9").waitFor();
    await page.goto(`${app.url}#/cong-bo/vi-du/van-yen-766-2023`);
    await page.locator(".verdict").getByText("UBND huyện Văn Yên: tổng điểm công bố là 77,85; tính lại được 40,30.").waitFor();
    await page.goto(`${app.url}#/cong-bo/vi-du/lao-cai-sipas-2024`);
    await page.locator('[data-verdict="agrees"]').getByText(/Thứ hạng trong cả bảng không tính lại được/).waitFor();
    assert.deepEqual(page.problems, []);
  }));

for (const [width, height] of [[360, 740], [768, 1024], [1366, 768]]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`the province's pages at ${width} px, ${colorScheme}: fit their width and pass axe`, () =>
      app.page({ width, height, colorScheme }, async (page) => {
        const look = async (what) => {
          await fitsWidth(page, what);
          await passesAxe(page, what);
        };
        await page.goto(`${app.url}#/cong-bo`);
        await page.locator(".rows").waitFor();
        await look("publications");
        for (const [view, ready] of [
          ["lai-chau-2020", '[data-verdict="disagrees"]'],
          ["gia-lai-2026?dv=0", ".against-mean"],
          ["gia-lai-2026?tc=TTTT", ".league"],
          ["lao-cai-766-2024", '[data-verdict="agrees"]'],
          ["van-yen-766-2023", '[data-verdict="disagrees"]'],
        ]) {
          await page.goto(`${app.url}#/cong-bo/vi-du/${view}`);
          await page.locator(ready).first().waitFor();
          await page.locator("table").first().waitFor();
          await look(view);
        }
        await newRound(page, "Đợt thử");
        await page.locator("#take-files").setInputFiles(await files([sheet(1), sheet(2), sheet(2)]));
        await page.getByText("Đọc được 3 phiếu.").waitFor();
        await look("preview");
        await page.getByRole("button", { name: "Nhận các phiếu đã chọn" }).click();
        await page.getByText(/^Đã nộp \d+\/\d+ đơn vị/).waitFor();
        await look("collect");
        for (const [step, ready] of [["2. Thẩm định", ".appraisal"], ["3. Xếp hạng", ".ranking-table"], ["4. Công bố", "#publish-title"]]) {
          await tab(page, step);
          await page.locator(ready).waitFor();
          await look(step);
        }
        assert.deepEqual(page.problems, []);
      }));
  }
}

test("a ranking is read further: last period, boundaries, distances, means, merged groups; and taken away", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await page.goto(`${app.url}#/cong-bo/vi-du/lai-chau-2020`);
    await page.locator(".ranking-table").waitFor();
    const open = async (name) => page.locator(".analysis summary", { hasText: name }).click();

    await open("Đơn vị sát ngưỡng");
    const near = page.locator(".boundary-watch");
    await near.getByText("Sở Khoa học và Công nghệ: đúng bằng chỉ số của Sở Giáo dục và Đào tạo.").waitFor();
    await near.getByText("Sở Khoa học và Công nghệ: hạng 4 → 5").first().waitFor();
    await open("Còn bao nhiêu điểm");
    await page.locator(".distance-table").getByText("Còn 0,39 điểm nữa bằng Sở Kế hoạch và Đầu tư (hạng 3)").first().waitFor();
    await open("Trung bình theo lĩnh vực");
    await says(page.locator(".area-means").first(), /59,17.*70.*Sở Kế hoạch và Đầu tư \(62,64\)/s);
    await open("Điểm từng lĩnh vực");
    await counted(page.locator(".area-points tbody tr"), 28, "what the bars show, unit by unit");
    await says(page.locator(".area-points tbody tr").first(), /^\S.*\s\d+,\d\d\s/);
    await open("Nếu gộp các nhóm");
    const merged = page.locator(".merged-table tbody tr");
    await counted(merged, 28);
    await says(merged.nth(1), /^2\s+Sở Ngoại vụ/);

    // The publication of another period, from a file: ranks turned round.
    const last = JSON.parse(await readFile(new URL("../../assets/publications/lai-chau-2020.json", import.meta.url), "utf8"));
    last.title = "Chỉ số CCHC năm 2019";
    last.period = "2019";
    const districts = last.units.filter((one) => one.unit.group === "UBND huyện, thành phố");
    for (const one of districts) one.published.rank = districts.length + 1 - one.published.rank;
    const named = (name) => districts.find((one) => one.unit.name === name);
    named("Huyện Nậm Nhùn").answers.THAM_DINH.points = "49.41";
    Object.assign(named("Huyện Nậm Nhùn").published, { total: "69.56", index: "70.98", class: "Khá" });
    named("Huyện Tam Đường").published.total = "75.00";
    await open("So với kỳ trước");
    await page.locator(".analysis input[type=file]").setInputFiles({
      name: "2019.json",
      mimeType: "application/json",
      buffer: Buffer.from(JSON.stringify(last)),
    });
    await page.getByText("So với “Chỉ số CCHC năm 2019”, kỳ năm 2019.").waitFor();
    const rows = page.locator(".change-table").last().locator("tbody tr");
    await says(rows.nth(0), /^1\s+Thành phố Lai Châu\s+8\s+tăng 7 bậc/);
    await says(rows.nth(5), /Nậm Nhùn.*từ Khá xuống Trung bình[^]*Điểm, chỉ số, xếp loại đổi chỉ do kết quả của đơn vị\./);
    await says(rows.nth(1), /Tam Đường[^]*Điểm giảm 1 điểm: kỳ trước công bố khác quy tắc −1\./);
    await counted(page.locator(".slope-chart").last().locator(".slope.is-up"), 4);
    await counted(page.locator(".slope-chart").last().locator(".slope.is-down"), 4);
    await page.locator(".analysis input[type=file]").waitFor({ state: "detached" });

    const taken = async (name) => {
      const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).first().click()]);
      return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
    };
    const table = await taken("Lưu bảng (CSV)");
    const lines = table.bytes.toString("utf8").split("\r\n");
    assert.equal(lines[0].charCodeAt(0), 0xfeff);
    assert.equal(lines[1], "1;Sở Nội vụ;Sở, ban, ngành (thang điểm 98);62,30;23,37;85,67;98;87,42;Tốt");
    assert.equal(lines.filter(Boolean).length, 29);
    for (const name of ["Lưu ảnh bảng (PNG)", "Lưu ảnh biểu đồ (PNG)"]) {
      const picture = await taken(name);
      assert.match(picture.name, /\.png$/);
      assert.equal(picture.bytes.subarray(1, 4).toString("latin1"), "PNG");
      assert.ok(picture.bytes.readUInt32BE(16) > 1_000 && picture.bytes.length > 20_000, `${picture.bytes.length}`);
    }

    // On paper there is the annex and nothing else, each group with its heading row on every sheet.
    await page.locator(".annex").waitFor({ state: "attached" });
    await page.emulateMedia({ media: "print" });
    await page.locator(".annex").waitFor();
    await page.locator(".ranking-table").waitFor({ state: "hidden" });
    for (const said of [
      /I\. Sở, ban, ngành \(thang điểm 98\)/,
      /Trung bình\s+82,67/,
      /Trung bình Sở, ban, ngành \(thang điểm 98\) \+ Sở, ban, ngành \(thang điểm đặc thù\): 82,08 %/,
    ]) {
      await says(page.locator(".annex"), said);
    }
    const style = await page.locator(".annex thead").first().evaluate((head) => {
      const { display, fontFamily } = getComputedStyle(head);
      return { display, fontFamily };
    });
    assert.equal(style.display, "table-header-group");
    assert.match(style.fontFamily, /^"Times New Roman"/);
    await page.emulateMedia({ media: null });
    assert.deepEqual(page.problems, []);
  }));
