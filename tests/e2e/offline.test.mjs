// What opens without a network after it was once open, how a new build comes, and that no worker is no harm.
import assert from "node:assert/strict";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { serve } from "../../scripts/static.mjs";
import { launch, newPage } from "./lib/app.mjs";
import { builtAnew, siteOf } from "./lib/site.mjs";
import { counted, says, waits } from "./lib/wait.mjs";
import { unzipped } from "./lib/zip.mjs";

const PUBLICATION = new URL("../../assets/publications/lai-chau-2020.json", import.meta.url);
const FOLDER = "phong/cai-cach";

// A worker waits some seconds itself before it does what is waited for here.
const { eventually } = waits(20_000);

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** Runs `body` with copies of the app in `folders` and a page of a browser that has workers. */
async function withSite(folders, body) {
  const site = await siteOf(...folders);
  const page = await newPage(browser, { width: 1366, height: 900, serviceWorkers: "allow" });
  try {
    await body(site, page);
  } finally {
    await page.context().close();
    await site.close();
  }
}

/** Returns the paths that are kept for the app at `url`; that of the page is "". */
const kept = (page, url) =>
  page.evaluate(async (scope) => {
    const requests = await (await caches.open(`thuocdo ${scope}`)).keys();
    return requests.map((request) => request.url.slice(scope.length));
  }, url);

/** Waits until what is kept for the app at `url` is as `wanted` says. */
const keeps = (page, url, wanted) => eventually(() => kept(page, url), wanted, "what is kept");

const namesPage = (paths) => paths.includes("");
const namesAll = async (site, folder) => {
  const { files } = JSON.parse(await readFile(join(site.root, folder, "files.json"), "utf8"));
  return (paths) => files.every((file) => file === "index.html" || paths.includes(file)) && paths.includes("files.json");
};

async function taken(page, name) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).first().click()]);
  return readFile(await download.path());
}

/** Opens the app at `url` and the example in it. */
async function scores(page, url) {
  await page.goto("about:blank");
  await page.goto(url);
  await page.getByRole("link", { name: "UBND xã Vân Canh" }).first().click();
  await page.locator(".summary").waitFor();
  await says(page.locator(".summary"), /75,34/);
}

test("opens and scores without a host after the first visit, at every way of writing its address", () =>
  withSite([FOLDER], async (site, page) => {
    const url = site.url(FOLDER);
    await page.goto(url);
    await page.locator("main h1").first().waitFor();
    const paths = await keeps(page, url, namesPage);
    assert.ok(paths.some((path) => path.startsWith("frameworks-")), "the frameworks");
    assert.ok(!paths.some((path) => /^thuocdo-(desk|province|workbook)-/.test(path)), "no program that was not opened");
    assert.deepEqual(page.problems, []);

    site.off();
    for (const rest of ["", "index.html", "?v=7", "index.html?v=7#/tro-giup"]) {
      await page.goto("about:blank");
      await page.goto(url + rest);
      await page.locator("main h1").first().waitFor();
      assert.equal(page.url(), url + rest, "the address stays");
    }
    await scores(page, url);
    await page.reload();
    await page.locator(".summary").waitFor();

    await page.context().setOffline(true);
    await page.reload();
    await page.locator(".summary").waitFor();
    assert.deepEqual(page.problems.filter((problem) => !problem.includes("ERR_")), []);
  }));

test("a page of the province stands without a host, and saves workbooks and folders", () =>
  withSite([FOLDER], async (site, page) => {
    const url = site.url(FOLDER);
    await page.goto(`${url}#/dot`);
    await page.getByLabel("Tên đợt đánh giá").fill("Không có mạng");
    await page.getByRole("button", { name: "Lập đợt đánh giá" }).click();
    await page.locator("#take-files").waitFor({ state: "attached" });
    await keeps(page, url, await namesAll(site, FOLDER));

    site.off();
    await page.reload();
    await page.locator("#take-files").waitFor({ state: "attached" });
    await says(page.locator("main"), /Không có mạng/);
    await page.goto(`${url}#/cong-bo/vi-du/gia-lai-2026`);
    await page.locator(".ranking-table").waitFor();
    const workbook = unzipped(await taken(page, "Lưu Excel (.xlsx)"));
    assert.ok(workbook.has("xl/worksheets/sheet1.xml"));
    const files = unzipped(await taken(page, "Tải thư mục đăng web (.zip)"));
    assert.ok(files.has("sw.js") && files.has("cong-bo.json"));

    // The folder is whole, and its readers keep it as well.
    const folder = await mkdtemp(join(tmpdir(), "thuocdo-folder-"));
    for (const [path, bytes] of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), bytes);
    }
    const other = await serve({ root: folder, prefix: "/tin-tuc/" });
    try {
      await page.goto(other.url);
      await page.locator(".ranking-table").waitFor();
      await keeps(page, other.url, (paths) => namesPage(paths) && paths.includes("cong-bo.json"));
    } finally {
      await other.close();
      await rm(folder, { recursive: true });
    }
    await page.reload();
    await page.locator(".ranking-table").waitFor();
    await says(page.locator("main h1").first(), /\S/);
  }));

test("a publication that was read opens without a host; what a host says is never replaced by what is kept", () =>
  withSite([FOLDER], async (site, page) => {
    const url = site.url(FOLDER);
    const [at, file] = [`${url}#/cong-bo?tep=nam/cong-bo.json`, join(site.root, FOLDER, "nam/cong-bo.json")];
    await mkdir(dirname(file));
    await cp(PUBLICATION, file);
    const path = `/${FOLDER}/nam/cong-bo.json`;
    const opens = async (selector) => {
      await page.goto("about:blank");
      await page.goto(at);
      await page.locator(selector).first().waitFor();
    };
    await opens(".ranking-table");
    await keeps(page, url, (paths) => paths.includes("nam/cong-bo.json") && namesPage(paths));

    site.off();
    await opens(".ranking-table");

    // A host that says nothing at all is not waited for long, neither for the page nor for the file.
    site.says = () => "silent";
    const started = Date.now();
    await opens(".ranking-table");
    assert.ok(Date.now() - started > 4_000, "it was given time");

    // An error is told and takes nothing away that could be right again. What is still waited for ends first.
    site.off();
    site.says = (asked) => (asked === path ? 500 : undefined);
    await opens(".error-summary");
    await counted(page.locator(".ranking-table"), 0);
    site.off();
    await opens(".ranking-table");
    site.says = () => 503;
    assert.equal((await page.goto(`${url}?x`)).status(), 503);

    // A new one is shown at once.
    site.on();
    await writeFile(file, (await readFile(PUBLICATION, "utf8")).replace("năm 2020 của", "năm 2020 (đính chính) của"));
    await opens(".ranking-table");
    await says(page.locator("main h1").first(), /đính chính/);

    // What is withdrawn is gone.
    await rm(file);
    await opens(".error-summary");
    await keeps(page, url, (paths) => !paths.includes("nam/cong-bo.json"));
    site.off();
    await opens(".error-summary");
    await counted(page.locator(".ranking-table"), 0);
  }));

test("a new build is taken at the next visit, whole or not at all, and an open page keeps its own", () =>
  withSite([FOLDER], async (site, page) => {
    const url = site.url(FOLDER);
    const folder = join(site.root, FOLDER);
    await page.goto(`${url}#/cong-bo/vi-du/gia-lai-2026`);
    await page.locator(".ranking-table").waitFor();
    const first = await keeps(page, url, await namesAll(site, FOLDER));

    // It comes while this page is open, and its files are not all there yet when another one meets it.
    await builtAnew(folder);
    let lacks = false;
    site.says = (asked) => {
      if (!/frameworks-/.test(asked)) return undefined;
      lacks = true;
      return 404;
    };
    const other = await page.context().newPage();
    await other.goto(url);
    await other.locator("main h1").first().waitFor();
    await eventually(() => lacks, true, "the worker asks for what the host lacks");
    await other.waitForTimeout(1_000);
    const whole = await namesAll(site, FOLDER);
    assert.ok(!whole(await kept(other, url)));
    site.off();
    await scores(other, url);

    // With all of them it is taken, with the programs that were opened in the earlier one.
    site.on();
    await other.reload();
    await other.locator("main h1").first().waitFor();
    const both = await keeps(other, url, (paths) => whole(paths) && paths.includes("?earlier"));
    assert.deepEqual(first.filter((path) => !both.includes(path)), [], "the open page's files stay");
    site.off();
    assert.ok(unzipped(await taken(page, "Lưu Excel (.xlsx)")).has("xl/workbook.xml"));
    await scores(other, url);
    await other.goto(`${url}#/cong-bo/vi-du/gia-lai-2026`);
    await other.locator(".ranking-table").waitFor();
    assert.ok(unzipped(await taken(other, "Lưu Excel (.xlsx)")).has("xl/workbook.xml"));

    // The build after it takes those of the first away.
    site.on();
    await builtAnew(folder);
    await other.reload();
    const third = await namesAll(site, FOLDER);
    await keeps(other, url, (paths) => third(paths) && !first.some((path) => /-[0-9a-f]{16}/.test(path) && paths.includes(path)));
    assert.ok(whole(await kept(other, url)), "the one before stays");
  }));

test("hosts that answer with a page for what they lack put nothing wrong into what is kept", () =>
  withSite([FOLDER], async (site, page) => {
    const url = site.url(FOLDER);
    await page.goto(url);
    await page.locator("main h1").first().waitFor();
    await keeps(page, url, namesPage);
    const good = await kept(page, url);
    site.says = () => 200;
    await page.goto(`${url}?x`);
    await says(page.locator("body"), /lỗi/);
    await page.waitForTimeout(3_500);
    assert.deepEqual(await kept(page, url), good);
    site.off();
    await scores(page, url);
  }));

test("no worker, or one that fails at everything, is no harm", () =>
  withSite(["khong", "hong"], async (site, page) => {
    site.says = (asked) => (asked === "/khong/sw.js" ? 404 : undefined);
    // The real one in a browser that lets it keep nothing.
    const harness = `
      const listen = addEventListener.bind(self);
      self.addEventListener = (name, act) => name === "install" || listen(name, act);
      caches.open = () => Promise.reject(new Error("nothing can be kept"));
    `;
    const worker = join(site.root, "hong/sw.js");
    await writeFile(worker, harness + (await readFile(worker, "utf8")));
    for (const folder of ["khong", "hong"]) {
      for (let visit = 0; visit < 3; visit += 1) {
        await scores(page, site.url(folder));
        await page.waitForTimeout(500);
      }
      await counted(page.getByRole("alert"), 0);
    }
    const controlled = () => page.evaluate(() => Boolean(navigator.serviceWorker.controller));
    await eventually(controlled, true, "the one that fails is at work");
  }));

test("two apps of one origin, one in a folder of the other, keep apart", () =>
  withSite(["a", "a/b"], async (site, page) => {
    const [outer, inner] = [site.url("a"), site.url("a/b")];
    await page.goto(outer);
    await page.locator("main h1").first().waitFor();
    await keeps(page, outer, namesPage);
    await builtAnew(join(site.root, "a/b"));
    await page.goto(inner);
    await page.locator("main h1").first().waitFor();
    const its = await keeps(page, inner, namesPage);
    const others = await kept(page, outer);
    assert.ok(!others.some((path) => path.startsWith("b/")), others.join());
    assert.ok(!its.some((path) => /-[0-9a-f]{16}/.test(path) && others.includes(path)));

    site.off();
    for (const url of [outer, inner]) await scores(page, url);
  }));

test("who wants to save data gets no program that was not opened", () =>
  withSite([FOLDER], async (site, page) => {
    const url = site.url(FOLDER);
    const worker = join(site.root, FOLDER, "sw.js");
    const saves = 'Object.defineProperty(navigator, "connection", { value: { saveData: true } });';
    await writeFile(worker, saves + (await readFile(worker, "utf8")));
    await page.goto(`${url}#/cong-bo/vi-du/gia-lai-2026`);
    await page.locator(".ranking-table").waitFor();
    const province = (paths) => paths.some((path) => /^thuocdo-province-.*wasm$/.test(path));
    await keeps(page, url, (paths) => namesPage(paths) && province(paths));
    await page.waitForTimeout(2_000);
    assert.ok(!(await kept(page, url)).some((path) => /^thuocdo-(desk|workbook)-/.test(path)));
    site.off();
    await page.reload();
    await page.locator(".ranking-table").waitFor();
  }));

test("a changed worker waits until the pages of the one before it are closed", () =>
  withSite([FOLDER], async (site, page) => {
    const url = site.url(FOLDER);
    await page.goto(url);
    await page.locator("main h1").first().waitFor();
    await keeps(page, url, namesPage);
    const worker = join(site.root, FOLDER, "sw.js");
    await writeFile(worker, `${await readFile(worker, "utf8")}\n// changed`);
    const other = await page.context().newPage();
    const waiting = () => navigator.serviceWorker.getRegistration().then((found) => Boolean(found.waiting));
    await scores(other, url);
    // The browser looks for it some time after a visit.
    await eventually(() => other.evaluate(waiting), true, "it is found");
    await scores(other, url);
    assert.ok(await page.evaluate(waiting), "it waits for the first page");
    await page.close();
    await other.close();
    const last = await page.context().newPage();
    // The earlier one first ends what it is at, which a visit before that lengthens.
    let stillWaits = true;
    for (let visit = 0; visit < 4 && stillWaits; visit += 1) {
      await last.goto("about:blank");
      await last.waitForTimeout(6_000);
      await scores(last, url);
      stillWaits = await last.evaluate(waiting);
    }
    assert.ok(!stillWaits, "it is at work");
    site.off();
    await scores(last, url);
  }));

test("a host takes the worker back as its documents say", () =>
  withSite([FOLDER], async (site, page) => {
    const url = site.url(FOLDER);
    await scores(page, url);
    await keeps(page, url, namesPage);
    const hosting = await readFile(new URL("../../docs/hosting.md", import.meta.url), "utf8");
    const [, instead] = hosting.match(/```js\n([^`]*`thuocdo [^`]*`[^`]*)```/);
    await writeFile(join(site.root, FOLDER, "sw.js"), instead);
    await scores(page, url);
    await eventually(() => page.evaluate(() => caches.keys()), []);
    await scores(page, url);
    site.off();
    await assert.rejects(page.goto(`${url}?x`), /ERR_/);
  }));
