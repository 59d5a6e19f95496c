// Pasting the annex of a decision into the editor of frameworks: merged cells, paragraphs, columns to choose. All tables are made up.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { withApp } from "./lib/app.mjs";
import { select } from "./lib/editor.mjs";
import { counted, eventually, holds } from "./lib/wait.mjs";

const app = withApp({ before, after });

/** A table as a document copies it, with what must not be run, fetched or complained about. */
const HTML = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- td {color:red} --></style>
<script>window.wasRun = true;</script></head><body style='tab-interval:36.0pt'>
<p class=MsoNormal align=center style='text-align:center'>PHỤ LỤC I</p>
<img src="/khong-co.png" onerror="window.wasRun = true"><iframe src="/khong-co"></iframe>
<table class=MsoTableGrid border=1 style='border-collapse:collapse'>
 <tr><td rowspan=2><p>STT</p></td><td rowspan=2><p>Lĩnh vực/<br>tiêu chí</p></td><td colspan=3><p>Điểm</p></td>
  <td rowspan=2><p>Tài liệu kiểm chứng<o:p></o:p></p></td></tr>
 <tr><td>Tối đa</td><td>Tự chấm</td><td>Thẩm định</td></tr>
 <tr><td>(1)</td><td>(2)</td><td>(3)</td><td>(4)</td><td>(5)</td><td>(6)</td></tr>
 <tr><td colspan=2 onclick="window.wasRun = true"><p><b>I. CHỈ ĐẠO</b></p></td><td>4</td><td></td><td></td><td></td></tr>
 <tr><td>1</td><td><p>Kế hoạch CCHC</p><p>ban hành đúng hạn</p></td><td>2 điểm</td><td>1</td><td>1</td>
  <td rowspan=2><p>Quyết định ban hành kế hoạch của Ủy ban nhân dân xã;</p><p>Báo cáo</p></td></tr>
 <tr><td>2</td><td>Báo cáo &lt;quý&gt;</td><td>1</td><td>1</td><td>1</td></tr>
</table></body></html>`;

/** What the clipboard holds is pasted into the field; gives whether the app took it. */
const paste = (page, kinds) =>
  page.locator("#paste-table").evaluate((field, kinds) => {
    const data = new DataTransfer();
    for (const [kind, text] of Object.entries(kinds)) data.setData(kind, text);
    return !field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, kinds);

const words = (page, selector) => page.locator(`.paste-preview ${selector}`).allInnerTexts();
const chosen = (page) =>
  page.locator(".paste-columns select").evaluateAll((all) => all.map((one) => one.selectedOptions[0].textContent));

async function open(page) {
  await page.goto(`${app.url}#/bo-tieu-chi`);
  await page.getByRole("button", { name: "Lập bộ tiêu chí mới" }).click();
  await page.getByText("Dán bảng từ Excel, Word").click();
}

test("a table of a document comes in with its merged cells, and says what it was taken for", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await open(page);
    assert.equal(await paste(page, { "text/html": HTML, "text/plain": "STT\tLĩnh vực/" }), true);
    await page.getByText("Đọc được 3 dòng, trong đó 2 tiêu chí chấm điểm.").waitFor();
    await eventually(() => chosen(page), ["Số thứ tự", "Tên tiêu chí", "Điểm tối đa", "Bỏ qua", "Bỏ qua", "Tài liệu kiểm chứng"]);
    for (const said of [
      "Cột đã bỏ qua: “Điểm Tự chấm”, “Điểm Thẩm định”.",
      "Dòng 5: ghi 4 điểm nhưng các mục bên dưới cộng lại là 3.",
      "Các dòng 2, 3: là dòng tiêu đề, đã bỏ qua.",
      "Dòng 4: là dòng đánh số cột, đã bỏ qua.",
    ]) {
      await eventually(() => words(page, "p"), (all) => all.includes(said), said);
    }
    const shown = (await words(page, "li")).map((row) => row.replace(/\s+/g, " ").trim());
    assert.match(shown[1], /^1 Kế hoạch CCHC ban hành đúng hạn 2 Quyết định ban hành/);
    assert.match(shown[2], /^2 Báo cáo <quý> 1 Quyết định ban hành/);

    // Another column for the points; the focus stays, and the first one gives way.
    await page.locator("#paste-column-3").selectOption({ label: "Điểm tối đa" });
    await eventually(() => chosen(page), ["Số thứ tự", "Tên tiêu chí", "Bỏ qua", "Điểm tối đa", "Bỏ qua", "Tài liệu kiểm chứng"]);
    await page.locator("#paste-column-2").selectOption({ label: "Điểm tối đa" });
    await eventually(() => chosen(page), (all) => all[2] === "Điểm tối đa" && all[3] === "Bỏ qua");

    await page.getByRole("button", { name: "Thêm vào cây tiêu chí" }).click();
    await holds(page.locator("#paste-table"), "");
    await counted(page.locator(".paste-columns"), 0);
    await select(page, 1);
    await holds(
      page.locator("#e-node-evidence"),
      "Quyết định ban hành kế hoạch của Ủy ban nhân dân xã;\nBáo cáo",
    );
    assert.equal(await page.evaluate(() => window.wasRun), undefined);
    assert.deepEqual(page.problems, []);
  }));

test("a second page goes below the first, marked text is replaced, and plain text stays the browser's", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await open(page);
    const table = (...rows) => `<table>${rows.map((row) => `<tr><td>${row.join("<td>")}`).join("")}</table>`;
    const first = table(["TT", "Tiêu chí", "Điểm"], ["1", "Chỉ đạo", "3"], ["1.1", "Kế hoạch", "2"]);
    assert.equal(await paste(page, { "text/html": first }), true);
    assert.equal(await paste(page, { "text/html": table(["TT", "Tiêu chí", "Điểm"], ["1.2", "Báo cáo", "1"]) }), true);
    await page.getByText("Đọc được 3 dòng, trong đó 2 tiêu chí chấm điểm.").waitFor();
    await holds(page.locator("#paste-table"), "TT\tTiêu chí\tĐiểm\n1\tChỉ đạo\t3\n1.1\tKế hoạch\t2\nTT\tTiêu chí\tĐiểm\n1.2\tBáo cáo\t1");
    await page.locator("#paste-table").selectText();
    assert.equal(await paste(page, { "text/html": table(["7", "Một mình", "9"]) }), true);
    await page.getByText("Đọc được 1 dòng, trong đó 1 tiêu chí chấm điểm.").waitFor();
    await page.getByText("Bảng không có dòng tiêu đề").waitFor();

    // Words that are no table are pasted as the browser does it.
    assert.equal(await paste(page, { "text/html": "<p>Một câu</p>", "text/plain": "Một câu" }), false);
    assert.equal(await paste(page, { "text/plain": "1\tMột\t2" }), false);
    await page.locator("#paste-table").fill("1.1\tKế hoạch\tba điểm\n1-Feb\tBáo cáo\t2");
    await page.getByText("Dòng 1: “ba điểm” không đọc được thành điểm, nên chưa lấy điểm, tạm để 0. Hãy tự nhập.").waitFor();
    await page.getByText("Dòng 2: số thứ tự “1-Feb” là ngày do Excel tự đổi, có lẽ vốn là 1.2. Hãy sửa lại.").waitFor();
    assert.deepEqual(page.problems, []);
  }));

test("options without numbers, a column of citations, and columns chosen for another table", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await open(page);
    const rows = ["STT\tTiêu chí\tĐiểm tối đa\tCăn cứ", "1\tChỉ đạo\t3\tMục I", "1.1\tBan hành kế hoạch\t3\tMục I.1"];
    await page.locator("#paste-table").fill([...rows, "\tKịp thời\t3", "\tKhông kịp thời\t1", "\tKhông ban hành\t0"].join("\n"));
    await page.getByText("Đọc được 2 dòng, trong đó 1 tiêu chí chấm điểm.").waitFor();
    await page.getByText("Dòng 3: 3 dòng bên dưới là các mức điểm của tiêu chí này (chọn một mức).").waitFor();
    await eventually(() => chosen(page), ["Số thứ tự", "Tên tiêu chí", "Điểm tối đa", "Căn cứ"]);
    await page.locator("#paste-column-3").selectOption({ label: "Bỏ qua" });
    await eventually(() => chosen(page), (all) => all[3] === "Bỏ qua");
    // Another row of the same table keeps the choice, another table does not.
    await page.locator("#paste-table").fill(rows.join("\n"));
    await eventually(() => chosen(page), (all) => all[3] === "Bỏ qua");
    await page.locator("#paste-table").fill("STT\tTiêu chí\tĐiểm\tCăn cứ\n1\tA\t1\tĐiều 1");
    await eventually(() => chosen(page), (all) => all[3] === "Căn cứ");
    await page.locator("#paste-table").fill([...rows, "\tKịp thời\t3", "\tKhông kịp thời\t1"].join("\n"));
    await page.getByText("Dòng 3: 2 dòng bên dưới").waitFor();
    await page.getByRole("button", { name: "Thêm vào cây tiêu chí" }).click();
    await select(page, 1);
    await holds(page.locator("#e-node-citation"), "Mục I.1");
    await holds(page.locator("#e-node-rule-kind"), "choice");
    await holds(page.locator("#e-node-rule-options-1-label"), "Không kịp thời");
    assert.deepEqual(page.problems, []);
  }));

test("a long text without a page is taken at once in an empty field and in the place of all there is, not in between", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await open(page);
    const table = (rows, name) => Array.from({ length: rows }, (_, i) => `${i + 1}\t${name} số ${i + 1} của bảng\t1`).join("\r\n");
    const field = page.locator("#paste-table");
    assert.equal(await paste(page, { "text/plain": table(2000, "Nội dung") }), true);
    await page.getByText(/^Đọc được 2.000 dòng/).waitFor();
    await field.evaluate((field) => field.setSelectionRange(5, 5));
    assert.equal(await paste(page, { "text/plain": table(2500, "Tiêu chí") }), false);
    await field.evaluate((field) => field.select());
    assert.equal(await paste(page, { "text/plain": table(2500, "Tiêu chí") }), true);
    await page.getByText(/^Đọc được 2.500 dòng/).waitFor();
    assert.match(await field.inputValue(), /^1\tTiêu chí số 1 của bảng\t1\n2\tTiêu chí số 2 của bảng/);
    // A short one is put there by the browser, which can undo it.
    await field.evaluate((field) => field.select());
    assert.equal(await paste(page, { "text/plain": table(3, "Tiêu chí") }), false);
    assert.deepEqual(page.problems, []);
  }));
