// Rounds as a person makes them: a new one with the units that should send, and its steps.
import { arrived, attribute, eventually } from "./wait.mjs";

/** Makes a round of a framework, called as the list calls it, for the year 2026, with these units. */
export async function newRound(page, url, units, framework = "Bộ chỉ số 766") {
  await page.goto(`${url}#/dot`);
  await page.getByLabel("Tên đợt đánh giá").fill("Đợt thử");
  await page.locator("#round-framework").selectOption({ label: framework });
  await page.getByLabel("Kỳ đánh giá").fill("2026");
  await page.getByRole("button", { name: "Lập đợt đánh giá" }).click();
  await page.getByRole("heading", { level: 1, name: "Đợt thử" }).waitFor();
  await arrived(page);
  await page.locator("#expected-units").fill(units.join("\n"));
  await page.getByRole("button", { name: "Thêm vào đợt" }).click();
  await page.getByText(`Đã nộp 0/${units.length} đơn vị`).waitFor();
}

/** Opens a step of the round, and waits until it is the one that is shown. */
export async function tab(page, name) {
  const link = page.getByRole("navigation", { name: "Các bước" }).getByRole("link", { name });
  const stays = await link.evaluate((one) => one.hash === location.hash);
  await link.click();
  await attribute(link, "aria-current", "page");
  if (!stays) await arrived(page);
}

/** Opens the appraisal of one criterion, and waits until its rows are there. */
export async function criterion(page, id) {
  await tab(page, "2. Thẩm định");
  const choice = page.locator("#appraise-node");
  await choice.selectOption(id);
  const name = await choice.locator(`option[value="${id}"]`).innerText();
  await eventually(() => page.locator(".appraisal-of").textContent(), (of) => of.includes(name), name);
  await page.locator(".appraisal tbody tr").first().waitFor();
}
