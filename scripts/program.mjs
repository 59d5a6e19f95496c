// Puts a program into dist/ under names with the hash of its content, and its addresses into index.html.
//
// Use: program.mjs NAME GLUE PROGRAM [STYLE | NAMES], where the names are functions that the app calls, with commas. The first program lies in dist/ already, where Trunk put it under names with
// the hash of what it was before; these files go.
import { createHash } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { shortened } from "./names.mjs";

const dist = resolve(import.meta.dirname, "../dist");
const page = resolve(dist, "index.html");
const [program, glue, wasm, last = ""] = process.argv.slice(2);
const css = last.endsWith(".css") ? last : undefined;
const offered = css || !last ? [] : last.split(",");

/** Matches the `<meta>` with a name. Trunk's minifier takes quotes away and changes the order of attributes. */
const metaOf = (name) => new RegExp(`<meta (?=[^>]*name="?${name}[" >])[^>]*>`);

/** Writes a file into dist/ and returns `html` with the `<meta>` that tells boot.js where it is. */
function place(html, content, ending) {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 16);
  const file = `${program}-${hash}.${ending}`;
  writeFileSync(resolve(dist, file), content);
  const name = `${program}-${ending}`;
  const meta = `<meta name="${name}" content="./${file}">`;
  if (metaOf(name).test(html)) return html.replace(metaOf(name), meta);
  const anchor = metaOf("thuocdo-js");
  if (!anchor.test(html)) throw new Error("dist/index.html has no place for the addresses of another program");
  return html.replace(anchor, (found) => found + meta);
}

const contents = shortened(glue, wasm, offered);
for (const file of [glue, wasm]) if (dirname(resolve(file)) === dist) rmSync(file);
let html = readFileSync(page, "utf8");
html = place(html, contents.js, "js");
html = place(html, contents.wasm, "wasm");
if (css) html = place(html, readFileSync(css), "css");
writeFileSync(page, html);
