// What a reader is told of a publication: the text of its framework, units whose denominators differ, means, areas, paper.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { after, before, test } from "node:test";
import { withApp } from "./lib/app.mjs";
import { tab } from "./lib/round.mjs";
import { attribute, counted, eventually, says, texts } from "./lib/wait.mjs";

const app = withApp({ before, after });

const example = async (id) =>
  JSON.parse(await readFile(resolve(import.meta.dirname, `../../assets/publications/${id}.json`), "utf8"));

/** Opens a publication from a file. */
async function open(page, publication) {
  await page.goto(`${app.url}#/cong-bo`);
  const file = { name: "cong-bo.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(publication)) };
  await page.locator("#open-publication").setInputFiles(file);
  await page.locator(".ranking-table").waitFor();
}

test("a publication on another text of its framework is never said to agree", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    const publication = await example("gia-lai-2026");
    const stated = "0".repeat(64);
    await open(page, { ...publication, framework: { ...publication.framework, hash: stated } });
    const isFirst = ([first, , ...more]) => first === stated && more.length === 0;
    const hashes = await texts(page.locator(".ranking-notes code.hash"), isFirst, "two hashes, that of the file first");
    assert.equal(hashes.length, 2);
    for (const said of ["Không khớp", ...hashes]) {
      await says(page.locator('[data-verdict="disagrees"]'), (verdict) => verdict.includes(said), said);
    }
    await counted(page.locator('[data-noticed="A02"]'), 1);
    assert.deepEqual(page.problems, []);
  }));

test("what was measured for nobody stands under the table, in the annex and at its criterion, with its reason", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    const reason = "Năm 2020 không có kết quả khảo sát DDCI";
    await page.goto(`${app.url}#/cong-bo/vi-du/lai-chau-2020`);
    const part = "Bớt 2 điểm mục 2 Điểm điều tra xã hội học";
    await says(page.locator(".ranking-notes"), (notes) => notes.includes(`${part} (${reason}`), part);
    const annex = (all) => all.includes(`Không đo cho đơn vị nào: ${part} (${reason}`);
    await eventually(() => page.locator(".annex").textContent(), annex, "the annex");
    await page.goto(`${app.url}#/cong-bo/vi-du/lai-chau-2020?dv=0`);
    const row = page.locator(".leaves tr", { hasText: "Điểm điều tra xã hội học" });
    await says(row.first(), (told) => told.includes(`2 điểm không đo cho đơn vị nào, bớt khỏi mẫu số: ${reason}`), reason);
    await page.locator(".print-sheet td", { hasText: reason }).first().waitFor({ state: "attached" });
    assert.deepEqual(page.problems, []);
  }));

test("a publication in which a unit stands twice is never said to agree", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    const publication = await example("gia-lai-2026");
    const twice = { ...publication, units: [...publication.units, publication.units[0]] };
    await open(page, twice);
    await says(page.locator('[data-verdict="disagrees"]'), /Đã có một phiếu của/);
    assert.deepEqual(page.problems, []);
  }));

/** Three communes on the sample framework; of the first a criterion of 2 points does not apply: its first area is out of 8. */
const unlike = {
  format: "thuocdo.snapshot",
  version: 1,
  title: "Mẫu số khác nhau",
  publisher: "UBND tỉnh",
  decision: "12/QĐ-UBND ngày 05/01/2027",
  published_at: "2027-01-05T08:00:00+07:00",
  framework: { id: "xa-mau-2026" },
  period: "2026",
  detail: "answers",
  groups: [],
  units: [
    ["UBND xã B", "3", "2", {}],
    ["UBND xã A", "3", "1", { NV_DUNG_HAN: { not_applicable: "Không được giao" } }],
    ["UBND xã C", "1", "0", {}],
  ].map(([name, plan, report, more]) => ({
    unit: { name },
    answers: { KE_HOACH: { points: plan }, BAO_CAO: { points: report }, ...more },
    published: {},
  })),
};

test("areas of unlike denominators are compared by shares, by one mean everywhere", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await open(page, unlike);
    await says(page.locator('[data-verdict="nothing"]'), /không có số nào để đối chiếu/);
    await page.locator(".analysis summary", { hasText: "Trung bình theo lĩnh vực" }).click();
    const cells = page.locator(".area-means tbody tr").first().locator("td");
    const edges = ["UBND xã B 5,00/10; UBND xã A 4,00/8 (50,00 %)", "UBND xã C 1,00/10 (10,00 %)"];
    await texts(cells, ["–", "8 đến 10", "36,67", ...edges]);
    await page.getByText("Ở lĩnh vực ghi “–”").waitFor();
    await page.getByRole("link", { name: "UBND xã A" }).click();
    const row = page.locator(".against-mean tbody tr").first();
    await row.getByText("50,00 %").waitFor();
    await eventually(async () => (await row.locator("td").allInnerTexts()).slice(1), ["4,00", "8", "36,67", "–"]);
    await attribute(row.locator(".bar-mean"), "x1", "36.67");
    await page.getByText("Vạch đứng trên thanh là trung bình nhóm.").waitFor();
    await counted(page.locator(".area-bars"), 0, "the areas stand once");
    await page.getByRole("link", { name: /Về bảng xếp hạng/ }).click();
    await page.getByLabel("Xem một tiêu chí").selectOption("CHI_DAO_DIEU_HANH");
    // The points are out of unlike maxima, and have no mean.
    await page.locator(".league").getByText("trung bình 36,67 % điểm tối đa của từng đơn vị").waitFor();
    // Where an index has a denominator of its own, it is said beside the bars.
    await page.goto(`${app.url}#/cong-bo/vi-du/lai-chau-2020`);
    await page.getByRole("button", { name: "Tất cả các nhóm" }).click();
    await page.getByRole("link", { name: "Sở Ngoại vụ" }).click();
    await page.locator("[data-other-denominator]").getByText("mẫu số 78,5").waitFor();
    assert.deepEqual(page.problems, []);
  }));

test("units of one rank are told as such, and ten areas are told apart on the screen and on paper", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    const tied = { ...unlike, units: unlike.units.map((one, at) => ({ ...one, published: { rank: at < 2 ? 1 : 3 } })) };
    await open(page, tied);
    const looks = () => page.locator(".areas-legend rect").evaluateAll((all) => all.map((one) => one.getAttribute("class")));
    await eventually(async () => new Set(await looks()).size, 10);
    await page.locator(".annex.is-dense").waitFor({ state: "attached" });
    await counted(page.locator(".annex thead tr").last().locator("th"), 17);
    for (const said of ["So sánh khi xếp hạng", "Chỉ số khi in", "Xuất sắc từ 90 %"]) {
      await eventually(() => page.locator(".annex-notes").textContent(), (notes) => notes.includes(said), said);
    }
    await page.getByRole("link", { name: "UBND xã B" }).click();
    await page.getByRole("link", { name: "Đơn vị đồng hạng: UBND xã A" }).waitFor();
    assert.deepEqual(page.problems, []);
  }));

test("before publishing, points without a reason are named; at the first stage, whose own figures count", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await page.goto(`${app.url}#/dot`);
    await page.getByLabel("Tên đợt đánh giá").fill("Đợt thử lý do");
    await page.getByLabel("Kỳ đánh giá").fill("2026");
    await page.getByRole("button", { name: "Lập đợt đánh giá" }).click();
    await page.getByRole("heading", { level: 1, name: "Đợt thử lý do" }).waitFor();
    const sheet = (name, appraisal) => {
      const [version, said] = appraisal ? [2, { appraisal }] : [1, {}];
      const answers = { ON_TIME: { figures: { num: "900", den: "1000" }, ...said } };
      const framework = { id: "qd766-2022" };
      const text = JSON.stringify({ format: "thuocdo.assessment", version, framework, unit: { name }, period: "2026", answers });
      return { name: `${name}.json`, mimeType: "application/json", buffer: Buffer.from(text) };
    };
    const sheets = [
      sheet("UBND xã Một", { first: { points: "10" } }),
      sheet("UBND xã Hai", { first: { points: "10", reason: "Thiếu sổ" } }),
      sheet("UBND xã Ba"),
    ];
    await page.locator("#take-files").setInputFiles(sheets);
    await page.getByRole("button", { name: "Nhận các phiếu đã chọn" }).click();
    await page.getByText(/^Đã nộp 3\/3 đơn vị/).waitFor();
    await tab(page, "3. Xếp hạng");
    await page.locator("#round-stage").selectOption("lan-1");
    const own = page.locator("[data-own-figures]");
    await own.getByText("1 đơn vị chưa được thẩm định lần 1, đang tính theo điểm tự chấm").click();
    await own.getByText("UBND xã Ba.").waitFor();
    await page.locator("#round-stage").selectOption("tu-cham");
    await own.waitFor({ state: "detached" });
    await tab(page, "4. Công bố");
    const lines = page.locator("[data-without-reason] li");
    await texts(lines, (all) => all.length === 1 && all[0].startsWith("UBND xã Một: "));
    // So are the units that lack results, with the first of them.
    const isLacking = (line) => /^UBND xã .*: \d+ tiêu chí chưa có kết quả \(.*; và \d+ tiêu chí khác\)$/.test(line);
    await texts(page.locator("[data-without-result] li"), (all) => all.length === 3 && all.every(isLacking));
    await page.locator("[data-without-result]").getByRole("link", { name: "UBND xã Ba" }).waitFor();
    // What is published says why, and what the unit had given itself.
    await page.getByLabel("Cơ quan công bố").fill("UBND tỉnh");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Chốt và lưu tệp công bố" }).click(),
    ]);
    const { units } = JSON.parse(await readFile(await download.path(), "utf8"));
    const note = (name) => units.find((one) => one.unit.name === name).answers.ON_TIME.note;
    assert.equal(note("UBND xã Hai"), "Thẩm định lần 1: Thiếu sổ\nTự chấm: 900 / 1.000");
    assert.match(note("UBND xã Một"), /không ghi lý do/);
    assert.equal(note("UBND xã Ba"), undefined);
    // The reader is told of them in the table, under it, and on paper.
    await open(page, JSON.parse(await readFile(await download.path(), "utf8")));
    await counted(page.locator(".ranking-table [data-without-result]"), 3);
    const notes = page.locator(".ranking-notes");
    await notes.getByText("Tiêu chí chưa có kết quả được tính 0 điểm, mẫu số không giảm.").waitFor();
    await notes.getByText(/^UBND xã Ba: \d+ tiêu chí chưa có kết quả/).waitFor();
    await eventually(() => page.locator(".annex").textContent(), /† UBND xã Ba: \d+ tiêu chí chưa có kết quả/);
    assert.deepEqual(page.problems, []);
  }));
