// The forms of the editor: what they show is what is saved, findings lead to inputs, days, keys, narrow screens.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { withApp } from "./lib/app.mjs";
import { findings, makeFramework, select } from "./lib/editor.mjs";
import { attribute, holds } from "./lib/wait.mjs";

const app = withApp({ before, after });

/** The framework as it is kept, as the file that the editor saves. */
async function kept(page) {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Lưu tệp" }).click(),
  ]);
  return JSON.parse(await readFile(await download.path(), "utf8"));
}

const told = (page, text) => page.locator(".editor .finding").filter({ hasText: text }).first().waitFor();
const focused = (page) => page.evaluate(() => document.activeElement.id);
const isFocused = (page, id) => page.waitForFunction((id) => document.activeElement.id === id, id);

test("a choice that is taken back is gone from the file, and what is missing is told with its choices", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await makeFramework(app, page);
    // The policies: each select, one after the other.
    const policies = await page.locator(".node-form select").evaluateAll((all) => all.map((one) => one.id));
    assert.ok(policies.length >= 10, policies.join(" "));
    for (const id of policies) {
      const field = page.locator(`[id="${id}"]`);
      await field.selectOption("");
      await told(page, "Chưa chọn");
      assert.equal(await field.inputValue(), "", id);
      await page.getByRole("button", { name: "Hoàn tác" }).click();
      await page.waitForFunction(() => !document.querySelector(".editor .finding.is-error"));
    }
    for (const id of ["e-policies-ties", "e-policies-not_applicable", "e-policies-rounding-total"]) {
      await page.locator(`#${id}`).selectOption("");
    }
    await told(page, "Chưa chọn “Làm tròn tổng điểm”. Hãy chọn một trong: Không làm tròn; Làm tròn.");
    const without = (await kept(page)).policies;
    assert.deepEqual([without.ties, without.not_applicable, without.rounding.total], [undefined, undefined, undefined]);
    // What is usual fills only what is empty, and says what.
    await page.locator("#e-policies-not_applicable").selectOption("full");
    await page.getByRole("button", { name: "Điền cách thường gặp" }).click();
    await page.getByText("Đã điền: Làm tròn tổng điểm; Khi bằng điểm. Các ô đã chọn được giữ nguyên.").waitFor();
    assert.equal(await page.locator("#e-policies-not_applicable").inputValue(), "full");
    await page.getByRole("button", { name: "Điền cách thường gặp" }).click();
    await page.getByText("Không còn ô trống; không điền gì thêm.").waitFor();
    // A criterion: who scores, the rule, 0/0.
    await select(page, 1);
    await page.locator("#e-node-rule-kind").selectOption("linear_ratio");
    await page.locator("#e-node-zero_denominator").selectOption("");
    await told(page, "Chưa chọn “Khi không phát sinh (0/0)” của tiêu chí 1.1 “Tiêu chí 1.1”.");
    await page.locator("#e-node-scored_by").selectOption("");
    await told(page, "Chưa chọn “Ai chấm” của tiêu chí 1.1 “Tiêu chí 1.1”.");
    await page.locator("#e-node-rule-kind").selectOption("");
    await told(page, "Chưa chọn “Cách tính điểm” của tiêu chí 1.1 “Tiêu chí 1.1”.");
    await page.locator(".finding", { hasText: "“Khi không phát sinh (0/0)”" }).waitFor({ state: "detached" });
    const leaf = (await kept(page)).nodes[0].children[0];
    assert.deepEqual([leaf.scored_by, leaf.zero_denominator, leaf.rule], [undefined, undefined, {}]);
    assert.equal(await page.locator("#e-node-rule-kind").inputValue(), "");
    assert.deepEqual(page.problems, []);
  }));

test("a blank framework has no source before one is chosen, and says so in the words of its form", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await page.goto(`${app.url}#/bo-tieu-chi`);
    await page.getByRole("button", { name: "Lập bộ tiêu chí mới" }).click();
    await told(
      page,
      "Chưa chọn “Nguồn”. Hãy chọn một trong: Chép đủ từ văn bản; Chép một phần từ văn bản; Ví dụ, không phải văn bản chính thức.",
    );
    assert.equal(await page.locator("#e-status").inputValue(), "");
    await told(page, "Chưa chọn “Làm tròn điểm từng tiêu chí”. Hãy chọn một trong: Không làm tròn; Làm tròn.");
    await told(page, "Chưa điền “Các mức xếp loại, từ cao xuống thấp”. Hãy thêm từng mức: “Tên mức”, “Từ chỉ số (%)”.");
    for (const line of await findings(page, (all) => all.length > 4)) assert.doesNotMatch(line, /policies|rounding|official|đầu tệp|trường/);
    // Each finding leads to the input that it is about.
    await page.locator(".finding").filter({ hasText: "“Nguồn”" }).click();
    await isFocused(page, "e-status");
    await page.locator(".finding").filter({ hasText: "“Làm tròn điểm từng tiêu chí”" }).click();
    await isFocused(page, "e-policies-rounding-leaf");
    await page.locator(".finding").filter({ hasText: "“Ngày đối chiếu”" }).click();
    await isFocused(page, "e-legal_basis-0-checked_on");
    assert.deepEqual(page.problems, []);
  }));

test("a finding leads to its node and its input, also in a list, in a fold, and where nothing is to be seen yet", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await makeFramework(app, page);
    await select(page, 2);
    await page.locator("#e-node-rule-kind").selectOption("bands");
    await page.locator("#e-node-rule-bands-1-points").fill("x");
    await select(page, 1);
    await page.locator("#e-node-rule-kind").selectOption("linear_ratio");
    await page.locator("#e-node-rule-full_at").fill("120");
    await told(page, "ở “Đủ điểm khi tỷ lệ đạt từ (%)” của tiêu chí 1.1 “Tiêu chí 1.1”");
    await page.locator(".finding").filter({ hasText: "“Điểm”, dòng 2 của tiêu chí 1.2" }).click();
    await isFocused(page, "e-node-rule-bands-1-points");
    assert.equal(await page.locator("#e-node-number").inputValue(), "1.2");
    await page.locator("#e-node-rule-bands-1-points").fill("0");
    await page.locator(".finding").filter({ hasText: "“Đủ điểm khi tỷ lệ đạt từ (%)” của tiêu chí 1.1" }).click();
    await isFocused(page, "e-node-rule-full_at");
    // An empty list: the button that adds to it.
    await page.locator("#e-node-rule-kind").selectOption("choice");
    for (let row = 0; row < 2; row += 1) await page.locator(".rule-inputs").getByRole("button", { name: "Bỏ dòng" }).first().click();
    await told(page, "Chưa có mức nào ở “Các mức” của tiêu chí 1.1");
    await page.locator(".finding").filter({ hasText: "Chưa có mức nào" }).click();
    await isFocused(page, "e-node-rule-options-add");
    await page.locator("#e-node-rule-kind").selectOption("manual_points");
    // A fold is opened for it.
    await page.getByText("Số mục văn bản ghi, phần không đo, thay đổi, ghi chú").click();
    await page.getByRole("button", { name: "Thêm thay đổi" }).click();
    await page.locator("#e-node-changes-0-since").fill("31/02/2026");
    await told(page, "“31/02/2026” ở “Áp dụng từ ngày”, dòng 1 của tiêu chí 1.1");
    await page.getByRole("button", { name: "Cách tính chung", exact: true }).click();
    await page.locator(".finding").filter({ hasText: "31/02/2026" }).click();
    await isFocused(page, "e-node-changes-0-since");
    assert.deepEqual(page.problems, []);
  }));

test("days are typed as Vietnam writes them, and kept as files have them", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await makeFramework(app, page);
    await page.getByRole("button", { name: "Thông tin chung" }).click();
    const from = page.getByLabel("Áp dụng từ ngày");
    assert.equal(await from.inputValue(), "01/01/2026");
    // Letter by letter nothing moves under the caret; what was typed is put in order when the field is left.
    await from.fill("");
    await from.pressSequentially("5/3/2026");
    assert.equal(await from.inputValue(), "5/3/2026");
    await from.blur();
    assert.equal(await from.inputValue(), "05/03/2026");
    assert.equal((await kept(page)).in_force.from, "2026-03-05");
    await from.fill("2026-04-01");
    await from.blur();
    assert.equal(await from.inputValue(), "01/04/2026");
    // What is no day stays as it was typed, and is told as that.
    await from.fill("31/02/2026");
    await told(page, "“31/02/2026” ở “Áp dụng từ ngày” không phải là một ngày.");
    await from.blur();
    assert.equal(await from.inputValue(), "31/02/2026");
    assert.equal(await from.getAttribute("aria-invalid"), "true");
    assert.deepEqual(page.problems, []);
  }));

test("a value out of its range is told, and its field is marked", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await makeFramework(app, page);
    await select(page, 1);
    const max = page.locator("#e-node-max");
    await max.fill("2000000");
    await attribute(max, "aria-invalid", "true", "beyond the greatest points");
    await max.fill("2");
    await attribute(max, "aria-invalid", null, "within them");
    assert.deepEqual(page.problems, []);
  }));

test("a rule that is changed is tried anew", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await makeFramework(app, page);
    await select(page, 1);
    const kind = page.locator("#e-node-rule-kind");
    const kinds = await kind.locator("option").evaluateAll((all) => all.map((one) => one.value).filter(Boolean));
    const wrong = page.locator(".try-it .problem.is-error");
    for (const word of kinds) {
      await kind.selectOption(word);
      await page.locator(".try-it:not([aria-busy]) .criterion").waitFor();
      assert.equal(await wrong.count(), 0, word);
      const inputs = page.locator(".try-it .criterion input[data-figure]");
      if (await inputs.count()) await inputs.first().fill("1");
    }
    // Another word for a figure keeps what was tried; another figure does not.
    await kind.selectOption("formula");
    await page.locator(".try-it:not([aria-busy]) .criterion").waitFor();
    const tried = page.locator(".try-it .criterion input[data-figure]").first();
    await tried.fill("3");
    await page.locator("#e-node-rule-figures-0-label").fill("Số cuộc họp");
    await page.locator(".try-it").getByText("Số cuộc họp").first().waitFor();
    assert.equal(await tried.inputValue(), "3");
    await page.locator("#e-node-rule-figures-0-name").fill("hop");
    await page.locator("#e-node-rule-formula").fill("hop");
    await page.waitForFunction(() => document.querySelector(".try-it .criterion input[data-figure]")?.value === "");
    assert.equal(await wrong.count(), 0);
    assert.deepEqual(page.problems, []);
  }));

test("tree and form are walked by the keyboard", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await makeFramework(app, page);
    const row = () => page.evaluate(() => document.activeElement.closest("[data-row]")?.dataset.row);
    const press = async (key, wanted) => {
      await page.keyboard.press(key);
      assert.equal(await row(), wanted, key);
    };
    await page.locator("[data-row=heading] button").focus();
    await press("ArrowDown", "policies");
    await press("ArrowDown", "0");
    await press("ArrowDown", "1");
    await press("ArrowUp", "0");
    await press("ArrowLeft", "0");
    await press("ArrowRight", "0");
    await page.locator("[data-row='0-0']").waitFor();
    await press("ArrowRight", "0-0");
    await press("ArrowDown", "0-1");
    // Enter goes on to the form, Escape back to the row.
    await page.keyboard.press("Enter");
    await isFocused(page, "edit-form-title");
    assert.equal(await page.locator("#e-node-number").inputValue(), "1.2");
    await page.locator("#e-node-name").focus();
    await press("Escape", "0-1");
    await press("ArrowLeft", "0");
    await press("ArrowLeft", "0");
    await page.waitForFunction(() => !document.querySelector("[data-row='0-0']"));
    await press("ArrowDown", "1");
    // A new node is named at once.
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Thêm mục con" }).click();
    await isFocused(page, "e-node-name");
    assert.equal(await page.locator("#e-node-number").inputValue(), "2.11");
    await page.getByRole("button", { name: "Thêm mục cùng cấp" }).click();
    await page.waitForFunction(() => document.querySelector("#e-node-number").value === "2.12");
    await isFocused(page, "e-node-name");
    // What cannot be done is said, and the button keeps the focus.
    const can = async (name) => (await page.getByRole("button", { name, exact: true }).getAttribute("aria-disabled")) === null;
    const all = async () => [await can("Lên"), await can("Xuống"), await can("Ra một cấp"), await can("Vào một cấp")];
    assert.deepEqual(await all(), [true, false, true, true]);
    await page.locator("[data-row='1-0'] .tree-row").click();
    assert.deepEqual(await all(), [false, true, true, false]);
    await page.locator("[data-row='0'] .tree-row").click();
    assert.deepEqual(await all(), [false, true, false, false]);
    await page.getByRole("button", { name: "Lên", exact: true }).focus();
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Lên");
    assert.deepEqual(page.problems, []);
  }));

test("on a narrow screen the findings are one tap away, and the policies are short", () =>
  app.page({ width: 360, height: 740 }, async (page) => {
    await makeFramework(app, page);
    const height = await page.locator(".edit-form").evaluate((form) => form.getBoundingClientRect().height);
    console.log(`the policies at 360 px are ${Math.round(height)} px long`);
    assert.ok(height < 4000, `${height}`);
    await page.locator(".to-findings").click();
    await isFocused(page, "edit-findings");
    await page.waitForFunction(() => document.querySelector("#edit-findings").getBoundingClientRect().top < 740);
    assert.equal(await focused(page), "edit-findings");
    await page.setViewportSize({ width: 1366, height: 768 });
    assert.equal(await page.locator(".to-findings").isVisible(), false);
    // A figure's label has room for a sentence.
    await select(page, 1);
    await page.locator("#e-node-rule-kind").selectOption("formula");
    const width = await page.locator("#e-node-rule-figures-0-label").evaluate((input) => input.clientWidth);
    assert.ok(width > 350, `${width}`);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth), false);
    assert.deepEqual(page.problems, []);
  }));

test("all mistakes of a formula are told at once, and its field is marked until it is right", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await makeFramework(app, page);
    await select(page, 1);
    await page.locator("#e-node-rule-kind").selectOption("formula");
    const formula = page.locator("#e-node-rule-formula");
    const told = page.locator(".findings").getByText("B11");
    const right = await formula.inputValue();
    assert.equal(await formula.getAttribute("aria-invalid"), null);
    await formula.fill("x × max_points + b − 0,5 × 2 x − c + )");
    await page.locator(".findings").getByText("ngoặc đóng mà không mở (ký tự thứ 38)").waitFor();
    assert.equal(await told.count(), 5);
    assert.equal(await formula.getAttribute("aria-invalid"), "true");
    assert.equal(await page.locator("#e-node-rule-figures-0-name").getAttribute("aria-invalid"), null);
    // They stand below the field, too, and each leads to its character.
    assert.equal(await page.locator(".rule-form .problem").count(), 5);
    assert.equal(await page.locator(".edit-form > .problems .problem").getByText("Công thức").count(), 0);
    await page.locator(".findings").getByText("không có số liệu tên “b” (ký tự thứ 18)").click();
    await page.waitForFunction(() => {
      const field = document.activeElement;
      return field?.id === "e-node-rule-formula" && field.value.slice(field.selectionStart, field.selectionEnd) === "b";
    });
    await formula.fill(right);
    await told.first().waitFor({ state: "detached" });
    assert.equal(await formula.getAttribute("aria-invalid"), null);
    assert.deepEqual(page.problems, []);
  }));

test("what a file has beside the forms can be taken away where it is told, and comes back with undo", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await makeFramework(app, page);
    const file = await kept(page);
    file.ghi_chu = "x";
    file.nodes[0].rule = file.nodes[0].children[0].rule;
    file.nodes[0].children[0].nguon = "y";
    const text = JSON.stringify({ ...file, id: "tinh-a-2027" });
    await page.goto(`${app.url}#/bo-tieu-chi`);
    await page.locator("#open-framework").setInputFiles({ name: "bo.json", mimeType: "application/json", buffer: Buffer.from(text) });
    await told(page, "Tệp có trường “ghi_chu”");
    for (const name of ["Bỏ trường “ghi_chu”", "Bỏ “Cách tính điểm”", "Bỏ trường “nguon”"]) {
      await page.locator(".findings").getByRole("button", { name, exact: true }).click();
      await page.locator(".findings").getByRole("button", { name, exact: true }).waitFor({ state: "detached" });
    }
    await page.getByText("Dùng được;").waitFor();
    const left = await kept(page);
    assert.deepEqual([left.ghi_chu, left.nodes[0].rule, left.nodes[0].children[0].nguon], [undefined, undefined, undefined]);
    await page.getByRole("button", { name: "Hoàn tác" }).click();
    await told(page, "Tệp có trường “nguon”");
    assert.equal((await kept(page)).nodes[0].children[0].nguon, "y");
    assert.deepEqual(page.problems, []);
  }));

test("tie breakers are chosen among the denominator, the areas and the criteria", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await makeFramework(app, page);
    await page.locator("#e-policies-ties").selectOption("ordinal");
    const breaker = page.locator("#e-policies-ties-ordinal-0");
    await holds(breaker, "attainable");
    const offered = await breaker.locator("option").allTextContents();
    assert.equal(offered[1], "Mẫu số lớn hơn xếp trước");
    assert.equal(offered[2], "Điểm mục 1 Lĩnh vực 1 cao hơn xếp trước");
    await breaker.selectOption({ index: 2 });
    await page.waitForFunction(() => !document.querySelector(".editor .finding.is-error"));
    assert.deepEqual((await kept(page)).policies.ties, { ordinal: ["TC1"] });
    // Behind the six areas, what lies below them.
    assert.equal(offered[8], "Điểm mục 1.1 Tiêu chí 1.1 cao hơn xếp trước");
    assert.equal(offered.length, 2 + 66);
    await page.getByRole("button", { name: "Hoàn tác" }).click();
    await holds(breaker, "attainable");
    assert.deepEqual(page.problems, []);
  }));

test("what a criterion loses by getting criteria below it is told, and given back", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await makeFramework(app, page);
    await select(page, 1);
    const read = page.getByRole("link", { name: "Xem", exact: true });
    await read.waitFor();
    await page.locator("#e-node-rule-kind").selectOption("yes_no");
    await page.locator("#e-node-evidence").fill("Văn bản");
    const before = await kept(page);
    const lost = page.locator(".node-form").getByText("Tiêu chí 1.1 “Tiêu chí 1.1” nay có mục con nên không còn: “Cách tính điểm”, “Tài liệu kiểm chứng cần có”.");
    for (const step of ["Thêm mục con", "Vào một cấp"]) {
      if (step === "Vào một cấp") await page.locator("[data-row='0-1'] .tree-row").click();
      await page.getByRole("button", { name: step, exact: true }).click();
      await lost.waitFor();
      // What was typed since goes with it; the button in the line and not the one of the page is meant.
      if (step === "Thêm mục con") await page.locator("#e-node-name").fill("Mới");
      await page.locator(".node-form").getByRole("button", { name: "Hoàn tác" }).click();
      await lost.waitFor({ state: "detached" });
      assert.deepEqual(await kept(page), before, step);
    }
    // What is not complete cannot be read as those read it who score.
    const href = await read.getAttribute("href");
    await page.locator("#e-node-number").fill("");
    await page.locator("#e-node-id").fill("");
    await told(page, "“Mã” của tiêu chí");
    await read.waitFor({ state: "detached" });
    await page.locator(".app-header").getByText("Đã lưu").waitFor();
    await page.goto(`${app.url}${href}`);
    await page.getByText("Bộ tiêu chí này chưa hoàn chỉnh nên chưa xem được.").waitFor();
    await page.locator("main").getByRole("link", { name: "Sửa" }).click();
    await page.locator(".edit-head").waitFor();
    assert.deepEqual(page.problems, []);
  }));

test("a row is moved up as one step, and the focus goes with it", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await makeFramework(app, page);
    await select(page, 1);
    await page.locator("#e-node-rule-kind").selectOption("grade");
    const label = (row) => page.locator(`#e-node-rule-grades-${row}-label`);
    const all = async () => (await kept(page)).nodes[0].children[0].rule.grades.map((grade) => grade.id);
    const before = await all();
    const third = await label(2).inputValue();
    assert.equal(await page.locator("#e-node-rule-grades-0-up").count(), 0);
    await page.getByRole("button", { name: "Lên: dòng 3", exact: true }).click();
    await isFocused(page, "e-node-rule-grades-1-up");
    await holds(label(1), third);
    await page.keyboard.press("Enter");
    // The first row has no such button: its first input is next.
    await isFocused(page, "e-node-rule-grades-0-label");
    await holds(label(0), third);
    assert.deepEqual(await all(), [before[2], before[0], before[1], ...before.slice(3)]);
    await page.getByRole("button", { name: "Hoàn tác" }).click();
    await holds(label(1), third);
    await page.getByRole("button", { name: "Hoàn tác" }).click();
    await holds(label(2), third);
    assert.deepEqual(await all(), before);
    assert.deepEqual(page.problems, []);
  }));

test("a name that is too long is kept and told, and an area of bonus points leads to what it counts as", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await makeFramework(app, page);
    await page.locator("[data-row='0'] .tree-row").click();
    const long = "a".repeat(1_200);
    await page.locator("#e-node-name").fill(long);
    await told(page, "dài quá 1.000 ký tự");
    await holds(page.locator("#e-node-name"), long);
    await page.locator("#e-node-name").fill("ĐIỂM THƯỞNG");
    await page.locator(".finding").filter({ hasText: "“ĐIỂM THƯỞNG” đang tính trong thang điểm như các lĩnh vực khác." }).click();
    await isFocused(page, "e-node-block");
    await page.locator("#e-node-block").selectOption("cut");
    await page.locator(".finding", { hasText: "đang tính trong thang điểm" }).waitFor({ state: "detached" });
    assert.deepEqual(page.problems, []);
  }));
