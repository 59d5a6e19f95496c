// What a reader is told of a publication: the text of its framework, units whose denominators differ, means, areas, paper.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { after, before, test } from "node:test";
import { withApp } from "./lib/app.mjs";

const app = withApp({ before, after });

const example = async (id) =>
  JSON.parse(await readFile(resolve(import.meta.dirname, `../../assets/publications/${id}.json`), "utf8"));

/** Opens a publication from a file. */
async function open(page, publication) {
  await page.goto(`${app.url}#/cong-bo`);
  const file = { name: "cong-bo.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(publication)) };
  await page.locator("#open-publication").setInputFiles(file);
  await page.locator(".ranking-table").waitFor();
}

test("a publication on another text of its framework is never said to agree", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    const publication = await example("gia-lai-2026");
    const stated = "0".repeat(64);
    await open(page, { ...publication, framework: { ...publication.framework, hash: stated } });
    const hashes = await page.locator(".ranking-notes code.hash").allInnerTexts();
    assert.equal(hashes.length, 2);
    assert.equal(hashes[0], stated, "the hash of the file stands first");
    const verdict = await page.locator('[data-verdict="disagrees"]').innerText();
    for (const said of ["Không khớp", ...hashes]) assert.ok(verdict.includes(said), said);
    assert.equal(await page.locator('[data-noticed="A02"]').count(), 1);
    assert.deepEqual(page.problems, []);
  }));
