// A round that local storage cannot hold: it is worked on in memory, nothing is lost without a question, its tables are whole.
import assert from "node:assert/strict";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { asksOnClosing, withApp } from "./lib/app.mjs";
import { passesAxe } from "./lib/fit.mjs";
import { round, units } from "./lib/country.mjs";
import { criterion, tab } from "./lib/round.mjs";
import { attribute, counted, eventually, focused, hash, holds } from "./lib/wait.mjs";

const app = withApp({ before, after });
const UNITS = 1700;

async function opened(page) {
  const path = join(await mkdtemp(join(tmpdir(), "thuocdo-")), "dot.json");
  await writeFile(path, JSON.stringify(round({ count: UNITS })));
  await page.goto(`${app.url}#/dot`);
  await page.locator('.door input[type="file"]').setInputFiles(path);
  await page.getByText("Đợt này quá lớn để trình duyệt lưu").waitFor({ timeout: 60_000 });
}

test("a round too large to be kept is edited, left, found again, saved to a file and closed without a loss", () =>
  app.page({ width: 1366, height: 800 }, async (page) => {
    await opened(page);
    const kept = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("thuocdo.round")));
    assert.deepEqual(await kept(), []);
    await page.getByText("Không có thay đổi so với tệp").waitFor();
    await criterion(page, "L01");
    await page.locator("#lan1-diem-0").fill("0,5");
    await page.keyboard.press("Enter");
    await page.getByText("Chưa lưu ra tệp").waitFor();
    // Left for the list, where it stands as what it is, and opened again with the edit.
    await page.getByRole("link", { name: "Đợt đánh giá" }).first().click();
    await page.getByText("chỉ trong cửa sổ này").waitFor();
    await page.getByRole("link", { name: /Cả nước năm 2026/ }).click();
    await page.getByText("Chưa lưu ra tệp").waitFor();
    await criterion(page, "L01");
    await holds(page.locator("#lan1-diem-0"), "0,5");
    assert.equal(await asksOnClosing(page), true);
    // Another program would start without it: the page stays, and says why.
    await page.locator("a.brand").click();
    await page.getByText("Hãy bấm “Lưu tệp đợt” để giữ toàn bộ đợt đánh giá trong một tệp.").waitFor();
    await hash(page, /^#\/dot\/.+\/tham-dinh(\?tc=\w+)?$/);
    await holds(page.locator("#lan1-diem-0"), "0,5");
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Lưu tệp đợt" }).click();
    const saved = JSON.parse(await readFile(await (await download).path(), "utf8"));
    assert.equal(saved.units.length, UNITS);
    assert.equal(saved.units[0].answers.L01.appraisal.first.points, "0.5");
    await page.getByText("Không có thay đổi so với tệp").waitFor();
    assert.deepEqual(await kept(), []);
    assert.deepEqual(page.problems, []);
    assert.equal(await asksOnClosing(page), false);
  }));

test("a long table is one table: rows come when they are looked at, by keyboard, by search, and all of them in print", () =>
  app.page({ width: 1366, height: 800 }, async (page) => {
    await opened(page);
    await criterion(page, "L01");
    const table = page.locator("#appraisal");
    await attribute(table, "aria-rowcount", String(UNITS + 1));
    await counted(table.locator("tr[aria-rowindex]"), (count) => count > 0 && count < 300);
    await page.locator("#lan1-diem-0").focus();
    for (let at = 0; at < 130; at += 1) {
      // Nobody goes on before the row is there.
      await page.locator(`#lan1-diem-${at + 1}`).waitFor();
      await page.keyboard.press("Enter");
      await focused(page, `lan1-diem-${at + 1}`);
    }
    // What is typed stays while somebody scrolls away from it.
    await page.keyboard.type("0,7");
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await page.locator(`tr[aria-rowindex="${UNITS + 1}"]`).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.value), "0,7");
    await counted(page.locator('tr[aria-rowindex="400"]'), 0);
    await page.keyboard.press("Tab");
    await page.getByText("Chưa lưu ra tệp").waitFor();

    await tab(page, "3. Xếp hạng");
    await page.getByRole("button", { name: /^Tất cả các nhóm/ }).click();
    const rows = page.locator("#ranking-rows tr[aria-rowindex]");
    await rows.first().waitFor();
    await attribute(page.locator("#ranking-rows"), "aria-rowcount", String(UNITS + 1));
    await counted(rows, (count) => count > 0 && count < 300);
    await passesAxe(page);
    await page.evaluate(() => {
      window.addEventListener("beforeprint", () => {
        window.printed = document.querySelectorAll("#ranking-rows tr[aria-rowindex]").length;
      });
    });
    await page.pdf();
    await eventually(() => page.evaluate(() => window.printed), UNITS);
    const last = units(UNITS)[UNITS - 1].unit.name;
    await page.locator("#search-unit").fill(last.toLowerCase());
    await rows.filter({ hasText: last }).waitFor();
    await counted(rows, 1);
    await attribute(page.locator("#ranking-rows"), "aria-rowcount", "2");
    assert.deepEqual(page.problems, []);
  }));
