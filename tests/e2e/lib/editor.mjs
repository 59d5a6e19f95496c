// The editor of frameworks as the tests drive it: a framework of sixty leaves from a pasted table.
import { attribute, texts } from "./wait.mjs";

/** A table as it is copied from a spreadsheet: six areas with ten criteria each, 105 points. */
const TABLE = ["STT\tTiêu chí\tĐiểm tối đa"]
  .concat(
    ...Array.from({ length: 6 }, (_, a) => [
      `${a + 1}\tLĩnh vực ${a + 1}\t`,
      ...Array.from({ length: 10 }, (_, i) => `${a + 1}.${i + 1}\tTiêu chí ${a + 1}.${i + 1}\t${i % 2 ? "2" : "1,5"}`),
    ]),
  )
  .join("\n");

/** Waits for what the linter says beside the editor, one text for each finding. */
export const findings = (page, expected) => texts(page.locator(".editor .finding"), expected);

/** Makes a framework of sixty leaves in the editor and leaves it ready to score on. */
export async function makeFramework(app, page) {
  await page.goto(`${app.url}#/bo-tieu-chi`);
  await page.getByRole("button", { name: "Lập bộ tiêu chí mới" }).click();
  await page.getByLabel("Tên đầy đủ").fill("Bộ tiêu chí xác định Chỉ số CCHC cấp xã tỉnh A");
  await page.getByLabel("Tên gọi tắt").fill("CCHC cấp xã tỉnh A 2026");
  await page.getByLabel("Mã bộ tiêu chí").fill("tinh-a-2026");
  await page.getByLabel("Nguồn", { exact: true }).selectOption("official");
  await page.getByLabel("Áp dụng từ ngày").fill("01/01/2026");
  await page.getByLabel("Số, ký hiệu").fill("12/QĐ-UBND");
  await page.getByLabel("Cơ quan ban hành").fill("UBND tỉnh A");
  await page.getByLabel("Ngày đối chiếu").fill("20/11/2026");
  await page.getByText("Dán bảng từ Excel, Word").click();
  await page.locator("#paste-table").fill(TABLE);
  await page.getByText("Đọc được 66 dòng, trong đó 60 tiêu chí chấm điểm.").waitFor();
  await page.getByRole("button", { name: "Thêm vào cây tiêu chí" }).click();
  await page.getByRole("button", { name: "Cách tính chung", exact: true }).click();
  await page.getByRole("button", { name: "Điền cách thường gặp" }).click();
  await page.getByText("Dùng được;").waitFor();
}

/** Opens the first area and selects its criterion at a position. */
export async function select(page, position) {
  const fold = page.locator(".tree-fold").first();
  if (!(await fold.getAttribute("class")).includes("is-open")) await fold.click();
  await attribute(fold, "class", /is-open/);
  await page.locator("[data-row='0-0']").waitFor();
  const row = page.locator(".tree-line .tree-row").nth(position);
  await row.click();
  await attribute(row, "aria-current", "page");
  await page.getByRole("heading", { name: "Mục đang sửa" }).waitFor();
}
