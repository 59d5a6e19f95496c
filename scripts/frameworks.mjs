// Writes the frameworks of crates/core/frameworks/ and the example sheets of assets/examples/ into one file of dist/, and its
// address into dist/index.html.
//
// Which ones and in which order say SOURCES and EXAMPLES in crates/core/src/framework/embedded.rs. The texts stay as they are but for
// the white space between values: digits, order and names are part of a framework's hash.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
const sources = "crates/core/src/framework/embedded.rs";
const lists = { frameworks: "crates/core/frameworks", examples: "assets/examples" };
const page = resolve(root, "dist/index.html");

/** Returns a JSON text without the white space between its values. */
function minified(text) {
  JSON.parse(text);
  return text.replace(/("(?:[^"\\]|\\.)*")|\s+/g, "$1");
}

try {
  const named = [...readFileSync(resolve(root, sources), "utf8").matchAll(/include_str!\("[^"]*\/([^"/]+)\/([^"/]+)"\)/g)];
  const written = Object.entries(lists).map(([list, folder]) => {
    const names = named.filter(([, last]) => last === list).map(([, , name]) => name);
    const there = readdirSync(resolve(root, folder)).filter((name) => name.endsWith(".json"));
    if (names.toSorted().join() !== there.toSorted().join()) {
      throw new Error(`${sources} names ${names.toSorted()}, but ${folder} holds ${there.toSorted()}`);
    }
    const texts = names.map((name) => minified(readFileSync(resolve(root, folder, name), "utf8")));
    return { count: names.length, text: `"${list}":[${texts.join(",")}]` };
  });
  const content = `{${written.map(({ text }) => text).join(",")}}`;
  const file = `frameworks-${createHash("sha256").update(content).digest("hex").slice(0, 16)}.json`;
  writeFileSync(resolve(root, "dist", file), content);

  // Beside the two that Trunk writes (Trunk.toml, pattern_script).
  const html = readFileSync(page, "utf8");
  const at = html.search(/<meta [^>]*thuocdo-wasm/);
  if (at < 0) throw new Error("dist/index.html does not say where the program is; was it built by Trunk?");
  writeFileSync(page, `${html.slice(0, at)}<meta name="thuocdo-frameworks" content="./${file}">${html.slice(at)}`);
  console.log(`frameworks: ${written.map(({ count }) => count).join(" and examples ")} in ${file}`);
} catch (error) {
  console.error(`frameworks: ${error.message}`);
  process.exit(1);
}
