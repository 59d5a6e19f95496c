// Puts a program that is loaded later into dist/ under names with the hash of their content, and their addresses into index.html.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";

const dist = resolve(import.meta.dirname, "../dist");
const page = resolve(dist, "index.html");
const [program, js, wasm, css] = process.argv.slice(2);

/** Copies a file into dist/ and returns the `<meta>` that tells boot.js where it is. */
function place(file, ending) {
  const content = readFileSync(file);
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 16);
  const name = `${program}-${hash}.${ending}`;
  writeFileSync(resolve(dist, name), content);
  return `<meta name="${program}-${ending}" content="./${name}">`;
}

const metas = place(js, "js") + place(wasm, "wasm") + place(css, "css");
const html = readFileSync(page, "utf8");
// Trunk's minifier takes quotes away and changes the order of attributes.
const anchor = /<meta [^>]*name="?thuocdo-js"?[^>]*>/;
if (!anchor.test(html)) throw new Error("dist/index.html has no place for the addresses of another program");
writeFileSync(page, html.replace(anchor, (found) => found + metas));
