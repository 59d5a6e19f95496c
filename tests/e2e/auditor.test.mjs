// The auditor of published tables: what is pasted is read, and told where it contradicts itself.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { withApp } from "./lib/app.mjs";
import { passesAxe } from "./lib/fit.mjs";
import { says } from "./lib/wait.mjs";

const app = withApp({ before, after });

test("an article that contradicts itself is pasted, and the auditor says where", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await page.goto(`${app.url}#/doi-chieu`);
    const article = new URL("../../crates/core/tests/golden/seeds-articles/lai-chau-2020.txt", import.meta.url);
    await page.getByLabel("Nội dung đã công bố").fill(await readFile(article, "utf8"));
    await page.getByRole("button", { name: "Đối chiếu", exact: true }).click();
    await page.locator("[data-audit]").waitFor();
    const list = page.locator(".audit-list").first();
    for (const said of ["86,53", "72,19", "67,81", "“DDCI”", "28 điểm"]) await says(list, (found) => found.includes(said), said);
    await passesAxe(page);
    assert.deepEqual(page.problems, []);
  }));
