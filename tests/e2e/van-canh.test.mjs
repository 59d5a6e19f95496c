// The main road: a commune types its real figures, closes, comes back, and sends a link.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newPage, requestsOutside, withApp } from "./lib/app.mjs";
import { allAtOnce, comma, newSheet, resultPoints, saved, total, typeAll, vanCanh } from "./lib/sheet.mjs";
import { counted, eventually, says } from "./lib/wait.mjs";

const app = withApp({ before, after });

async function assertResult(page, unit) {
  await total(page, comma(unit.total));
  await says(page.locator(".summary .class-word"), "Khá");
  await says(page.locator("[data-index]"), `${comma(unit.total)} %`);
  for (const [code, points] of Object.entries(unit.metrics)) {
    await resultPoints(page, code, comma(points));
  }
  for (const [area, points] of Object.entries(unit.areas)) {
    await resultPoints(page, area, comma(points));
  }
}

test("figures typed by hand give 75,34 and Khá, survive a reload, and travel in a link", async () => {
  const unit = await vanCanh();
  const page = await newPage(app.browser, { width: 1366, height: 768 });
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await newSheet(page, app.url, unit.name);
  await allAtOnce(page);
  await typeAll(page, unit);
  await total(page, "75,34");
  await says(page.locator(".score-panel .class-word"), "Khá");
  await says(page.locator(".score-panel"), /Còn 4,66 điểm nữa đạt Tốt/);
  await says(page.locator(".panel-progress .figure"), "21/21");
  await saved(page);

  await page.reload();
  await total(page, "75,34");

  // Closed and opened again: another page of the same browser profile.
  const profile = await page.context().storageState();
  await page.getByRole("link", { name: "Xem kết quả", exact: true }).click();
  await page.locator(".summary").waitFor();
  await assertResult(page, unit);
  await says(page.locator("[data-missing]"), "24,66");
  const lost = async () =>
    (await page.locator(".ledger tbody td.num").allInnerTexts()).map((text) => Number(text.replace(",", "")));
  const addsUp = (all) => all.reduce((sum, points) => sum + points, 0) === 2466;
  const hundredths = await eventually(lost, addsUp, "the ledger adds up to what is missing");
  assert.deepEqual(hundredths, [...hundredths].sort((a, b) => b - a), "the largest loss stands first");

  await page.getByRole("button", { name: "Chép liên kết" }).click();
  await page.getByText("Đã chép liên kết.").waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  assert.ok(link.startsWith(`${app.url}#/xem/1`), link);
  console.log(`share link of Vân Canh: ${link.length} characters, payload ${link.split("#/xem/")[1].length}`);
  assert.deepEqual(page.problems, []);
  assert.deepEqual(requestsOutside(page), []);
  await page.context().close();

  const again = await newPage(app.browser, { storageState: profile });
  await again.goto(app.url);
  await again.getByRole("link", { name: unit.name }).first().click();
  await again.locator(".criterion").first().waitFor();
  await total(again, "75,34");
  assert.deepEqual(again.problems, []);
  await again.context().close();

  const clean = await newPage(app.browser, {});
  await clean.goto(link);
  await clean.locator(".summary").waitFor();
  await assertResult(clean, unit);
  await says(clean.locator(".banner"), /Chỉ xem/);
  const kept = await clean.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("thuocdo.draft.")));
  assert.deepEqual(kept, [], "looking keeps nothing");
  assert.deepEqual(clean.problems, []);
  await clean.context().close();
});

test("a file that is saved opens as a sheet of its own and gives the same", () =>
  app.page({}, async (page) => {
    const unit = await vanCanh();
    await page.goto(`${app.url}#/vi-du/van-canh`);
    await page.locator(".summary").waitFor();
    await assertResult(page, unit);
    await says(page.locator(".banner"), /Ví dụ/);
    await page.getByRole("button", { name: "Lưu thành phiếu của tôi" }).click();
    await page.locator(".criterion").first().waitFor();
    await page.getByRole("link", { name: "Xem kết quả", exact: true }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Lưu tệp" }).click(),
    ]);
    assert.equal(download.suggestedFilename(), "phieu-qd766-2022-ubnd-xa-van-canh-2026.json");
    await page.goto(app.url);
    await page.locator('input[type="file"]').setInputFiles(await download.path());
    await page.getByText(/Đã có phiếu của “UBND xã Vân Canh”/).waitFor();
    await total(page, "75,34");
    await page.goto(app.url);
    await page.locator("#my-sheets").waitFor();
    await counted(page.getByRole("link", { name: /UBND xã Vân Canh/ }).filter({ hasText: "sửa lúc" }), 2);
    assert.deepEqual(page.problems, []);
  }));
