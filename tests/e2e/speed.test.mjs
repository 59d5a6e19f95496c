// Measured and printed, never asserted: how long a keystroke takes until all totals stand, on a slow laptop.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { withApp } from "./lib/app.mjs";
import { total } from "./lib/sheet.mjs";

const app = withApp({ before, after });
const SLOWDOWN = 4;

/** Presses keys in one figure and measures from each input event to the moment the totals stand in the page. */
async function keystrokes(page, keys) {
  return page.evaluate(async (keys) => {
    const field = document.querySelector("#f-ON_TIME-num");
    const panel = document.querySelector("[data-total]");
    // All that is read but when it was saved, which is told in its own time.
    const words = () => {
      const body = document.body.cloneNode(true);
      body.querySelector(".saved-state").remove();
      return body.textContent;
    };
    field.focus();
    const times = [];
    for (const key of keys) {
      const before = panel.textContent;
      const started = performance.now();
      field.value = key;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      // The app's work runs in microtasks. Awaiting a task instead would now and then count a frame's painting too.
      for (let turn = 0; turn < 50; turn += 1) await null;
      const ms = performance.now() - started;
      const changed = panel.textContent !== before;
      // What comes after those turns must change nothing more.
      const stood = words();
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
      times.push({ ms, changed, complete: words() === stood });
    }
    return times;
  }, keys);
}

for (const [view, name] of [["cham/TDGQ", "one area"], ["tat-ca", "all areas at once"]]) {
  test(`one keystroke with ${name} open, at ${SLOWDOWN}× slow-down`, () =>
    app.page({ width: 1366, height: 768 }, async (page) => {
      await page.goto(`${app.url}#/vi-du/van-canh`);
      await page.getByRole("button", { name: "Lưu thành phiếu của tôi" }).click();
      await page.locator(".criterion").first().waitFor();
      const id = page.url().match(/phieu\/([^/]+)/)[1];
      await page.goto(`${app.url}#/phieu/${id}/${view}`);
      await page.locator("#f-ON_TIME-num").waitFor();
      const session = await page.context().newCDPSession(page);
      await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
      const keys = Array.from({ length: 60 }, (_, i) => String(1000 + i * 25));
      const times = await keystrokes(page, keys);
      assert.ok(times.every(({ changed }) => changed), "every keystroke changes the total");
      assert.ok(times.every(({ complete }) => complete), "what is measured is all the work there is");
      await total(page, "74,84");
      const sorted = times.map(({ ms }) => ms).sort((a, b) => a - b);
      const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1);
      console.log(
        `keystroke to all totals, ${name}, CPU ${SLOWDOWN}× slower: median ${at(0.5)} ms, 95 % ${at(0.95)} ms, worst ${at(1)} ms (one frame is 16.7 ms)`,
      );
      assert.deepEqual(page.problems, []);
    }));
}
