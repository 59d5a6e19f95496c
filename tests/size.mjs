// The size budget: what a first visit downloads, after brotli at quality 11.
//
// The list is read from the built files, not written by hand: index.html, all that it names, and all that those name.
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, extname, join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { weight } from "../scripts/brotli.mjs";

const BUDGET_BYTES = 220_000;
// What opening the first page of another program downloads besides: the program, its style sheet, the frameworks.
const LATER_BUDGETS_BYTES = { desk: 370_000, province: 630_000, workbook: 500_000 };
// What each of them consists of; the program for workbooks shows nothing and knows no framework by itself.
const LATER_ENDINGS = { workbook: [".js", ".wasm"] };

const dist = resolve(import.meta.dirname, "../dist");

// A quoted or bare value of any attribute: Trunk's minifier drops the quotes. CSS and JavaScript name files in
// quotes or in url().
const NAMES = {
  ".html": [/=\s*"([^"]*)"/g, /=\s*'([^']*)'/g, /=([^\s"'>]+)/g],
  ".css": [/url\(\s*["']?([^"')]+)["']?\s*\)/g, /@import\s+["']([^"']+)["']/g],
  ".js": [/["'`]([./\w-]+\.\w+)["'`]/g],
};

// Named by boot.js and counted. What it fetches itself, when the page stands already, is told beside the visit
// (docs/adr/0020-offline.md).
const WORKER = "sw.js";

// The page names the frameworks and the other programs for later; nothing that a first visit runs asks for them.
const LATER = /<meta [^>]*thuocdo-(?:frameworks|desk|province|workbook)[^>]*>/g;

/** Returns the local files that `file` names. Throws when a local address in the page leads nowhere. */
function namedBy(file) {
  const extension = extname(file);
  if (!(extension in NAMES) || basename(file) === WORKER) return [];
  const text = readFileSync(file, "utf8").replace(LATER, "");
  const found = new Set();
  for (const pattern of NAMES[extension]) {
    for (const [, value] of text.matchAll(pattern)) {
      const path = value.split(/[?#]/)[0];
      if (!/^[./\w-]+\.\w+$/.test(path) || path.startsWith("/")) continue;
      const target = resolve(dirname(file), path);
      if (existsSync(target) && statSync(target).isFile()) found.add(target);
      else if (extension === ".html" && path.startsWith("./")) {
        throw new Error(`${basename(file)} names ${path}, which is not in dist/`);
      }
    }
  }
  return [...found];
}

/** Returns the files that a program downloads when it is first needed, as paths relative to `folder`; the frameworks too. */
export function laterFiles(program, folder = dist) {
  const metas = readFileSync(join(folder, "index.html"), "utf8").match(LATER) ?? [];
  const named = metas.map((meta) => meta.match(/[\w-]+-[0-9a-f]{16}\.\w+/)?.[0]);
  const files = named.filter((file) => file && (file.startsWith("frameworks-") || file.startsWith(`thuocdo-${program}-`)));
  const endings = LATER_ENDINGS[program] ?? [".json", ".js", ".wasm", ".css"];
  for (const ending of endings) {
    const found = files.filter((file) => extname(file) === ending && existsSync(join(folder, file)));
    if (found.length !== 1) throw new Error(`index.html leads to ${found.length} later ${ending} files of ${program}`);
  }
  return files.filter((file) => endings.includes(extname(file)));
}

/** Returns the files of a first visit to the app in `folder`, as paths relative to it, index.html first. */
export function firstVisit(folder = dist) {
  const seen = new Set();
  const open = [join(folder, "index.html")];
  while (open.length > 0) {
    const file = open.shift();
    if (seen.has(file)) continue;
    seen.add(file);
    open.push(...namedBy(file));
  }
  return [...seen].map((file) => relative(folder, file));
}

function report() {
  const files = firstVisit();
  for (const needed of [".wasm", ".js", ".css", WORKER]) {
    if (!files.some((file) => file.endsWith(needed))) throw new Error(`index.html leads to no ${needed} file`);
  }
  const weighed = (file) => {
    const path = join(dist, file);
    return { file, raw: statSync(path).size, brotli: weight(readFileSync(path)) };
  };
  const rows = files.map(weighed);
  rows.sort((a, b) => b.brotli - a.brotli);
  const line = (name, raw, brotli) => console.log(`${name.padEnd(44)} ${raw.padStart(10)} ${brotli.padStart(10)}`);
  line("file", "bytes", "brotli");
  for (const { file, raw, brotli } of rows) line(file, String(raw), String(brotli));
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
  const total = sum("brotli");
  line("total of a first visit", String(sum("raw")), String(total));
  console.log(`kept by ${WORKER} besides, when the page stands:`);
  for (const file of ["files.json", ...readdirSync(dist).filter((name) => name.startsWith("frameworks-"))]) {
    const { raw, brotli } = weighed(file);
    line(file, String(raw), String(brotli));
  }

  const later = new Map();
  for (const program of Object.keys(LATER_BUDGETS_BYTES)) {
    const files = laterFiles(program).map(weighed);
    console.log(`later, with the first page of ${program}:`);
    for (const { file, raw, brotli } of files) line(file, String(raw), String(brotli));
    later.set(program, { files, brotli: files.reduce((all, row) => all + row.brotli, 0) });
    line(`total of ${program}`, String(files.reduce((all, row) => all + row.raw, 0)), String(later.get(program).brotli));
  }
  const laterNames = new Set([...later.values()].flatMap(({ files }) => files.map((row) => row.file)));

  const others = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dist, join(entry.parentPath ?? entry.path, entry.name)))
    .filter((file) => !files.includes(file) && !laterNames.has(file) && file !== "files.json");
  if (others.length > 0) console.log(`not part of a first visit: ${others.sort().join(", ")}`);

  const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} KB`;
  if (total > BUDGET_BYTES) {
    throw new Error(`${kilobytes(total)} is above the budget of ${kilobytes(BUDGET_BYTES)}`);
  }
  const said = [`${kilobytes(total)} of ${kilobytes(BUDGET_BYTES)}`];
  for (const [program, budget] of Object.entries(LATER_BUDGETS_BYTES)) {
    const { brotli } = later.get(program);
    if (brotli > budget) {
      throw new Error(`${program}, ${kilobytes(brotli)}, is above its budget of ${kilobytes(budget)}`);
    }
    said.push(`${program} ${kilobytes(brotli)} of ${kilobytes(budget)}`);
  }
  console.log(said.join("; "));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    report();
  } catch (error) {
    console.error(`size: ${error.message}`);
    process.exit(1);
  }
}
