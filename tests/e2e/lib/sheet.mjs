// The pages of the app as people use them: by label and role, never by the order of elements.
import { rmSync } from "node:fs";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { arrived, says } from "./wait.mjs";

const GOLDEN = resolve(import.meta.dirname, "../../../crates/core/tests/golden");

/** The official figures of xã Vân Canh on 10/10/2026: what to type where, and what must come of it. */
export async function vanCanh() {
  const vectors = JSON.parse(
    await readFile(resolve(GOLDEN, "dvcqg-gia-lai-2026-10-10/vectors.json"), "utf8"),
  );
  const unit = vectors.units.find((unit) => unit.unit === "UBND xã Vân Canh");
  const { payment, progress, satisfaction, petitions } = unit;
  const figures = {};
  const points = {};
  const metrics = {};
  for (const metric of [...unit.transparency, ...unit.digitised]) {
    if (metric.num === null) points[metric.code] = metric.score;
    else figures[metric.code] = [metric.num, metric.den];
    metrics[metric.code] = metric.score;
  }
  figures.ON_TIME = [progress.on_time, progress.received];
  figures.FEE_FORMALITY_INTEGRATED = [payment.inferred_totalFeeDossierFormality, payment.totalFeeFormality];
  figures.FEE_FORMALITY_PAID = [payment.totalDossierOnlineFormalityPaymentSuccess, payment.totalFeeFormality];
  figures.DOSSIER_PAID_ONLINE = [payment.totalDossierOnlinePaymentSuccess, payment.totalDossierFinancialObligation];
  figures.PETITION_PROCESSING_ON_TIME = [petitions.num, petitions.den];
  figures.PETITION_HANDLING_SATISFACTION = [petitions.num, petitions.den];
  figures.DOSSIER_RECEIVING_SATISFACTION = [satisfaction.num, satisfaction.den];
  metrics.PETITION_PROCESSING_ON_TIME = petitions.scores[0];
  metrics.PETITION_HANDLING_SATISFACTION = petitions.scores[1];
  metrics.DOSSIER_RECEIVING_SATISFACTION = satisfaction.score;
  return {
    name: unit.unit,
    total: unit.official_total,
    areas: unit.official_groups,
    areaPoints: { ONLINE: unit.official_groups.ONLINE },
    figures,
    points,
    metrics,
  };
}

/** A decimal as the page writes it: `75.34` is `75,34`. */
export const comma = (decimal) => Number(decimal).toFixed(2).replace(".", ",");

/** Makes a new sheet by the form and stands on its first area. */
export async function newSheet(page, url, name) {
  await page.goto(url);
  await page.getByRole("link", { name: "Phiếu mới" }).click();
  await page.getByLabel("Tên đơn vị").fill(name);
  await page.getByLabel("Năm đánh giá").fill("2026");
  await page.getByRole("button", { name: "Bắt đầu chấm điểm" }).click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
  await arrived(page);
}

/** Stands on the page with all areas. */
export async function allAtOnce(page) {
  await page.getByRole("link", { name: "Xem tất cả trên một trang" }).click();
  await page.locator("#tc-DOSSIER_RECEIVING_SATISFACTION").waitFor();
  await arrived(page);
}

/** The field of one figure. */
export const figure = (page, code, name) => page.locator(`#f-${code}-${name}`);

/** Types a figure by the keyboard, key by key. */
export async function type(page, code, name, text) {
  const field = figure(page, code, name);
  await field.click();
  await field.fill("");
  await field.pressSequentially(String(text));
}

/** Types everything that is known of a unit. */
export async function typeAll(page, unit) {
  for (const [code, [num, den]] of Object.entries(unit.figures)) {
    await type(page, code, "num", num);
    await page.keyboard.press("Enter");
    await page.keyboard.type(String(den));
  }
  for (const [code, points] of Object.entries(unit.points)) {
    await page.locator(`#tc-${code}`).getByLabel("Chỉ biết điểm").check();
    await type(page, code, "points", points.replace(".", ","));
  }
  for (const [area, points] of Object.entries(unit.areaPoints)) {
    await page.locator(`#tc-${area}`).getByText("Chỉ biết điểm của cả nhóm?").click();
    await type(page, area, "points", points.replace(".", ","));
  }
}

/** Waits for the total in the panel or in the summary. */
export const total = (page, points, what = "the total") => says(page.locator("[data-total]"), points, what);

/** Waits for the points of a node in the table of the result. */
export const resultPoints = (page, code, points) => says(page.locator(`[data-node="${code}"]`), points, code);

/** Waits until the open sheet is saved. */
export const saved = (page) => page.locator(".app-header").getByText(/^Đã lưu lúc/).waitFor();

/** The drafts as the browser keeps them. */
export const drafts = (page) =>
  page.evaluate(() =>
    Object.keys(localStorage)
      .filter((key) => key.startsWith("thuocdo.draft."))
      .map((key) => JSON.parse(localStorage.getItem(key))),
  );

/** Opens a file by the start page's button. A large one lies on the disk: handed over in a message, it would take its time. */
export async function openFile(page, url, name, text) {
  await page.goto(url);
  const buffer = Buffer.isBuffer(text) ? text : Buffer.from(text);
  const door = page.locator('input[type="file"]');
  if (buffer.length < 1_000_000) return door.setInputFiles({ name, mimeType: "application/json", buffer });
  const folder = await mkdtemp(join(tmpdir(), "thuocdo-"));
  process.once("exit", () => rmSync(folder, { recursive: true }));
  await writeFile(join(folder, name), buffer);
  await door.setInputFiles(join(folder, name));
}
