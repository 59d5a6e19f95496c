// The country, made up: 3,321 units on a framework of 100 criteria, the same whenever it is made.
//
//   node tests/e2e/lib/country.mjs [round|lines|table] [UNITS=3321] > FILE
import { pathToFileURL } from "node:url";

export const COUNTRY = 3321;
export const LEAVES = 100;

/** Whole numbers below a bound, always the same for a seed (a linear congruence; only its upper bits are used). */
function numbers(seed) {
  let state = BigInt(seed);
  return (below) => {
    state = BigInt.asUintN(64, state * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n);
    return Number((state >> 33n) % BigInt(below));
  };
}

const digits = (at, length) => String(at).padStart(length, "0");

const whole = (label) => ({ label, noun: "hồ sơ", whole: true });

/** Ten areas of ten criteria of one point each: every fourth is a ratio, every tenth a choice, the others hold points. */
function leaf(area, place) {
  const at = area * 10 + place;
  const common = {
    id: `L${digits(at, 2)}`,
    number: `${area + 1}.${place + 1}`,
    name: { vi: `Tiêu chí ${area + 1}.${place + 1}` },
    max: "1",
    citation: `Bộ tiêu chí thử, mục ${area + 1}.${place + 1}`,
    scored_by: "self",
    not_applicable: at % 10 === 5,
  };
  if (at % 4 === 0) {
    return { ...common, zero_denominator: "not_applicable", rule: { kind: "linear_ratio", num: whole("Số đạt"), den: whole("Tổng số"), full_at: "100" } };
  }
  if (at % 10 === 9) {
    const options = [["full", "Đủ", "1"], ["half", "Một phần", "0.5"], ["none", "Không", "0"]];
    return { ...common, rule: { kind: "choice", options: options.map(([id, label, points]) => ({ id, label, points })) } };
  }
  return { ...common, rule: { kind: "manual_points" } };
}

/** The framework. It rounds nothing, which is the slowest way to add up. */
export function framework() {
  const classes = [["xuat-sac", "Xuất sắc", "90"], ["tot", "Tốt", "80"], ["kha", "Khá", "70"], ["trung-binh", "Trung bình", "50"], ["yeu", "Yếu", "0"]];
  const printed = { decimals: 2, mode: "half_up" };
  return {
    format: "thuocdo.framework",
    version: 1,
    id: "ca-nuoc-thu",
    title: { vi: "Bộ tiêu chí thử 100 tiêu chí, không phải văn bản chính thức" },
    short_title: { vi: "Bộ tiêu chí thử" },
    status: "example",
    levels: ["UBND cấp xã"],
    legal_basis: [],
    in_force: { from: "2026-01-01", to: null },
    policies: {
      rounding: { leaf: "none", node: "none", total: "none", printed_points: printed, printed_index: printed },
      index: "points_over_attainable",
      not_applicable: "shrink",
      ties: "competition",
      compare_on: "exact",
      classes: { decided_on: "printed", list: classes.map(([id, vi, from]) => ({ id, name: { vi }, from })) },
    },
    notes: [],
    nodes: Array.from({ length: 10 }, (_, area) => ({
      id: `A${area}`,
      number: String(area + 1),
      name: { vi: `Lĩnh vực ${area + 1}` },
      max: "10",
      citation: `Bộ tiêu chí thử, mục ${area + 1}`,
      children: Array.from({ length: 10 }, (_, place) => leaf(area, place)),
    })),
  };
}

/** The units of a round with all their answers. */
export function units(count = COUNTRY, seed = 3321) {
  const below = numbers(seed);
  const leaves = framework().nodes.flatMap((area) => area.children);
  const answer = ({ rule, not_applicable }) => {
    if (not_applicable && below(40) === 0) return { not_applicable: "Không phát sinh" };
    if (rule.kind === "linear_ratio") {
      const den = 200 + below(4800);
      return { figures: { num: String(below(den + 1)), den: String(den) } };
    }
    if (rule.kind === "choice") return { choice: rule.options[below(3)].id };
    return { points: `0.${digits(below(100), 2)}` };
  };
  return Array.from({ length: count }, (_, at) => ({
    unit: {
      name: `UBND xã Số ${at + 1} tỉnh Thử ${(at % 34) + 1}`,
      code: `H${digits((at % 34) + 1, 2)}.${digits(at + 1, 4)}`,
      group: ["Xã", "Xã", "Xã", "Phường", "Đặc khu"][at % 331 === 0 ? 4 : at % 4],
    },
    received: "2026-11-02",
    answers: Object.fromEntries(leaves.map((leaf) => [leaf.id, answer(leaf)])),
  }));
}

/** A round's file. `named` replaces the framework that travels in it by one that the program holds. */
export function round({ count = COUNTRY, title = "Cả nước năm 2026", named, sheets = units(count) } = {}) {
  const own = framework();
  return {
    format: "thuocdo.round",
    version: 1,
    title,
    framework: named ? { id: named } : { id: own.id, text: own },
    period: "2026",
    groups: ["Xã", "Phường", "Đặc khu"],
    units: sheets,
  };
}

/** The same as assessment files, one a line; all carry the framework by its id. */
export function lines(count = COUNTRY) {
  const sheet = ({ unit, answers }) => ({
    format: "thuocdo.assessment",
    version: 1,
    framework: { id: framework().id },
    unit,
    period: "2026",
    answers,
  });
  return units(count).map((one) => JSON.stringify(sheet(one)));
}

/** The same as a wide table, divided by semicolons. */
export function table(count = COUNTRY) {
  const leaves = framework().nodes.flatMap((area) => area.children);
  const columns = leaves.flatMap(({ id, rule }) => {
    if (rule.kind === "linear_ratio") return [[`${id}.num`, (a) => a.figures?.num], [`${id}.den`, (a) => a.figures?.den]];
    if (rule.kind === "choice") return [[`${id}.choice`, (a) => a.choice]];
    return [[id, (a) => (a.not_applicable ? "KAD" : a.points.replace(".", ","))]];
  });
  const rows = units(count).map(({ unit, answers }) =>
    [unit.name, unit.code, unit.group, ...columns.map(([name, value]) => value(answers[name.split(".")[0]]) ?? "")].join(";"),
  );
  return [["unit", "code", "group", ...columns.map(([name]) => name)].join(";"), ...rows].join("\n");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [kind = "round", count = COUNTRY] = process.argv.slice(2);
  const made = { round: (n) => JSON.stringify(round({ count: n })), lines: (n) => lines(n).join("\n"), table };
  process.stdout.write(made[kind](Number(count)));
}
