// The tree of the editor: lists in lists that are filled frame by frame, what stays open, where findings lead.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { withApp } from "./lib/app.mjs";
import { makeFramework, select } from "./lib/editor.mjs";
import { counted, focused, holds, texts } from "./lib/wait.mjs";

const app = withApp({ before, after });

test("a node that gets another id stays open, also when that is taken back", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await makeFramework(app, page);
    await select(page, 0);
    const rows = page.locator(".tree-line");
    await counted(rows, 16);
    await page.locator("#e-node-id").fill("LV1");
    await page.locator("#e-node-name").fill("Lĩnh vực khác");
    await page.locator(".tree-name").getByText("1 Lĩnh vực khác").waitFor();
    await counted(rows, 16);
    for (let step = 0; step < 2; step += 1) await page.getByRole("button", { name: "Hoàn tác" }).click();
    await page.locator(".tree-name").getByText("1 Lĩnh vực 1").waitFor();
    await counted(rows, 16);
    assert.deepEqual(page.problems, []);
  }));

test("all rows below an area come, in their order, and stay right through edits", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await page.goto(`${app.url}#/bo-tieu-chi`);
    await page.getByRole("button", { name: "Lập bộ tiêu chí mới" }).click();
    await page.getByText("Dán bảng từ Excel, Word").click();
    const numbers = ["1", ...Array.from({ length: 4 }, (_, c) => [`1.${c + 1}`, ...Array.from({ length: 30 }, (_, i) => `1.${c + 1}.${i + 1}`)]).flat(), "2"];
    await page.locator("#paste-table").fill(numbers.map((number) => `${number}\tMục ${number}\t${/^\d+\.\d+\./.test(number) ? 1 : ""}`).join("\n"));
    await page.getByText("Đọc được 126 dòng").waitFor();
    await page.getByRole("button", { name: "Thêm vào cây tiêu chí" }).click();
    const names = page.locator(".tree-line .tree-name");
    const are = (wanted) => texts(names, wanted.map((number) => `${number} Mục ${number}`));
    await page.locator(".tree-fold").first().click();
    await are(["1", "1.1", "1.2", "1.3", "1.4", "2"]);
    for (let fold = page.locator(".tree-fold:not(.is-open)").nth(1); await fold.count(); ) await fold.click();
    await page.locator(".tree-fold:not(.is-open)").first().click();
    await are(numbers);
    // The whole area closed and opened again, moved, deleted and back.
    await page.locator(".tree-fold").first().click();
    await are(["1", "2"]);
    await page.locator(".tree-fold").first().click();
    await are(numbers);
    await page.locator(".tree-row", { hasText: "Mục 1.2.1" }).first().click();
    await page.getByRole("button", { name: "Xuống", exact: true }).click();
    const moved = [...numbers];
    const at = numbers.indexOf("1.2.1");
    [moved[at], moved[at + 1]] = [moved[at + 1], moved[at]];
    await are(moved);
    await page.locator(".tree-row", { hasText: "1 Mục 1" }).first().click();
    await page.getByRole("button", { name: "Xóa mục", exact: true }).click();
    await are(["2"]);
    await page.getByRole("button", { name: "Hoàn tác" }).click();
    await are(moved);
    await page.getByRole("button", { name: "Hoàn tác" }).click();
    await are(numbers);
    assert.deepEqual(page.problems, []);
  }));

test("an id on its way to another one opens and closes no other node", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await makeFramework(app, page);
    const open = () => page.locator(".tree-fold").evaluateAll((all) => all.map((one) => one.getAttribute("aria-expanded") === "true"));
    await page.locator(".tree-fold").first().click();
    await page.locator("[data-row='1'] .tree-row").click();
    const id = page.locator("#e-node-id");
    const [first, second] = ["TC1", await id.inputValue()];
    // Letter by letter, past the id of the first.
    await id.fill(first);
    await id.press("End");
    await id.pressSequentially("x");
    await holds(id, `${first}x`);
    assert.deepEqual(await open(), [true, false, false, false, false, false]);
    await counted(page.locator(".tree-line"), 16);
    await page.getByRole("button", { name: "Hoàn tác" }).click();
    await holds(id, second);
    assert.deepEqual(await open(), [true, false, false, false, false, false]);
    // The id of the framework is no node's.
    await page.getByRole("button", { name: "Thông tin chung", exact: true }).click();
    await page.getByLabel("Mã bộ tiêu chí").fill(first);
    await page.getByLabel("Mã bộ tiêu chí").fill("khac");
    assert.deepEqual(await open(), [true, false, false, false, false, false]);
    assert.deepEqual(page.problems, []);
  }));

test("what was tried on one criterion is not tried on the one that takes its place", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await makeFramework(app, page);
    await select(page, 1);
    const tried = page.locator(".try-it .criterion input").first();
    await page.locator(".try-it:not([aria-busy])").waitFor();
    await tried.fill("1");
    await page.getByRole("button", { name: "Xuống", exact: true }).click();
    await page.locator("[data-row='0-1'] .tree-name").getByText("1.1 ").waitFor();
    await page.locator(".try-it:not([aria-busy])").waitFor();
    assert.equal(await tried.inputValue(), "1");
    await page.locator("[data-row='0-0'] .tree-row").click();
    await holds(page.locator("#e-node-number"), "1.2");
    await page.locator(".try-it:not([aria-busy])").waitFor();
    assert.equal(await tried.inputValue(), "");
    assert.deepEqual(page.problems, []);
  }));

test("a finding leads to its node, wherever that stands by then", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await makeFramework(app, page);
    await select(page, 3);
    await page.getByLabel("Tên", { exact: true }).fill("Phiếu khảo sát mức độ hài lòng của người dân");
    const told = page.locator(".finding", { hasText: "B10" });
    await told.waitFor();
    // Moved up: the sentence says the same, the place is another.
    await page.getByRole("button", { name: "Lên", exact: true }).click();
    await page.locator("[data-row='0-1'] .tree-name").getByText("1.3 Phiếu").waitFor();
    await page.waitForTimeout(500);
    await page.locator("[data-row='1'] .tree-row").click();
    await holds(page.locator("#e-node-number"), "2");
    await told.click();
    await holds(page.locator("#e-node-number"), "1.3");
    await focused(page, "e-node-scored_by");
    assert.deepEqual(page.problems, []);
  }));

test("a file deeper than a framework can be is shown down to its deepest node", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    const depth = 120;
    let node = { id: `n${depth}`, number: "", name: "Đáy", max: "1", rule: { kind: "no_such_kind" }, scored_by: "self", not_applicable: false };
    for (let at = depth - 1; at > 0; at -= 1) node = { id: `n${at}`, number: "", name: `Tầng ${at}`, max: "1", children: [node] };
    const text = JSON.stringify({ format: "thuocdo.framework", version: 1, id: "sau", title: "Sâu", nodes: [node] });
    await page.goto(`${app.url}#/bo-tieu-chi`);
    await page.locator("#open-framework").setInputFiles({ name: "sau.json", mimeType: "application/json", buffer: Buffer.from(text) });
    // A framework has sixteen levels at most; what lies deeper can be walked and mended all the same.
    await page.locator(".finding", { hasText: "sâu quá 16 cấp" }).click();
    await holds(page.locator("#e-node-id"), "n16");
    const rows = page.locator(".tree-line");
    await counted(rows, 16);
    for (let shown = 16; shown < depth; shown += 1) {
      await rows.nth(shown - 1).locator(".tree-row").press("ArrowRight");
      await counted(rows, shown + 1);
    }
    await rows.nth(depth - 1).locator(".tree-row").press("Enter");
    await holds(page.locator("#e-node-id"), `n${depth}`);
    await page.locator(".tree-fold").first().click();
    await counted(rows, 1);
    await page.locator(".tree-fold").first().click();
    await counted(rows, depth);
    assert.deepEqual(page.problems, []);
  }));

/** The most elements of which the browser found out the style at once while something was done; lists of rows would be hundreds. */
async function mostStyled(app, page, act) {
  await app.browser.startTracing(page, { categories: ["devtools.timeline"] });
  await act();
  const { traceEvents } = JSON.parse((await app.browser.stopTracing()).toString());
  const styled = traceEvents.filter((event) => event.name === "UpdateLayoutTree" && event.args?.elementCount !== undefined);
  assert.ok(styled.length > 0);
  return Math.max(...styled.map((event) => event.args.elementCount));
}

test("an edit moves no row that stays, and styles none but those that it concerns", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await makeFramework(app, page);
    for (let fold = page.locator(".tree-fold:not(.is-open)"); await fold.count(); ) await fold.first().click();
    await select(page, 3);
    const found = page.locator(".editor .finding");
    await counted(page.locator(".tree-line"), 66);
    await counted(found, 60);
    await page.waitForTimeout(500);
    await page.evaluate(() => {
      window.moved = { put: 0, taken: 0 };
      const count = (records) => {
        for (const { addedNodes, removedNodes } of records) {
          window.moved.put += [...addedNodes].filter((node) => node.tagName === "LI").length;
          window.moved.taken += [...removedNodes].filter((node) => node.tagName === "LI").length;
        }
      };
      for (const list of document.querySelectorAll(".edit-tree, .edit-findings")) {
        new MutationObserver(count).observe(list, { subtree: true, childList: true });
      }
    });
    // One row in the tree; of the findings one at the head, for errors come first, and two in the middle, side by side.
    const added = await mostStyled(app, page, async () => {
      await page.getByRole("button", { name: "Thêm mục cùng cấp", exact: true }).click();
      await counted(found, 63);
    });
    assert.deepEqual(await page.evaluate(() => window.moved), { put: 4, taken: 0 });
    const taken = await mostStyled(app, page, async () => {
      await page.getByRole("button", { name: "Hoàn tác", exact: true }).click();
      await counted(found, 60);
    });
    assert.deepEqual(await page.evaluate(() => window.moved), { put: 4, taken: 4 });
    assert.ok(Math.max(added, taken) < 100, `${added} and ${taken} elements were styled at once`);
    assert.deepEqual(page.problems, []);
  }));
