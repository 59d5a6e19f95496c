// Nothing is overwritten or lost in silence: what two tabs keep, what the browser does not keep, and two texts of one framework.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { asksOnClosing, withApp } from "./lib/app.mjs";
import { select } from "./lib/editor.mjs";
import { drafts, figure, newSheet, openFile, saved, type } from "./lib/sheet.mjs";
import { counted, drawn, eventually, hash, holds, says } from "./lib/wait.mjs";

const app = withApp({ before, after });

/** The example framework of the communes under an id of its own; `comma` makes another text of it. */
async function framework({ comma = false } = {}) {
  const source = new URL("../../crates/core/frameworks/xa-mau-2026.json", import.meta.url);
  const text = { ...JSON.parse(await readFile(source, "utf8")), id: "xa-thu-2026" };
  text.short_title = comma ? "Bộ thử, cấp xã" : "Bộ thử cấp xã";
  return text;
}

/** A sheet without answers on a framework. */
const sheet = (framework, name = "UBND xã Hai Bản") =>
  JSON.stringify({ format: "thuocdo.assessment", version: 1, framework, unit: { name }, period: "2026", answers: {} });

/** Opens a file as a framework of mine and stands in its editor. */
async function openFramework(page, text) {
  await page.goto(`${app.url}#/bo-tieu-chi`);
  const buffer = Buffer.from(JSON.stringify(text));
  await page.locator("#open-framework").setInputFiles({ name: "bo.json", mimeType: "application/json", buffer });
  await page.locator(".editor").waitFor();
}

/** From now on the browser keeps nothing. */
const fillStore = (page) =>
  page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });

/** The short names of my frameworks as they are kept. */
const kept = (page) =>
  page.evaluate(() =>
    Object.keys(localStorage)
      .filter((key) => key.startsWith("thuocdo.framework."))
      .map((key) => JSON.parse(localStorage.getItem(key)).text.short_title)
      .map((name) => name.vi ?? name)
      .sort(),
  );

test("a sheet that was deleted in one tab and saved in the other comes back beside it", () =>
  app.page({}, async (first) => {
    await newSheet(first, app.url, "UBND xã Hai Thẻ");
    await saved(first);
    const second = await first.context().newPage();
    await second.goto(app.url);
    await second.getByRole("button", { name: "Xóa phiếu UBND xã Hai Thẻ" }).click();
    await second.getByText("Phiếu đã xóa (1)").waitFor();
    await type(first, "PUBLISH_ON_TIME", "num", "5");
    await type(first, "PUBLISH_ON_TIME", "den", "10");
    await second.locator("li.row", { hasText: "1/21" }).waitFor();
    await second.locator(".notice").getByRole("button", { name: "Khôi phục" }).click();
    await second.getByText("Đã lưu thành bản sao").waitFor();
    const figures = async () =>
      (await drafts(second)).map((draft) => draft.assessment.answers.PUBLISH_ON_TIME?.figures.num ?? "-").sort();
    await eventually(figures, ["-", "5"]);
    // The copy is opened by its own address.
    await second.locator("li.row", { hasText: "0/21" }).getByRole("link").first().click();
    await second.locator(".criterion").first().waitFor();
    await holds(figure(second, "PUBLISH_ON_TIME", "num"), "");
    assert.deepEqual(first.problems, []);
  }));

test("a sheet that cannot be kept is not left for another program, closed or deleted without a question", () =>
  app.page({}, async (page) => {
    await newSheet(page, app.url, "UBND xã Đầy");
    await type(page, "PUBLISH_ON_TIME", "num", "1");
    await saved(page);
    await fillStore(page);
    await type(page, "PUBLISH_ON_TIME", "num", "7");
    await page.getByText("Bộ nhớ của trình duyệt đã đầy").waitFor();
    for (const other of ["#/bo-tieu-chi", "#/dot", "#/cong-bo"]) {
      await page.evaluate((other) => (location.hash = other), other);
      await page.getByText("trang kia chưa được mở").first().waitFor();
      await drawn(page);
      await hash(page, /^#\/phieu\//, other);
      await holds(figure(page, "PUBLISH_ON_TIME", "num"), "7", other);
    }
    await page.locator(".brand").click();
    await page.getByRole("button", { name: "Xóa phiếu UBND xã Đầy" }).click();
    await page.getByText("Chưa xóa được phiếu").waitFor();
    assert.equal((await drafts(page)).length, 1);
    await page.getByRole("link", { name: /UBND xã Đầy/ }).first().click();
    await holds(figure(page, "PUBLISH_ON_TIME", "num"), "7");
    assert.equal(await asksOnClosing(page), true);
    // Deleted for good, which the person asked for, it is not asked about.
    await page.locator(".brand").click();
    await page.getByRole("button", { name: "Xóa phiếu UBND xã Đầy" }).click();
    await page.locator(".notice").getByRole("button", { name: "Xóa hẳn" }).first().click();
    await eventually(() => drafts(page), []);
    assert.deepEqual(page.problems, []);
    assert.equal(await asksOnClosing(page), false);
  }));

test("a sheet that is kept is closed without a question", () =>
  app.page({}, async (page) => {
    await newSheet(page, app.url, "UBND xã Yên");
    await type(page, "PUBLISH_ON_TIME", "num", "1");
    assert.equal(await asksOnClosing(page), false);
  }));

test("a framework that another tab changed is not deleted unseen, and not overwritten by the one that comes back", () =>
  app.page({}, async (first) => {
    await openFramework(first, await framework());
    const second = await first.context().newPage();
    await second.goto(`${app.url}#/bo-tieu-chi`);
    const row = (name) => second.locator("li.row", { has: second.getByText(name, { exact: true }) });
    await row("Bộ thử cấp xã").waitFor();
    // The list follows what the other tab keeps.
    await first.getByLabel("Tên gọi tắt").fill("Tên của thẻ kia");
    await row("Tên của thẻ kia").waitFor();
    await row("Tên của thẻ kia").getByRole("button", { name: "Xóa" }).click();
    await row("Tên của thẻ kia").getByRole("button", { name: "Bấm lần nữa để xóa" }).click();
    await second.getByText("Đã xóa bộ tiêu chí “Tên của thẻ kia”.").waitFor();
    await eventually(() => kept(second), []);
    await first.getByLabel("Tên gọi tắt").fill("Sửa sau khi xóa");
    await row("Sửa sau khi xóa").waitFor();
    await second.getByRole("button", { name: "Khôi phục" }).click();
    await second.getByText("Đã lưu thành bản sao").waitFor();
    await eventually(() => kept(second), ["Sửa sau khi xóa", "Tên của thẻ kia"]);
    assert.deepEqual(first.problems, []);
  }));

test("a framework that cannot be read is left alone by the editor, and one that cannot be kept is not closed unasked", () =>
  app.page({}, async (page) => {
    await openFramework(page, await framework());
    const newer = '{"format":"thuocdo.framework_draft","version":9}';
    const key = `thuocdo.framework.${page.url().split("/").pop()}`;
    await page.evaluate(([key, text]) => localStorage.setItem(key, text), [key, newer]);
    await page.getByLabel("Tên gọi tắt").fill("Bản riêng");
    await page.getByText("Đã lưu thành bản sao").waitFor();
    assert.equal(await page.evaluate((key) => localStorage.getItem(key), key), newer);
    await fillStore(page);
    await page.getByLabel("Tên gọi tắt").fill("Chưa lưu");
    assert.equal(await asksOnClosing(page), true);
    await holds(page.getByLabel("Tên gọi tắt"), "Chưa lưu");
    await page.getByText("Chưa lưu được bộ tiêu chí").waitFor();
  }));

test("after a move is taken back the form still shows the node that was moved", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await page.goto(`${app.url}#/bo-tieu-chi`);
    await page.getByRole("button", { name: "Nhân bản để sửa" }).first().click();
    await select(page, 1);
    const number = page.locator("#e-node-number");
    const before = await number.inputValue();
    await page.getByRole("button", { name: "Xuống", exact: true }).click();
    await says(page.locator(".tree-line .tree-name").nth(2), new RegExp(`^${before.replaceAll(".", "\\.")} `));
    await holds(number, before);
    for (const name of ["Hoàn tác", "Làm lại"]) {
      await page.getByRole("button", { name }).click();
      await drawn(page);
      await holds(number, before, name);
      await says(page.locator(".tree-row[aria-current]"), (words) => words.includes(before), name);
    }
    assert.deepEqual(page.problems, []);
  }));

test("another text of a framework of mine is told in the heading, of a file, a sheet and a link", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await openFramework(page, await framework({ comma: true }));
    const told = page.locator("main .problem.is-warning", { hasText: "A11" });
    const isTold = async (what) => {
      await told.waitFor();
      const [mine, theirs, ...more] = (await told.innerText()).match(/(?<=mã băm )[0-9a-f]{16}/g);
      assert.ok(mine !== theirs && more.length === 0, what);
      assert.match(await told.innerText(), /trong “Bộ tiêu chí của tôi”.*Điểm được tính theo bản kèm theo/, what);
    };
    await openFile(page, app.url, "phieu.json", sheet({ id: "xa-thu-2026", text: await framework() }));
    await isTold("a file");
    await page.reload();
    await isTold("a sheet");
    await page.evaluate(() => (location.hash = location.hash.replace(/(phieu\/[^/]+).*/, "$1/ket-qua")));
    await page.getByRole("button", { name: "Chép liên kết" }).click();
    await told.waitFor();
    const link = await page.locator("#share-link").inputValue();
    await page.goto("about:blank");
    await page.goto(link);
    await isTold("a link");
    await page.getByRole("button", { name: "Lưu thành phiếu của tôi" }).click();
    await page.locator(".criterion").first().waitFor();
    await isTold("what is kept of a link");
    // The same text tells nothing.
    await openFile(page, app.url, "phieu.json", sheet({ id: "xa-thu-2026", text: await framework({ comma: true }) }, "UBND xã Một"));
    await page.getByRole("heading", { level: 1, name: "UBND xã Một" }).waitFor();
    await counted(told, 0);
    assert.deepEqual(page.problems, []);
  }));

test("a file that names another text of a built-in framework says so, beside the app and as a round", () =>
  app.page({}, async (page) => {
    const other = { id: "qd766-2022", hash: "0".repeat(64) };
    await page.route("**/ket-qua/xa.json", (route) => route.fulfill({ body: sheet(other) }));
    await page.goto(`${app.url}#/xem?tep=ket-qua/xa.json`);
    await page.locator("main .problem.is-warning", { hasText: "A02" }).waitFor();
    const unit = { unit: { name: "Xã A", group: "xã" }, answers: { ONLINE: { points: "6" } } };
    const head = { format: "thuocdo.round", version: 1, title: "Đợt thử", period: "2026", groups: ["xã"] };
    const round = JSON.stringify({ ...head, framework: other, units: [unit, unit] });
    await page.goto(`${app.url}#/dot`);
    const file = { name: "dot.json", mimeType: "application/json", buffer: Buffer.from(round) };
    await page.locator("#open-round").setInputFiles(file);
    await page.locator(".notice", { hasText: "A02" }).waitFor();
    // A unit that stands there twice is told on every step.
    for (const step of ["Thẩm định", "Xếp hạng", "Công bố"]) {
      await page.locator("main .problem.is-warning", { hasText: /A04.*Xã A/ }).waitFor();
      await page.getByRole("navigation", { name: "Các bước" }).getByRole("link", { name: step }).click();
    }
    await page.locator("main .problem.is-warning", { hasText: "A04" }).waitFor();
    assert.deepEqual(page.problems, []);
  }));
