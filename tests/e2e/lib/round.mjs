// Rounds as a person makes them: a new one with the units that should send, and its steps.

/** Makes a round of a framework, called as the list calls it, for the year 2026, with these units. */
export async function newRound(page, url, units, framework = "Bộ chỉ số 766") {
  await page.goto(`${url}#/dot`);
  await page.getByLabel("Tên đợt đánh giá").fill("Đợt thử");
  await page.locator("#round-framework").selectOption({ label: framework });
  await page.getByLabel("Kỳ đánh giá").fill("2026");
  await page.getByRole("button", { name: "Lập đợt đánh giá" }).click();
  await page.getByRole("heading", { level: 1, name: "Đợt thử" }).waitFor();
  await page.locator("#expected-units").fill(units.join("\n"));
  await page.getByRole("button", { name: "Thêm vào đợt" }).click();
  await page.getByText(`Đã nộp 0/${units.length} đơn vị`).waitFor();
}

/** Opens a step of the round. */
export const tab = (page, name) => page.getByRole("navigation", { name: "Các bước" }).getByRole("link", { name }).click();
