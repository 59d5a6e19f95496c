// The reads that wait: each comes to what is expected once it is there, and fails, with what it saw, when it never is.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, newPage } from "./lib/app.mjs";
import { arrived, drawn, unfold, waits } from "./lib/wait.mjs";

let browser, page;
before(async () => {
  browser = await launch();
  page = await newPage(browser);
});
after(() => browser?.close());

const BEFORE = "<p>trước</p><input value='trước'><input type='checkbox'><a name='trước'>a</a>";
const AFTER =
  "<p>sau</p><p>sau nữa</p><input id='field' value='sau' autofocus><input type='checkbox' checked><a name='sau'>a</a>";

/** Each with what it is to come to; then with what it never comes to, and what it says then. */
const READS = [
  ["eventually", ({ eventually }, wanted) => eventually(() => page.title(), wanted), "sau", "khác", /sau[^]*khác/],
  ["counted", ({ counted }, wanted) => counted(page.locator("p"), wanted), 2, 0, /2[^]*0/],
  ["says", ({ says }, wanted) => says(page.locator("p").last(), wanted), "sau nữa", /^nữa/, /sau nữa/],
  ["texts", ({ texts }, wanted) => texts(page.locator("p"), wanted), ["sau", "sau nữa"], ["sau"], /sau nữa/],
  ["holds", ({ holds }, wanted) => holds(page.locator("input").first(), wanted), "sau", "", /sau/],
  ["ticked", ({ ticked }, wanted) => ticked(page.locator("input").last(), wanted), true, false, /true[^]*false/],
  ["attribute", ({ attribute }, wanted) => attribute(page.locator("a"), "name", wanted), "sau", null, /sau[^]*null/],
  ["focused", ({ focused }, wanted) => focused(page, wanted), "field", "other", /field[^]*other/],
  ["hash", ({ hash }, wanted) => hash(page, wanted), "#sau", (part) => part === "#khác", /#sau/],
];

for (const [name, read, comes, never, said] of READS) {
  test(`${name} waits for what comes, and fails for what does not`, async () => {
    await page.goto("about:blank");
    await page.setContent(BEFORE);
    await assert.rejects(read(waits(0), comes), assert.AssertionError, "it is not there yet");
    await page.evaluate((text) => {
      setTimeout(() => {
        document.body.innerHTML = text;
        document.title = "sau";
        location.hash = "#sau";
        document.querySelector("#field").focus();
      }, 100);
    }, AFTER);
    await read(waits(10_000), comes);
    const started = Date.now();
    await assert.rejects(read(waits(200), never), (error) => error instanceof assert.AssertionError && said.test(error.message));
    assert.ok(Date.now() - started >= 200, "it was waited for");
  });
}

test("what is not there at all is no text, no value and no attribute", async () => {
  await page.setContent("<p>a</p>");
  const { attribute, holds, says, ticked } = waits(100);
  const none = page.locator("input");
  for (const read of [() => says(none, ""), () => holds(none, ""), () => ticked(none, false), () => attribute(none, "name", null)]) {
    await assert.rejects(read);
  }
});

test("a page was arrived at with the focus on its heading, was drawn, and its folds hold what they are made of", async () => {
  await page.setContent("<h1 tabindex='-1'>Đầu trang</h1><details class='fold'><summary>Phần</summary></details>");
  await page.evaluate(() => {
    window.frames_drawn = 0;
    const count = () => requestAnimationFrame(() => (window.frames_drawn += 1) < 100 && count());
    count();
    document.querySelector("details").addEventListener("toggle", (event) => {
      setTimeout(() => event.target.append(document.createElement("p")), 200);
    });
    setTimeout(() => document.querySelector("h1").focus(), 200);
  });
  await drawn(page);
  assert.ok((await page.evaluate(() => window.frames_drawn)) >= 2);
  assert.notEqual(await page.evaluate(() => document.activeElement.tagName), "H1");
  await arrived(page);
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1");
  await unfold(page);
  assert.equal(await page.locator("details[open] p").count(), 1);
});
