// Shortens the names by which a program and its glue know each other. Those of wasm-bindgen hold a hash, which no
// compression shortens, and a visit downloads each twice: in the program and in the glue.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const ITS_NAMES = "^_*(wbg|wbindgen|wasm_bindgen|externref)_|_bg\\.js$";
// Of the binary format of WebAssembly.
const HEADER_BYTES = 8;
const IMPORTS = 2;
const EXPORTS = 7;
const FUNCTION = 0;

/**
 * Returns the glue without white space, without what nobody imports and with short names, and which name became which. The app
 * imports `names` besides what starts the program.
 */
function shortenedGlue(glue, names) {
  const folder = mkdtempSync(join(tmpdir(), "thuocdo-names-"));
  try {
    const cache = join(folder, "names.json");
    const flags = [`--mangle-props=${ITS_NAMES}`, "--mangle-quoted", `--mangle-cache=${cache}`];
    const js = execFileSync(
      "esbuild",
      ["--bundle", "--format=esm", "--minify", "--charset=utf8", "--log-level=warning", ...flags],
      { input: `export { ${["default", ...names].join(", ")} } from ${JSON.stringify(resolve(glue))};` },
    );
    return { js, names: JSON.parse(readFileSync(cache, "utf8")) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Returns a number as the binary format writes it: seven bits a byte, the lowest first. */
function number(value) {
  return value < 128 ? [value] : [(value % 128) | 128, ...number(Math.floor(value / 128))];
}

const named = (text) => Buffer.from([...number(Buffer.byteLength(text)), ...Buffer.from(text)]);

/** Returns the program with the names of its imports and exports changed to those of `names`. */
function renamed(program, names) {
  let at = HEADER_BYTES;
  const readNumber = () => {
    const byte = program[at++];
    return byte < 128 ? byte : byte - 128 + 128 * readNumber();
  };
  const readName = () => {
    const length = readNumber();
    at += length;
    return program.toString("utf8", at - length, at);
  };
  /** Returns what follows a name, as it stands: a kind, and the number of a type or of a thing. */
  const readRest = () => {
    const from = at++;
    readNumber();
    return program.subarray(from, at);
  };
  const imported = () => {
    const [module, name] = [readName(), readName()];
    if (!(module in names && name in names)) throw new Error(`the glue does not offer ${name} of ${module}`);
    if (program[at] !== FUNCTION) throw new Error(`${name} is no function`);
    return Buffer.concat([named(names[module]), named(names[name]), readRest()]);
  };
  const exported = () => {
    const name = readName();
    return Buffer.concat([named(names[name] ?? name), readRest()]);
  };
  const parts = [program.subarray(0, HEADER_BYTES)];
  while (at < program.length) {
    const from = at;
    const section = program[at++];
    const end = readNumber() + at;
    const entry = { [IMPORTS]: imported, [EXPORTS]: exported }[section];
    if (entry) {
      const count = readNumber();
      const entries = Buffer.concat([Buffer.from(number(count)), ...Array.from({ length: count }, entry)]);
      parts.push(Buffer.from([section, ...number(entries.length)]), entries);
    } else {
      parts.push(program.subarray(from, end));
    }
    at = end;
  }
  return Buffer.concat(parts);
}

/** Returns the contents of a glue and its program, minified and with short names between them; `offered` is what the glue exports. */
export function shortened(glue, program, offered = []) {
  const { js, names } = shortenedGlue(glue, offered);
  return { js, wasm: renamed(readFileSync(program), names) };
}
