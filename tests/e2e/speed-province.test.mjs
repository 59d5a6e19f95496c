// Measured and printed, never asserted: an edit in a round of 168 units, and the country, from opening its file to scrolling.
import assert from "node:assert/strict";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { withApp } from "./lib/app.mjs";
import { COUNTRY, LEAVES, lines, round, units } from "./lib/country.mjs";
import { criterion } from "./lib/round.mjs";

const app = withApp({ before, after });
const wide = { width: 1366, height: 768 };

async function file(name, text) {
  const path = join(await mkdtemp(join(tmpdir(), "thuocdo-")), name);
  await writeFile(path, text);
  return path;
}

const shown = (times) => {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1);
  return `median ${at(0.5)} ms, 95 % ${at(0.95)} ms, worst ${at(1)} ms`;
};

/** Remembers the tasks above 50 ms from now on, and gives them. */
const watch = (page) =>
  page.evaluate(() => {
    window.longTasks = [];
    window.observer?.disconnect();
    window.observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.longTasks.push(Math.round(entry.duration));
    });
    window.observer.observe({ type: "longtask" });
  });
const longTasks = async (page) => {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100))));
  return page.evaluate(() => window.longTasks);
};

/** Opens a round's file and gives how long it took until its units stood in the page. */
async function open(page, text) {
  await page.goto(`${app.url}#/dot`);
  const path = await file("dot.json", text);
  await page.getByRole("heading", { level: 1, name: "Đợt đánh giá" }).waitFor();
  await watch(page);
  const started = Date.now();
  await page.locator('.door input[type="file"]').setInputFiles(path);
  await page.locator("#unit-rows tbody tr").first().waitFor({ timeout: 120_000 });
  return Date.now() - started;
}

const tab = async (page, name) => {
  await page.getByRole("navigation", { name: "Các bước" }).getByRole("link", { name }).click();
};

/** Runs the steps one after the other, each until the page stands, styles and layout included. */
const clicked = (page, names) =>
  page.evaluate(async (names) => {
    const button = (name) => [...document.querySelectorAll("button")].find((one) => one.textContent.trim() === name);
    const times = [];
    for (const name of names) {
      const before = document.querySelector(".ranking-table tbody").textContent;
      const started = performance.now();
      button(name).click();
      for (let turn = 0; turn < 50; turn += 1) await null;
      document.body.getBoundingClientRect();
      times.push(performance.now() - started);
      if (document.querySelector(".ranking-table tbody").textContent === before) throw new Error(`${name} changed nothing`);
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 20)));
    }
    return times;
  }, names);

/** Types points into the first field of the appraisal and gives how long until the row stands. */
const appraised = (page, id, values) =>
  page.evaluate(
    async ([id, values]) => {
      const field = document.getElementById(id);
      const counts = field.closest("tr").querySelector("[data-counts]");
      const times = [];
      for (const value of values) {
        const before = counts.textContent;
        field.focus();
        field.value = value;
        const started = performance.now();
        field.dispatchEvent(new Event("change", { bubbles: true }));
        for (let turn = 0; turn < 50; turn += 1) await null;
        document.body.getBoundingClientRect();
        times.push(performance.now() - started);
        if (counts.textContent === before) throw new Error(`${value} changed nothing`);
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 20)));
      }
      return times;
    },
    [id, values],
  );

/** An edit of the unit that leads, and then undoing and doing it again with the ranking in view: each ranks anew. */
async function edits(page, name, node, unit) {
  await criterion(page, node);
  await page.locator("#lan1-diem-0").waitFor();
  const values = Array.from({ length: 20 }, (_, at) => `0,${String(at + 1).padStart(2, "0")}`);
  console.log(`${name}: points typed until the row of the appraisal stands: ${shown(await appraised(page, "lan1-diem-0", values))}`);
  const started = Date.now();
  await tab(page, "3. Xếp hạng");
  await page.locator(".ranking-table tbody tr").first().waitFor();
  console.log(`${name}: opening the ranking after it: ${Date.now() - started} ms`);
  // By name the unit that was edited stands first, so that every step changes what is shown.
  await page.getByRole("button", { name: /^Tất cả các nhóm/ }).click();
  await page.locator(".ranking-table thead").getByRole("button", { name: "Đơn vị" }).click();
  await page.locator('.ranking-table tbody tr[aria-rowindex="2"]', { hasText: unit }).waitFor();
  const steps = Array.from({ length: 20 }, (_, at) => (at % 2 === 0 ? "Hoàn tác" : "Làm lại"));
  console.log(`${name}: an edit until the ranking stands, script and layout: ${shown(await clicked(page, steps))} (one frame is 16.7 ms)`);
}

for (const [framework, node, of] of [
  ["qd766-2022", "ON_TIME", (at) => ({ CKMB: { points: "10" }, ON_TIME: { figures: { num: String(700 + (at % 290)), den: "1000" } }, ONLINE: { points: "6" }, TTTT: { points: String(5 + (at % 5)) }, MDSH: { points: "12.5" }, MDHL: { points: "18" } })],
  ["xa-mau-2026", "KH_HOAN_THANH", (at) => ({ KH_HOAN_THANH: { figures: { num: String(40 + (at % 31)), den: String(71 + (at % 17)) } }, BC_DINH_KY: { figures: { num: String(1 + (at % 13)), den: "17" } } })],
]) {
  test(`an edit of 168 units on ${framework}`, () =>
    app.page(wide, async (page) => {
      const sheets = units(168).map((one, at) => ({ ...one, answers: of(at) }));
      console.log(`168 units, ${framework}: opening the file: ${await open(page, JSON.stringify(round({ named: framework, sheets })))} ms`);
      await edits(page, `168 units, ${framework}`, node, sheets[0].unit.name);
      assert.deepEqual(page.problems, []);
    }));
}

test(`the country: ${COUNTRY} units × ${LEAVES} criteria`, () =>
  app.page(wide, async (page) => {
    page.setDefaultTimeout(120_000);
    const name = "the country";
    const text = JSON.stringify(round());
    const opened = await open(page, text);
    console.log(`${name}: opening its file of ${(text.length / 1e6).toFixed(1)} MB until its units stand: ${opened} ms; tasks above 50 ms: ${await longTasks(page)}`);
    await page.getByText("Đợt này quá lớn để trình duyệt lưu").waitFor();
    assert.equal(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("thuocdo.round")).length), 0);
    assert.equal(await page.locator("#unit-rows").getAttribute("aria-rowcount"), String(COUNTRY + 1));
    await edits(page, name, "L01", units(1)[0].unit.name);
    for (const [step, table] of [["3. Xếp hạng", "#ranking-rows"], ["1. Thu thập", "#unit-rows"], ["2. Thẩm định", "#appraisal"]]) {
      await tab(page, step);
      await page.locator(`${table} tbody tr`).nth(5).waitFor();
      await watch(page);
      const frames = await page.evaluate(async () => {
        const frame = () => new Promise((done) => requestAnimationFrame(done));
        const times = [];
        for (let turn = 0, before = await frame(); turn < 120; turn += 1) {
          window.scrollBy(0, 400);
          const now = await frame();
          times.push(now - before);
          before = now;
        }
        return times;
      });
      console.log(`${name}: scrolling ${table}, 120 steps of 400 pixels: frames ${shown(frames)}; above 50 ms: ${frames.filter((ms) => ms > 50).length}; tasks above 50 ms: ${(await longTasks(page)).join(" ") || "none"}`);
      // The end is there when it is looked at, and not all that lies between.
      await page.locator(`${table} > tbody`).last().evaluate((block) => block.scrollIntoView({ block: "end" }));
      await page.locator(`${table} > tbody`).last().locator("tr[aria-rowindex]").first().waitFor();
      const made = await page.locator(`${table} tr[aria-rowindex]`).count();
      assert.ok(made > 0 && made < 400, `${made} rows are made of ${table}`);
      await page.evaluate(() => window.scrollTo(0, 0));
    }
    assert.deepEqual(page.problems, []);
  }));

test("the country one sheet a line is taken in", () =>
  app.page(wide, async (page) => {
    page.setDefaultTimeout(120_000);
    await open(page, JSON.stringify(round({ sheets: units(1) })));
    const path = await file("phieu.ndjson", lines().join("\n"));
    const started = Date.now();
    await page.locator("#take-files").setInputFiles(path);
    await page.getByText("Đọc được 3.321 phiếu.").waitFor();
    console.log(`the country one sheet a line: read and compared in ${Date.now() - started} ms`);
    const taking = Date.now();
    await page.getByRole("button", { name: "Nhận các phiếu đã chọn" }).click();
    await page.getByText("Đợt này quá lớn để trình duyệt lưu").waitFor();
    console.log(`the country one sheet a line: taken over in ${Date.now() - taking} ms`);
    await page.getByText("Chưa lưu ra tệp").waitFor();
    assert.deepEqual(page.problems, []);
  }));
