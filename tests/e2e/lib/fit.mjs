// What every page owes its reader, as it is checked: nothing beyond its width, and nothing that axe finds.
import assert from "node:assert/strict";
import AxeBuilder from "@axe-core/playwright";
import { eventually } from "./wait.mjs";

/** Checks that a page is not wider than its window. */
export const fitsWidth = (page, what = "the page") =>
  eventually(
    () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    0,
    `${what} is wider than its window`,
  );

/** Checks a page by all of axe's rules. In one go, for which there may be no frames: a page for each check takes as long as the check. */
export async function passesAxe(page, what = "the page") {
  assert.equal(page.frames().length, 1, "frames would not be checked");
  const { violations, passes } = await new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] }).analyze();
  assert.ok(passes.length > 10, "the rules were asked");
  assert.deepEqual(violations.map((v) => `${what}: ${v.id}: ${v.nodes[0].html} ${v.nodes[0].failureSummary}`), []);
}
