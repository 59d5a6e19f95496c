// Writes dist/files.json, the list of the app's files, so that a copy of the app can be made with a publication in it.
import { readdirSync, writeFileSync } from "node:fs";
import { relative, resolve, sep } from "node:path";

const dist = resolve(import.meta.dirname, "../dist");
const list = "files.json";

const entries = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
const files = entries
  .map((entry) => relative(dist, resolve(entry.parentPath, entry.name)).split(sep).join("/"))
  .filter((path) => path !== list)
  .sort();
// The reader (crates/core/src/snapshot/folder.rs) takes no others.
const strange = files.filter((path) => !/^(?:[\w-][\w.-]*\/)*[\w-][\w.-]*$/.test(path));
if (strange.length > 0 || !files.includes("index.html")) {
  console.error(`files: dist/ holds ${strange.join(", ") || "no index.html"}`);
  process.exit(1);
}
writeFileSync(resolve(dist, list), `${JSON.stringify({ format: "thuocdo.files", version: 1, files }, null, 2)}\n`);
console.log(`files: ${files.length} in ${list}`);
