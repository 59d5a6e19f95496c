// The editor of frameworks: from a pasted table to a shared sheet, forms, undo, the linter, a phone.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { withApp } from "./lib/app.mjs";
import { findings, makeFramework, select } from "./lib/editor.mjs";
import { saved, total } from "./lib/sheet.mjs";
import { attribute, counted, drawn, eventually, holds, says, texts } from "./lib/wait.mjs";

const app = withApp({ before, after });

test("a framework is made from a pasted table, every rule kind is tried, and a sheet on it travels in a link", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await makeFramework(app, page);
    await select(page, 1);
    const kind = page.locator("#e-node-rule-kind");
    const words = () => kind.locator("option").evaluateAll((all) => all.map((one) => one.value).filter(Boolean));
    const kinds = await eventually(words, (all) => all.length === 14);
    const none = "Chưa ghi căn cứ ở tiêu chí 1.1. Hãy ghi điều, khoản, mục của văn bản.";
    const survey =
      "Có vẻ đây là kết quả khảo sát, điều tra xã hội học nhưng đang để đơn vị tự chấm ở tiêu chí 1.1. Hãy kiểm tra ai chấm; nếu đúng là khảo sát, hãy chọn “Điều tra xã hội học” hoặc “Cơ quan thẩm định chấm”.";
    const told =
      "Cách tính ở tiêu chí 1.1 chỉ để theo dõi, không tính điểm, nhưng ghi điểm tối đa 1,5. Hãy ghi 0 hoặc chọn cách tính điểm khác.";
    for (const word of kinds) {
      await kind.selectOption(word);
      await page.locator(".try-it:not([aria-busy]) .criterion").waitFor();
      const wanted = { survey_percent: [survey, none], information: [told] }[word] ?? [none];
      await page.waitForFunction(
        ([selector, lines]) => {
          const found = [...document.querySelectorAll(selector)].map((line) => line.innerText.replace(/ +/g, " "));
          return JSON.stringify(found) === JSON.stringify(lines);
        },
        [".edit-form > .problems p", wanted],
      );
    }
    // A rule of one's own, tried at once.
    await page.locator("#e-node-rule-kind").selectOption("linear_ratio");
    await page.locator(".try-it:not([aria-busy])").waitFor();
    await page.locator(".try-it .criterion input").first().fill("9");
    await page.locator(".try-it .criterion input").nth(1).fill("10");
    await page.locator(".try-it .live-line").getByText("9 ÷ 10 × 1,5 = 1,35 → 1,35 điểm").waitFor();
    await select(page, 2);
    await page.locator("#e-node-rule-kind").selectOption("choice");

    // It is still there after the page is closed and opened again.
    await page.locator(".app-header").getByText("Đã lưu").waitFor();
    await page.reload();
    await page.locator(".tree-row").nth(2).waitFor();
    await says(page.locator(".edit-head h1"), "CCHC cấp xã tỉnh A 2026");

    // Saved as a file and opened again it is the same framework.
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Lưu tệp" }).click(),
    ]);
    const file = JSON.parse(await readFile(await download.path(), "utf8"));
    assert.equal(file.nodes.flatMap((area) => area.children).length, 60);
    await page.getByRole("link", { name: "Xem" }).click();
    const hash = await says(page.locator(".hash"), /[0-9a-f]{8}/);
    await page.goto(`${app.url}#/bo-tieu-chi`);
    await page.locator("input[type=file]").setInputFiles(await download.path());
    await page.locator(".edit-head").waitFor();
    await page.getByRole("link", { name: "Xem" }).click();
    await says(page.locator(".hash"), hash);

    // A commune scores on it.
    await page.goto(`${app.url}#/moi`);
    await page.getByText("CCHC cấp xã tỉnh A 2026").first().click();
    await page.getByLabel("Tên đơn vị").fill("UBND xã Một");
    await page.getByRole("button", { name: "Bắt đầu chấm điểm" }).click();
    await page.locator("[id='f-TC1.1-num']").fill("3");
    await page.locator("[id='f-TC1.1-den']").fill("4");
    await page.locator("[id='tc-TC1.2']").getByText("Đầy đủ, đúng hạn", { exact: true }).click();
    await page.locator("[id='f-TC1.3-points']").fill("1,25");
    await total(page, "4,38");
    await saved(page);
    await page.getByRole("link", { name: "Xem kết quả", exact: true }).click();
    await page.getByRole("button", { name: "Chép liên kết" }).click();
    const link = await holds(page.locator("#link").or(page.locator("input[readonly]")).first(), /#\/xem\/2/);

    // The link carries the framework: it opens where nobody has it.
    await app.page({ width: 1366, height: 900 }, async (other) => {
      await other.goto(app.url + link.slice(link.indexOf("#")));
      await other.locator(".summary").waitFor();
      await says(other.locator(".summary"), /4,38/);
      assert.deepEqual(other.problems, []);
    });
    assert.deepEqual(page.problems, []);
  }));

test("what a decision says beside its criteria is written in forms, and every row gets an id of its own", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await makeFramework(app, page);
    await select(page, 1);
    const leaf = "#e-node";
    await page.getByLabel("Căn cứ (mục, khoản trong văn bản)").fill("Mục 1.1");
    await page.getByText("Số mục văn bản ghi, phần không đo, thay đổi, ghi chú").click();
    await page.getByRole("button", { name: "Ghi phần không đo" }).click();
    await page.getByLabel("Số điểm bỏ khỏi mẫu số").fill("0,5");
    await page.getByLabel("Lý do", { exact: true }).fill("Không khảo sát trong năm");
    await page.getByRole("button", { name: "Thêm thay đổi" }).click();
    await page.locator(`${leaf}-changes-0-was`).fill("1 điểm");
    await page.locator(`${leaf}-changes-0-since`).fill("2026-03-01");
    await page.locator(`${leaf}-changes-0-citation`).fill("34/QĐ-UBND, Điều 1");
    await page.getByRole("button", { name: "Thêm ghi chú" }).click();
    await page.locator(`${leaf}-notes-0-text`).fill("Bảng in lệch một dòng.");
    // It is saved after it was checked.
    await page.locator(".app-header").getByText("Đã lưu").waitFor();
    await texts(page.locator(".edit-form > .problems p"), []);
    // A row that was taken away leaves its id to the next one; no two rows share one.
    await page.locator(`${leaf}-rule-kind`).selectOption("grade");
    await page.locator(".rule-inputs").getByRole("button", { name: "Bỏ dòng" }).nth(1).click();
    await page.getByRole("button", { name: "Thêm mức" }).click();
    const ids = () => page.locator(".rule-inputs [id$='-id']").evaluateAll((all) => all.map((one) => one.value));
    await eventually(ids, ["muc1", "muc3", "muc4", "muc2"]);
    // A criterion that only tells has a figure or none.
    await page.locator(`${leaf}-rule-kind`).selectOption("information");
    const has = page.getByLabel("Có một số liệu kèm theo");
    await has.check();
    await page.locator(`${leaf}-rule-value-label`).waitFor();
    await has.uncheck();
    await counted(page.locator(`${leaf}-rule-value-label`), 0);
    await page.getByRole("button", { name: "Thông tin chung" }).click();
    await page.getByText("Số liệu in trong văn bản, ghi chú").click();
    await page.getByLabel("Số tiêu chí", { exact: true }).fill("61");
    await page.getByText("B24").waitFor();
    await page.getByLabel("Số tiêu chí", { exact: true }).fill("60");
    await page.locator(".app-header").getByText("Đã lưu").waitFor();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Lưu tệp" }).click(),
    ]);
    const file = JSON.parse(await readFile(await download.path(), "utf8"));
    const { not_measured, changes, notes, rule } = file.nodes[0].children[0];
    assert.deepEqual(not_measured, { points: "0.5", reason: "Không khảo sát trong năm" });
    assert.deepEqual(changes, [{ value: "max", was: "1 điểm", since: "2026-03-01", citation: "34/QĐ-UBND, Điều 1" }]);
    assert.deepEqual(notes, [{ kind: "source", text: "Bảng in lệch một dòng." }]);
    assert.deepEqual(rule, { kind: "information" });
    assert.deepEqual(file.printed, { criteria: "60" });

    // The reading view says all of it.
    await page.getByRole("link", { name: "Xem" }).click();
    await page.locator(".tree-table").waitFor();
    for (const said of [
      "Văn bản ghi\n60 tiêu chí",
      "0,5 điểm không đo cho đơn vị nào, bớt khỏi mẫu số: Không khảo sát trong năm",
      "Điểm tối đa thay đổi từ 01/03/2026 (34/QĐ-UBND, Điều 1); trước đó: 1 điểm",
      "Bảng in lệch một dòng.",
    ]) {
      await says(page.locator("main"), (read) => read.includes(said), said);
    }

    // Deleted by mistake it comes back as it was.
    await page.goto(`${app.url}#/bo-tieu-chi`);
    const mine = page.locator("section[aria-labelledby=own-frameworks]");
    await mine.getByRole("button", { name: "Xóa", exact: true }).click();
    await mine.getByRole("button", { name: "Bấm lần nữa để xóa" }).click();
    await mine.getByText("Đã xóa bộ tiêu chí “CCHC cấp xã tỉnh A 2026”.").waitFor();
    await counted(mine.locator("li.row"), 0);
    await mine.getByRole("button", { name: "Khôi phục" }).click();
    await mine.locator("li.row").waitFor();
    await counted(mine.getByRole("button", { name: "Khôi phục" }), 0);
    assert.deepEqual(page.problems, []);
  }));

test("the form of a node stays where it is when another is selected or moved, and keeps nothing of the one before", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await makeFramework(app, page);
    await select(page, 1);
    await page.locator("#e-node-rule-kind").selectOption("linear_ratio");
    await select(page, 2);
    await page.locator("#e-node-rule-kind").selectOption("linear_ratio");
    await page.locator(".try-it:not([aria-busy])").waitFor();
    const tried = page.locator(".try-it .criterion input").first();
    await tried.fill("9");
    // A number that can be two is asked about, and not stored.
    await page.locator("#e-node-max").fill("1.234");
    await page.locator(".number-field .ambiguous").waitFor();
    await select(page, 1);
    await holds(page.locator("#e-node-number"), "1.1");
    await holds(tried, "");
    await holds(page.locator("#e-node-max"), "1,5");
    await counted(page.locator(".number-field .ambiguous"), 0);
    await select(page, 2);
    await page.locator(".number-field .ambiguous").getByRole("button", { name: "1,234", exact: true }).click();
    await holds(page.locator("#e-node-max"), "1,234");
    // The keyboard stays on the button: a node is moved step by step.
    const down = page.getByRole("button", { name: "Xuống", exact: true });
    await tried.fill("7");
    await down.focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    const numbers = () => page.locator(".tree-line .tree-name").evaluateAll((all) => all.slice(1, 5).map((one) => one.textContent.split(" ")[0]));
    await eventually(numbers, ["1.1", "1.3", "1.4", "1.2"]);
    await eventually(() => page.evaluate(() => document.activeElement.textContent), "Xuống");
    await holds(page.locator("#e-node-number"), "1.2");
    await holds(tried, "7");
    // Words go to the node that is shown, and one step back takes back one node's.
    await page.locator("#e-node-name").fill("Tên mới");
    await select(page, 1);
    await page.locator("#e-node-name").fill("Tên khác");
    await page.getByRole("button", { name: "Hoàn tác" }).click();
    await holds(page.locator("#e-node-name"), /^Tiêu chí 1\.1$/);
    await select(page, 4);
    await holds(page.locator("#e-node-name"), "Tên mới");
    assert.deepEqual(page.problems, []);
  }));

test("every input of every rule's form keeps what is set while another node is looked at", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await makeFramework(app, page);
    await select(page, 1);
    const words = () => page.locator("#e-node-rule-kind option").evaluateAll((all) => all.map((one) => one.value).filter(Boolean));
    const kinds = await eventually(words, (all) => all.length === 14);
    const inputs = ".node-form :is(input, select, textarea):not(.try-it *)";
    // Sets every input once, each to something of its own; those that setting another one brings are set in their turn.
    const fill = async () => {
      const done = new Set(["e-node-rule-kind"]);
      for (let next = true; next; ) {
        next = await page.evaluate(
          ([inputs, done]) => [...document.querySelectorAll(inputs)].find((one) => one.id && !done.includes(one.id))?.id,
          [inputs, [...done]],
        );
        if (!next) break;
        done.add(next);
        const field = page.locator(`[id="${next}"]`);
        const [tag, type, mode] = await field.evaluate((one) => [one.tagName, one.type, one.inputMode]);
        if (tag === "SELECT") {
          const words = await field.locator("option").evaluateAll((all) => all.map((one) => one.value).filter(Boolean));
          // A ratio and a number have other inputs: both are seen by the kinds that have only one of them.
          await field.selectOption(words.at(-1));
        } else if (type === "checkbox") {
          await field.check();
        } else {
          await field.fill(mode === "decimal" ? `${done.size},5` : `${next}-${done.size}`.replace(/[^a-z0-9-]/g, ""));
        }
      }
      return done.size;
    };
    const shown = () =>
      page.evaluate(
        (inputs) =>
          Object.fromEntries(
            [...document.querySelectorAll(inputs)].map((one) => [one.id, one.type === "checkbox" ? one.checked : one.value]),
          ),
        inputs,
      );
    let count = 0;
    for (const kind of kinds) {
      await page.locator("#e-node-rule-kind").selectOption(kind);
      await drawn(page);
      count += await fill();
      const before = await shown();
      await select(page, 2);
      await holds(page.locator("#e-node-number"), "1.2");
      assert.notDeepEqual(await shown(), before, kind);
      await select(page, 1);
      await eventually(shown, before, kind);
    }
    console.log(`${count} inputs of ${kinds.length} rule forms set and found again`);
    assert.deepEqual(page.problems, []);
  }));

test("the linter speaks as one types, and undo takes it back", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await page.goto(`${app.url}#/bo-tieu-chi`);
    await page.getByRole("button", { name: "Nhân bản để sửa" }).first().click();
    await page.getByText("Không phát hiện lỗi").waitFor();
    await page.locator(".tree-line .tree-row").first().click();
    await page.getByLabel("Điểm tối đa", { exact: true }).fill("17");
    await page.getByText("B04").waitFor();
    await findings(page, [
      "B04 Điểm tối đa các mục con cộng lại là 18 nhưng mục cha ghi 17 ở nhóm 1. Hãy đối chiếu với văn bản.",
    ]);
    // What can be two numbers is asked, never guessed.
    await page.getByLabel("Điểm tối đa", { exact: true }).fill("1.234");
    await page.getByText("F08").waitFor();
    await page.locator(".ambiguous").getByRole("button", { name: "1234" }).click();
    await holds(page.getByLabel("Điểm tối đa", { exact: true }), "1234");
    for (let step = 0; step < 2; step += 1) await page.getByRole("button", { name: "Hoàn tác" }).click();
    await page.getByText("Không phát hiện lỗi").waitFor();
    await holds(page.getByLabel("Điểm tối đa", { exact: true }), "18");
    // Moving, adding and deleting are steps of undo as well.
    const rows = page.locator(".tree-line .tree-name");
    const before = await texts(rows, (all) => all.length > 2);
    await page.getByRole("button", { name: "Xuống" }).click();
    await texts(rows, ([first, second]) => first === before[1] && second === before[0]);
    await page.getByRole("button", { name: "Xóa mục" }).click();
    await counted(rows, before.length - 1);
    await page.getByRole("button", { name: "Thêm lĩnh vực" }).click();
    await counted(rows, before.length);
    for (let step = 0; step < 3; step += 1) await page.keyboard.press("Control+z");
    await texts(rows, before);
    assert.deepEqual(page.problems, []);
  }));

test("on a phone a tap in the tree brings the form into view, and there is a way back", () =>
  app.page({ width: 360, height: 740 }, async (page) => {
    await page.goto(`${app.url}#/bo-tieu-chi`);
    await page.getByRole("button", { name: "Nhân bản để sửa" }).first().click();
    const heading = page.locator("#edit-form-title");
    const top = () => heading.evaluate((element) => element.getBoundingClientRect().top);
    // What must be read first stands above; the heading comes below it.
    await page.locator(".notice").getByRole("button", { name: "Đóng" }).click();
    await page.locator(".tree-line .tree-row").first().click();
    await eventually(top, (top) => top > 0 && top < 300);
    await page.getByRole("button", { name: "Về cây tiêu chí" }).click();
    await eventually(top, (top) => top > 300);
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.getByRole("button", { name: "Về cây tiêu chí" }).waitFor({ state: "hidden" });
    await page.locator(".tree-line .tree-row").nth(2).click();
    await attribute(page.locator(".tree-line .tree-row").nth(2), "aria-current", "page");
    await page.waitForTimeout(100);
    assert.equal(await page.evaluate(() => window.scrollY), 0);
    assert.deepEqual(page.problems, []);
  }));
