// Own denominators that a published table does not print: found from total and index, told before they are taken, and ranked on.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { withApp } from "./lib/app.mjs";
import { newRound, tab } from "./lib/round.mjs";
import { counted, says, texts } from "./lib/wait.mjs";

const app = withApp({ before, after });

const { rows: LAI_CHAU } = JSON.parse(
  readFileSync(new URL("../../crates/core/tests/golden/lai-chau-2020/results.json", import.meta.url)),
);
const comma = (number) => String(number).replace(".", ",");

test("Lai Châu 2020 pasted with totals and indices comes out as it was published, with its own denominators", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    const units = LAI_CHAU.map((row) => `${row.unit};${row.group}`);
    await newRound(page, app.url, units, "CCHC Lai Châu 2020");
    const lines = LAI_CHAU.map((row) =>
      [row.unit, row.group, comma(row.appraisal), comma(row.survey), comma(row.total), comma(row.index_printed)].join("\t"),
    );
    const heading = "Đơn vị\tNhóm\tĐiểm thẩm định\tĐiểm điều tra xã hội học\tTổng điểm\tChỉ số (%)";
    // Made up, behind the published ones: an index of no denominator.
    lines.push("Sở Thử\tso_II\t51,20\t18,02\t69,22\t86,70");
    await page.locator("#paste-sheets").fill([heading, ...lines].join("\n"));
    await page.getByRole("button", { name: "Đọc nội dung đã dán" }).click();
    await page.getByText("Đọc được 29 phiếu.").waitFor();

    // What is inferred is told, of all and of each, before anything is taken; and what is not, with the row.
    const told = page.locator(".preview .told");
    await says(
      told,
      /mẫu số riêng suy từ tổng điểm và chỉ số: Sở Ngoại vụ 78,5; Thanh tra 80; VP UBND 70,5; Ban Dân tộc 80; BQL Ma Lù Thàng 76,5\./,
    );
    await says(told, /không suy được mẫu số riêng của Sở Thử \(dòng 30\): không mẫu số nào \(tính đến nửa điểm, không quá 98\)/);
    const waiting = (name) =>
      page.locator(".preview-table tbody tr").filter({ has: page.locator("th bdi", { hasText: new RegExp(`^${name}$`) }) });
    const own = /Mẫu số riêng: 70,5, suy từ tổng điểm và chỉ số in trong bảng\./;
    await waiting("VP UBND").scrollIntoViewIfNeeded();
    await says(waiting("VP UBND"), own);
    await counted(page.locator(".preview-table").getByText(/Mẫu số riêng/), 5);
    await waiting("Sở Thử").getByRole("button", { name: /Bỏ phiếu này/ }).click();
    await page.getByRole("button", { name: "Nhận các phiếu đã chọn" }).click();
    await page.getByText("Đã nộp 28/28 đơn vị").waitFor();

    await tab(page, "3. Xếp hạng");
    await page.locator(".ranking-table tbody tr").first().waitFor();
    await page.getByRole("button", { name: "Tất cả các nhóm" }).click();
    const cells = (label) => page.locator(`.ranking-table tbody td[data-label="${label}"]`);
    await texts(page.locator(".ranking-table tbody th bdi"), LAI_CHAU.map((row) => row.unit));
    // Two equal departments were published as 4 and 5, and three indices have hidden digits (ORIGIN.md).
    await texts(cells("Chỉ số (%)"), LAI_CHAU.map((row) => comma(row.index_half_up)));
    await texts(cells("Mẫu số"), LAI_CHAU.map((row) => comma(row.denominator) + (row.denominator === "98" ? "" : "*")));
    for (const row of LAI_CHAU.filter((row) => row.denominator !== "98")) {
      const line = `${row.unit}: ${comma(row.denominator)} thay vì 98.`;
      await says(page.locator(".ranking-notes"), (notes) => notes.includes(line), line);
    }
    assert.deepEqual(page.problems, []);
  }));
