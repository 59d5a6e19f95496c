// Names the functions of a program so that, sorted by name, functions alike in their bytes stand side by side: what a
// compression finds again then lies near, and the download is a hundredth smaller (docs/adr/0022-functions-in-order.md).
//
// Use: order.mjs PROGRAM OUT BYTES:COMMON, where alike is what has runs of so many bytes in common that fewer functions
// than that have, and then `wasm-opt --reorder-functions-by-name OUT`, which also takes the names away.
import { readFileSync, writeFileSync } from "node:fs";

// Of the binary format of WebAssembly.
const HEADER_BYTES = 8;
const [CUSTOM, IMPORTS, FUNCTIONS, CODE] = [0, 2, 3, 10];
const FUNCTION_NAMES = 1;

// What two functions have in common is counted in runs of so many bytes, but for those that are everywhere.
const [program, out, runs] = process.argv.slice(2);
const [RUN_BYTES, COMMON] = runs.split(":").map(Number);

/** Reads what the binary format writes. */
class Reader {
  constructor(bytes, at = 0) {
    Object.assign(this, { bytes, at });
  }
  number() {
    let [value, factor, byte] = [0, 1, 0];
    do {
      byte = this.bytes[this.at++];
      value += (byte % 128) * factor;
      factor *= 128;
    } while (byte >= 128);
    return value;
  }
  skip(length) {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }
  limits() {
    const hasMost = this.number() % 2 === 1;
    this.number();
    if (hasMost) this.number();
  }
}

/** Reads how many functions are imported, and of the others the type and the bytes of each. */
function functionsOf(bytes) {
  const [reader, sections] = [new Reader(bytes, HEADER_BYTES), []];
  let [imported, types, bodies] = [0, [], []];
  while (reader.at < bytes.length) {
    const from = reader.at;
    const id = reader.number();
    const end = reader.number() + reader.at;
    if (id === IMPORTS) {
      for (let left = reader.number(); left > 0; left -= 1) {
        reader.skip(reader.number());
        reader.skip(reader.number());
        const kind = reader.number();
        if (kind === 0) imported += 1;
        if (kind === 0) reader.number();
        else if (kind === 3) reader.skip(2);
        else {
          if (kind === 1) reader.skip(1);
          reader.limits();
        }
      }
    } else if (id === FUNCTIONS) {
      types = Array.from({ length: reader.number() }, () => reader.number());
    } else if (id === CODE) {
      bodies = Array.from({ length: reader.number() }, () => reader.skip(reader.number()));
    }
    const isNames = id === CUSTOM && new TextDecoder().decode(reader.skip(reader.number())) === "name";
    if (!isNames) sections.push(bytes.subarray(from, end));
    reader.at = end;
  }
  return { imported, types, bodies, sections };
}

/** Returns the functions of `group` in a row in which each is followed by the one that has most in common with it. */
function chained(group, bodies, runs, having, weight) {
  const left = new Set(group);
  const smallest = () => [...left].reduce((least, one) => (bodies[one].length < bodies[least].length ? one : least));
  const row = [];
  for (let one = smallest(); ; ) {
    left.delete(one);
    row.push(one);
    if (left.size === 0) return row;
    const common = new Map();
    for (const run of runs[one]) {
      for (const other of having.get(run) ?? []) {
        if (left.has(other)) common.set(other, (common.get(other) ?? 0) + weight(run));
      }
    }
    let [next, most] = [undefined, 0];
    for (const [other, sum] of common) {
      const share = sum / (runs[other].size + 20) ** 0.6;
      if (share > most) [next, most] = [other, share];
    }
    one = next ?? smallest();
  }
}

/** Returns the functions in their new order: type by type, alike ones side by side. */
function ordered({ types, bodies }) {
  const runs = bodies.map((body) => {
    const found = new Set();
    for (let at = 0; at + RUN_BYTES <= body.length; at += 1) found.add(body.toString("latin1", at, at + RUN_BYTES));
    return found;
  });
  const having = new Map();
  runs.forEach((found, one) => {
    for (const run of found) {
      if (having.has(run)) having.get(run).push(one);
      else having.set(run, [one]);
    }
  });
  for (const [run, all] of having) if (all.length === 1 || all.length >= COMMON) having.delete(run);
  const weight = (run) => 1 / Math.log2(1 + having.get(run).length);
  const groups = new Map();
  types.forEach((type, one) => groups.set(type, [...(groups.get(type) ?? []), one]));
  const inOrder = [...groups.keys()].sort((a, b) => a - b);
  return inOrder.flatMap((type) => chained(groups.get(type), bodies, runs, having, weight));
}

/** Returns a number as the binary format writes it: seven bits a byte, the lowest first. */
function number(value) {
  return value < 128 ? [value] : [(value % 128) | 128, ...number(Math.floor(value / 128))];
}

const counted = (bytes) => Buffer.from([...number(bytes.length), ...bytes]);
const name = (letter, place) => counted(Buffer.from(letter + String(place).padStart(7, "0")));

const found = functionsOf(readFileSync(program));
const names = Array.from({ length: found.imported }, (_, at) => [...number(at), ...name("a", at)]);
ordered(found).forEach((one, place) => names.push([...number(found.imported + one), ...name("b", place)]));
names.sort((a, b) => new Reader(a).number() - new Reader(b).number());
const list = Buffer.concat([Buffer.from(number(names.length)), ...names.map((bytes) => Buffer.from(bytes))]);
const section = Buffer.concat([counted(Buffer.from("name")), Buffer.from([FUNCTION_NAMES]), Buffer.from(number(list.length)), list]);
const kept = [readFileSync(program).subarray(0, HEADER_BYTES), ...found.sections];
writeFileSync(out, Buffer.concat([...kept, Buffer.from([CUSTOM]), Buffer.from(number(section.length)), section]));
