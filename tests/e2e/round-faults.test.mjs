// A round as it is worked on: what was chosen and typed stays, what is wrong is told before a file is made of it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { withApp } from "./lib/app.mjs";
import { criterion, newRound, tab } from "./lib/round.mjs";
import { attribute, counted, eventually, focused, hash, holds, says, ticked } from "./lib/wait.mjs";

const app = withApp({ before, after });
const UNITS = ["UBND xã Một", "UBND xã Hai", "UBND xã Ba"];
const size = { width: 1366, height: 900 };

const round = (page, units = UNITS, framework) => newRound(page, app.url, units, framework);
const named = (page, part, what) => hash(page, (now) => decodeURIComponent(now).includes(part), what ?? part);

test("a round without a title is not frozen, and what was typed is there after a look at another page", () =>
  app.page(size, async (page) => {
    await round(page);
    await tab(page, "4. Công bố");
    await page.locator("#publish-publisher").fill("UBND tỉnh");
    await page.locator("#publish-decision").fill("Quyết định số 1");
    await page.locator("#publish-title").fill(" ");
    await page.getByRole("button", { name: "Chốt và lưu tệp công bố" }).click();
    await focused(page, "publish-title");
    await page.getByText("Hãy ghi tên đợt đánh giá").waitFor();
    await counted(page.getByText("Đã chốt bản công bố."), 0);
    // To the list of publications, and back.
    await page.evaluate(() => {
      location.hash = "#/cong-bo";
    });
    await page.locator("#open-publication").waitFor({ state: "attached" });
    await page.evaluate(() => history.back());
    await holds(page.locator("#publish-publisher"), "UBND tỉnh");
    await holds(page.locator("#publish-decision"), "Quyết định số 1");
    assert.deepEqual(page.problems, []);
  }));

test("sheets that wait are there after a look at another page", () =>
  app.page(size, async (page) => {
    await round(page);
    await page.locator("#take-files").setInputFiles({
      name: "bang.csv",
      mimeType: "text/csv",
      buffer: Buffer.from("Đơn vị;CKMB\nUBND xã Một;5\n"),
    });
    const take = page.getByRole("button", { name: "Nhận các phiếu đã chọn" });
    await take.waitFor();
    await page.evaluate(() => {
      location.hash = "#/dot";
    });
    await page.getByRole("link", { name: /Đợt thử/ }).click();
    await take.waitFor();
    assert.deepEqual(page.problems, []);
  }));

test("what is gone through is in the address, the filter and the focus stay", () =>
  app.page(size, async (page) => {
    await round(page);
    await criterion(page, "ON_TIME");
    await page.locator("#appraise-filter").selectOption("chua-tham-dinh");
    await page.locator("#appraise-way").selectOption("don-vi");
    await named(page, "ten=UBND xã Một");
    const unit = page.locator("#appraise-unit");
    await unit.selectOption({ label: "UBND xã Hai" });
    await named(page, "ten=UBND xã Hai");
    await holds(page.locator("#appraise-filter"), "chua-tham-dinh");
    await page.locator("#appraise-way").focus();
    await page.locator("#appraise-way").selectOption("tieu-chi");
    await named(page, "tc=ON_TIME");
    await holds(page.locator("#appraise-filter"), "chua-tham-dinh");
    await focused(page, "appraise-way");
    // A reload shows the unit that was chosen, not the one that was first; an older link means a place.
    await page.locator("#appraise-way").selectOption("don-vi");
    await named(page, "ten=UBND xã Hai");
    await page.reload();
    const about = page.locator(".appraisal-of");
    await eventually(() => about.textContent(), (of) => of.includes("UBND xã Hai"), "UBND xã Hai");
    await page.evaluate(() => {
      location.hash = location.hash.replace(/\?.*/, "?dv=2");
    });
    await eventually(() => about.textContent(), (of) => of.includes("UBND xã Ba"), "UBND xã Ba");
    assert.deepEqual(page.problems, []);
  }));

test("an appraiser says that a criterion does not apply, with a reason, and takes it back", () =>
  app.page(size, async (page) => {
    await round(page, UNITS, "Bộ tiêu chí mẫu cấp xã (không phải văn bản chính thức)");
    // A criterion of which the framework says that it may not apply has the box.
    await tab(page, "2. Thẩm định");
    const choice = page.locator("#appraise-node");
    const box = page.locator("#lan1-khong-ap-dung-0");
    const ids = await choice.locator("option").evaluateAll((all) => all.map((one) => one.value));
    let found = false;
    for (const id of ids) {
      await criterion(page, id);
      found = (await box.count()) > 0;
      if (found) break;
    }
    assert.ok(found, "a criterion that may not apply");
    await box.check();
    await page.locator("#lan1-ly-do-0").fill("Không phát sinh hồ sơ");
    await page.keyboard.press("Tab");
    await says(page.locator(".appraisal tbody tr").first().locator("[data-counts]"), "–");
    await page.reload();
    await ticked(box, true);
    await holds(page.locator("#lan1-ly-do-0"), "Không phát sinh hồ sơ");
    await box.uncheck();
    await holds(page.locator("#lan1-ly-do-0"), "");
    assert.deepEqual(page.problems, []);
  }));

test("the ranking is of a group that is there after units were taken out of theirs and undone", () =>
  app.page(size, async (page) => {
    await round(page, ["UBND xã Một; Xã", "UBND xã Hai; Xã"]);
    await page.getByLabel("Nhóm: UBND xã Hai").fill("Phường");
    await page.keyboard.press("Tab");
    await tab(page, "3. Xếp hạng");
    const tabs = page.getByRole("group", { name: "Nhóm" }).getByRole("button");
    await counted(tabs, 3);
    await tabs.nth(1).click();
    await attribute(tabs.nth(1), "aria-current", "page");
    await page.getByRole("button", { name: "Hoàn tác" }).click();
    await eventually(() => page.locator("#ranking-rows tbody tr").count(), (count) => count > 0, "units");
    assert.deepEqual(page.problems, []);
  }));
