// Joins style/main.css and the files it names with @import into target/style/main.css.
//
// Trunk copies one file per <link> and follows no @import, so the joining happens here, before each build.
// Understood: @import "./file.css"; and, with conditions, @import "./file.css" layer(name) print;
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
const source = resolve(root, "style/main.css");
const output = resolve(root, "target/style/main.css");

const IMPORT = /^[ \t]*@import\s+(?:url\(\s*)?["']([^"']+)["']\s*\)?\s*([^;]*);/gm;

/** Returns the text of `file` with its imports put in place; each file may appear once. */
function join(file, seen) {
  const name = relative(root, file);
  if (seen.has(file)) throw new Error(`${name} is imported twice`);
  seen.add(file);
  const text = readFileSync(file, "utf8");
  // A commented-out import stays a comment.
  const comments = [...text.matchAll(/\/\*[\s\S]*?\*\//g)].map((m) => [m.index, m.index + m[0].length]);
  const joined = text.replace(IMPORT, (line, href, conditions, at) => {
    const start = at + line.indexOf("@import");
    if (comments.some(([from, to]) => from <= start && start < to)) return line;
    if (/^[a-z]+:|^\//i.test(href)) throw new Error(`${name} imports ${href}; only files beside it are allowed`);
    const [, layer, media] = conditions.trim().match(/^(?:layer\(([^)]*)\))?\s*(.*)$/s);
    let body = join(resolve(dirname(file), href), seen);
    if (media) body = `@media ${media} {\n${body}\n}`;
    if (layer) body = `@layer ${layer} {\n${body}\n}`;
    return body;
  });
  return joined;
}

mkdirSync(dirname(output), { recursive: true });
const seen = new Set();
try {
  writeFileSync(output, join(source, seen));
} catch (error) {
  console.error(`style: ${error.message}`);
  process.exit(1);
}
console.log(`style: ${seen.size} files joined into ${relative(root, output)}`);
