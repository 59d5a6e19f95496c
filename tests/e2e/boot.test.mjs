// How the app opens, and what people see when it cannot or when it stops.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { after, before, test } from "node:test";
import { firstVisit, laterFiles } from "../size.mjs";
import { launch, newPage, requestsOutside, serveDist } from "./lib/app.mjs";
import { attribute, counted, drawn, eventually, hash, says } from "./lib/wait.mjs";

let server, browser;

before(async () => {
  server = await serveDist();
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await server?.close();
});

/** Runs `body` with a fresh page and closes it afterwards. */
async function withPage(options, body) {
  const page = await newPage(browser, options);
  try {
    await body(page);
  } finally {
    await page.context().close();
  }
}

test("opens from a sub-folder without a problem and asks nothing of other hosts", () =>
  withPage({}, async (page) => {
    await page.goto(server.url);
    await page.locator("#boot").waitFor({ state: "detached" });
    await says(page.locator("main h1").first(), /\S/);
    await attribute(page.locator("html"), "lang", "vi");
    // Chromium reports a preload that nothing used a few seconds after the page has loaded.
    await page.waitForTimeout(4500);
    assert.deepEqual(page.problems, []);
    assert.deepEqual(requestsOutside(page), []);
  }));

test("downloads nothing that the size budget does not count", () =>
  withPage({}, async (page) => {
    await page.goto(server.url);
    await page.locator("main h1").first().waitFor();
    await page.waitForLoadState("networkidle");
    const budget = firstVisit();
    const asked = page.requested
      .filter((url) => url.startsWith(server.url))
      .map((url) => url.slice(server.url.length).split(/[?#]/)[0] || "index.html");
    assert.ok(asked.some((path) => path.endsWith(".wasm")));
    assert.deepEqual(asked.filter((path) => !budget.includes(path)), []);
  }));

test("an empty first visit asks for no frameworks; a new sheet does", () =>
  withPage({}, async (page) => {
    const file = laterFiles("desk").find((name) => name.endsWith(".json"));
    const asked = () => page.requested.filter((url) => url.endsWith(file)).length;
    await page.goto(server.url);
    await page.getByRole("link", { name: "UBND xã Vân Canh" }).waitFor();
    await page.waitForLoadState("networkidle");
    assert.equal(asked(), 0);

    await page.getByRole("link", { name: "Phiếu mới" }).click();
    await page.getByLabel("Tên đơn vị").waitFor();
    await eventually(asked, 1);
    const there = (await readdir(new URL("../../crates/core/frameworks/", import.meta.url))).length;
    await counted(page.locator(".framework-option"), there);

    // A sheet is kept now, so the start page needs them before it is shown.
    await page.getByLabel("Tên đơn vị").fill("UBND xã Thử");
    await page.getByLabel("Năm đánh giá").fill("2026");
    await page.getByRole("button", { name: "Bắt đầu chấm điểm" }).click();
    await page.locator(".app-header").getByText(/^Đã lưu lúc/).waitFor();
    await page.goto("about:blank");
    await page.goto(server.url);
    await page.getByRole("link", { name: /UBND xã Thử/ }).first().waitFor();
    assert.deepEqual(page.problems, []);
  }));

test("says what to do when the frameworks cannot be downloaded, and goes on when they can", () =>
  withPage({}, async (page) => {
    await page.goto(server.url);
    await page.getByRole("link", { name: "Phiếu mới" }).waitFor();
    await page.route("**/frameworks-*.json", (route) => route.abort());
    await page.getByRole("link", { name: "Phiếu mới" }).click();
    await page.getByRole("heading", { level: 1, name: "Không tải được các bộ tiêu chí" }).waitFor();
    await says(page.getByRole("alert"), /kiểm tra kết nối mạng/);
    await page.locator(".brand").click();
    await page.locator('input[type="file"]').setInputFiles({
      name: "phieu.json",
      mimeType: "application/json",
      buffer: Buffer.from("{}"),
    });
    await page.locator(".notices").getByText(/kiểm tra kết nối mạng/).waitFor();

    // The same at once, where the address leads to a sheet: the page cannot start without them.
    await page.goto("about:blank");
    await page.goto(`${server.url}#/vi-du/van-canh`);
    const alert = page.getByRole("alert");
    await alert.waitFor();
    await says(alert, /Không tải được các bộ tiêu chí.*không bị mất/);
    await page.unroute("**/frameworks-*.json");
    await alert.getByRole("button", { name: "Tải lại trang" }).click();
    await page.locator(".summary").waitFor();

    await page.goto("about:blank");
    await page.goto(server.url);
    await page.route("**/frameworks-*.json", (route) => route.fulfill({ status: 404 }));
    await page.getByRole("link", { name: "UBND xã Vân Canh" }).click();
    await page.getByRole("button", { name: "Thử lại" }).waitFor();
    await page.unroute("**/frameworks-*.json");
    await page.getByRole("button", { name: "Thử lại" }).click();
    await page.locator(".summary").waitFor();
  }));

test("sets the stored theme before the app starts", () =>
  withPage({}, async (page) => {
    // Without its program the page still has the theme: theme.js sets it, not the app.
    await page.route("**/*.wasm", (route) => route.abort());
    for (const [stored, expected] of [["dark", "dark"], ['"light"', "light"], ["auto", "auto"], ["pink", "auto"]]) {
      await page.goto(server.url);
      await page.evaluate((theme) => localStorage.setItem("thuocdo.theme", theme), stored);
      await page.reload();
      await attribute(page.locator("html"), "data-theme", expected, stored);
    }
  }));

test("says so in Vietnamese when the program cannot be downloaded", () =>
  withPage({}, async (page) => {
    await page.route("**/*.wasm", (route) => route.abort());
    await page.goto(server.url);
    const alert = page.getByRole("alert");
    await alert.waitFor();
    await says(alert, /Không tải được chương trình/);
    await says(alert, /không bị mất/);
    await page.unroute("**/*.wasm");
    await alert.getByRole("button", { name: "Tải lại trang" }).click();
    await page.locator("#boot").waitFor({ state: "detached" });
    await page.locator("main h1").first().waitFor();
    await counted(page.getByRole("alert"), 0);
  }));

test("says so in Vietnamese when the browser has no WebAssembly", () =>
  withPage({}, async (page) => {
    await page.addInitScript(() => delete globalThis.WebAssembly);
    await page.goto(server.url);
    const alert = page.getByRole("alert");
    await alert.waitFor();
    await says(alert, /WebAssembly/);
    await says(alert, /không bị mất/);
  }));

test("says so in Vietnamese when the browser knows no modules", () =>
  withPage({}, async (page) => {
    // Chromium knows modules and skips the script, so it is run by hand while the placeholder still stands.
    await page.route("**/*.wasm", () => {});
    await page.goto(server.url);
    await page.evaluate(await readFile(new URL("../../old-browser.js", import.meta.url), "utf8"));
    await says(page.getByRole("alert"), /quá cũ.*không bị mất/);
    await counted(page.locator("script[nomodule]"), 1);
  }));

test("says so in Vietnamese without JavaScript", () =>
  withPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(server.url);
    await says(page.locator("body"), /cần JavaScript/);
  }));

test("after a panic covers the page and hands over everything stored", () =>
  withPage({}, async (page) => {
    const stored = { "thuocdo.thu.a": '{"x":"Vân Canh"}', "thuocdo.thu.b": "không phải JSON {" };
    await page.goto(server.url);
    await page.locator("#boot").waitFor({ state: "detached" });
    await page.evaluate((entries) => {
      for (const [key, text] of Object.entries(entries)) localStorage.setItem(key, text);
      localStorage.setItem("khac.khoa", "của trang khác");
      for (const detail of ["lần một", "lần hai"]) {
        window.dispatchEvent(new CustomEvent("thuocdo:panic", { detail }));
      }
    }, stored);

    const dialog = page.getByRole("alertdialog", { name: "Thước Đo đã dừng" });
    await dialog.waitFor();
    await counted(page.locator(".rescue"), 1, "one dialog for many panics");
    await dialog.getByText("Nội dung lỗi").click();
    await says(dialog.locator("pre"), "lần một");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await drawn(page);
    assert.ok(await dialog.isVisible(), "Escape does not lead back to a dead page");

    const [download] = await Promise.all([
      page.waitForEvent("download"),
      dialog.getByRole("button", { name: "Tải toàn bộ phiếu về máy" }).click(),
    ]);
    assert.match(download.suggestedFilename(), /^thuocdo-\d{4}-\d{2}-\d{2}\.json$/);
    const file = JSON.parse(await readFile(await download.path(), "utf8"));
    assert.equal(file.format, "thuocdo.rescue");
    for (const [key, text] of Object.entries(stored)) assert.equal(file.entries[key], text);
    assert.ok(Object.keys(file.entries).every((key) => key.startsWith("thuocdo.")));
    await dialog.getByText(`Đã tải về ${Object.keys(file.entries).length} mục.`).waitFor();

    await dialog.getByRole("button", { name: "Tải lại trang" }).click();
    await dialog.waitFor({ state: "detached" });
    await page.locator("main h1").first().waitFor();
    assert.deepEqual(page.problems, []);
  }));

test("a folder that was made of a publication opens it, and every other address as ever", () =>
  withPage({}, async (page) => {
    const file = await readFile(new URL("../../assets/publications/lai-chau-2020.json", import.meta.url), "utf8");
    const meta = '<meta name="thuocdo-publication" content="./cong-bo.json">';
    await page.route(server.url, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replace("<meta ", `${meta}<meta `) });
    });
    await page.route(`${server.url}cong-bo.json`, (route) => route.fulfill({ contentType: "application/json", body: file }));
    for (const start of ["", "#", "#/"]) {
      await page.goto("about:blank");
      await page.goto(`${server.url}${start}`);
      await page.locator(".ranking-table").waitFor();
      await hash(page, "#/cong-bo?tep=cong-bo.json", `from ${start}`);
    }
    await page.goto("about:blank");
    await page.goto(`${server.url}#/vi-du/van-canh`);
    await page.locator(".summary").waitFor();
    assert.deepEqual(page.problems, []);
  }));
