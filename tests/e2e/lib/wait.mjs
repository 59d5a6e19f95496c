// Reads of a page that is still changing: each waits for what is expected, and fails with what it saw last.
//
// Nothing that an action brings about is read at once: the app shows it when its program is there, after a change of
// the address, at the next frame. What is expected to be absent, or as before, is asked for after something that shows
// that the page has come so far.
import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { inspect, isDeepStrictEqual } from "node:util";

/** How long an element is waited for in one read; the next read begins anew. */
const ONE_READ = { timeout: 1_000 };

function compare(seen, expected, what) {
  if (expected instanceof RegExp) assert.match(String(seen), expected, what && `${what}: ${inspect(seen)}`);
  else if (typeof expected === "function") assert.ok(expected(seen), `${what ?? expected}: ${inspect(seen)}`);
  else if (!isDeepStrictEqual(seen, expected)) {
    assert.deepEqual(seen, expected, what && `${what}: ${inspect(seen)} is not ${inspect(expected)}`);
  }
}

/** Gives the reads that wait so many milliseconds at most. */
export function waits(patience) {
  /** Reads until what is read is `expected`: a value, a pattern or a condition. Gives what was read. */
  async function eventually(read, expected, what) {
    const until = Date.now() + patience;
    for (;;) {
      try {
        const seen = await read();
        compare(seen, expected, what);
        return seen;
      } catch (error) {
        if (Date.now() > until) throw error;
      }
      await pause(25);
    }
  }

  return {
    eventually,
    /** So many elements. */
    counted: (locator, count, what) => eventually(() => locator.count(), count, what),
    /** The words of one element, as they are seen. */
    says: (locator, words, what) => eventually(() => locator.innerText(ONE_READ), words, what),
    /** The words of every element, as they are seen. */
    texts: (locator, list, what) => eventually(() => locator.allInnerTexts(), list, what),
    /** What stands in a field. */
    holds: (locator, value, what) => eventually(() => locator.inputValue(ONE_READ), value, what),
    /** Whether a box is ticked. */
    ticked: (locator, is, what) => eventually(() => locator.isChecked(ONE_READ), is, what),
    /** An attribute; null where there is none. */
    attribute: (locator, name, value, what) => eventually(() => locator.getAttribute(name, ONE_READ), value, what),
    /** The id of what has the focus. */
    focused: (page, id, what) => eventually(() => page.evaluate(() => document.activeElement?.id), id, what),
    /** The part of the address behind `#`, with it. */
    hash: (page, part, what) => eventually(() => page.evaluate(() => location.hash), part, what),
  };
}

/** Waits until the heading of a page that one went to has the focus, which it gets last. Not for the first page. */
export const arrived = (page) => page.waitForFunction(() => document.activeElement?.tagName === "H1");

/** Waits until the page was drawn twice: for what must not come, which an input would bring about by then. */
export const drawn = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

export const { eventually, counted, says, texts, holds, ticked, attribute, focused, hash } = waits(10_000);

/** Opens every fold, and waits until what is in it is there: it is made when it is opened. */
export const unfold = (page) =>
  eventually(
    () =>
      page.locator("details.fold").evaluateAll((folds) => {
        for (const fold of folds) fold.open = true;
        return folds.filter((fold) => fold.childElementCount < 2).length;
      }),
    0,
    "folds without a content",
  );
