// Frameworks: the library, reading, comparing, carrying over, what is not kept and what is none.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { withApp } from "./lib/app.mjs";
import { fitsWidth, passesAxe } from "./lib/fit.mjs";
import { select } from "./lib/editor.mjs";
import { total } from "./lib/sheet.mjs";
import { attribute, counted, eventually, holds, says, texts } from "./lib/wait.mjs";

const app = withApp({ before, after });

test("two versions are compared, and last period's sheet is carried over", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await page.goto(`${app.url}#/vi-du/van-canh`);
    await page.getByRole("button", { name: "Lưu thành phiếu của tôi" }).click();
    await page.locator(".criterion").first().waitFor();
    await page.goto(`${app.url}#/bo-tieu-chi`);
    await page.getByRole("button", { name: "Nhân bản để sửa" }).first().click();
    await select(page, 1);
    const rows = page.locator(".tree-line .tree-row");
    const before = await rows.count();
    await page.getByRole("button", { name: "Xóa mục" }).click();
    await counted(rows, before - 1);
    await rows.first().click();
    await attribute(rows.first(), "aria-current", "page");
    await page.getByLabel("Điểm tối đa", { exact: true }).fill("12");
    await page.locator(".app-header").getByText("Đã lưu").waitFor();
    await page.locator(".notice", { hasText: "Đã nhân bản để sửa" }).getByRole("button", { name: "Đóng" }).click();
    await page.goto(`${app.url}#/bo-tieu-chi/so-sanh`);
    await page.getByLabel("Bản trước").selectOption({ label: "Bộ chỉ số 766" });
    await page.getByLabel("Bản sau").selectOption({ label: "Bộ chỉ số 766 (bản sao)" });
    const removed = page.locator("section", { has: page.getByRole("heading", { name: "Mục đã bỏ" }) });
    await says(removed, /1\.1/);
    const part = (title) => page.locator("section", { has: page.getByRole("heading", { name: title }) }).locator(".compare-table");
    await says(part("Mục thay đổi"), /điểm tối đa/);
    await says(part("Thông tin chung khác nhau"), /Căn cứ pháp lý/);
    await page.getByRole("button", { name: "Chuyển" }).click();
    await page.getByText(/Đã chuyển \d+ câu trả lời sang phiếu mới; 1 câu không chuyển được\./).waitFor();
    await says(page.locator(".banner"), /1\.1 .*bản sau không có tiêu chí này/);
    await page.getByRole("link", { name: "Mở phiếu mới" }).click();
    await page.locator(".criterion").first().waitFor();
    // Vân Canh has 75,34; what was deleted was 1,13 of it.
    await total(page, /^7[0-9],\d\d$/);
    assert.deepEqual(page.problems, []);
  }));

test("the example framework with every rule kind is filled in, with a reason where it does not apply", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await page.goto(`${app.url}#/moi`);
    await page.getByText("Bộ tiêu chí mẫu cấp xã").first().click();
    await page.getByLabel("Tên đơn vị").fill("UBND xã Mẫu");
    await page.getByRole("button", { name: "Bắt đầu chấm điểm" }).click();
    await page.locator(".criterion").first().waitFor();
    const sheet = page.url().match(/phieu\/([^/]+)/)[1];
    await page.goto(`${app.url}#/phieu/${sheet}/tat-ca`);
    await page.locator(".criterion").nth(30).waitFor();
    // Each card is answered in the way its rule asks for: the first option, or 1 in each figure.
    for (const card of await page.locator(".criterion").all()) {
      const options = card.locator(".option input");
      if (await options.count()) await options.first().check();
      else for (const field of await card.locator("input[data-figure]").all()) await field.fill("1");
    }
    await total(page, /^\d+,\d\d$/);
    const excused = page.locator(".criterion", { has: page.getByText("Không áp dụng", { exact: true }) }).first();
    await excused.getByText("Không áp dụng", { exact: true }).click();
    await excused.getByText("Chưa ghi lý do không áp dụng").waitFor();
    await excused.getByLabel("Lý do").fill("Xã không có đơn vị sự nghiệp");
    await excused.locator(".live-line").getByText("điểm khỏi mẫu số").waitFor();
    await texts(page.locator(".problem.is-error:visible"), []);
    assert.deepEqual(page.problems, []);
  }));

for (const [width, height] of [[360, 740], [768, 1024], [1366, 768]]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`the pages of frameworks at ${width} px, ${colorScheme}: fit their width and pass axe`, () =>
      app.page({ width, height, colorScheme }, async (page) => {
        const look = async (what) => {
          await fitsWidth(page, what);
          await passesAxe(page, what);
        };
        await page.goto(`${app.url}#/bo-tieu-chi`);
        await page.locator(".rows").first().waitFor();
        await look("library");
        for (const id of ["qd766-2022", "xa-mau-2026", "par-tinh-2948-2017"]) {
          await page.goto(`${app.url}#/bo-tieu-chi/xem/${id}`);
          await page.locator(".tree-table").waitFor();
          const { short_title } = JSON.parse(await readFile(new URL(`../../crates/core/frameworks/${id}.json`, import.meta.url), "utf8"));
          await page.getByRole("heading", { level: 1, name: short_title.vi }).waitFor();
          await look(id);
        }
        await page.getByRole("button", { name: "Nhân bản để sửa" }).click();
        await page.locator(".editor").waitFor();
        await look("heading");
        await page.getByRole("button", { name: "Cách tính chung", exact: true }).click();
        await page.locator("#e-policies-index").waitFor();
        await look("policies");
        await page.locator(".tree-line .tree-row").first().click();
        await page.locator("#e-node-name").waitFor();
        await look("node");
        await page.goto(`${app.url}#/bo-tieu-chi/so-sanh/par-tinh-2948-2017/par-tinh-1149-2020`);
        await page.locator(".compare-table").first().waitFor();
        await look("comparison");
        assert.deepEqual(page.problems, []);
      }));
  }
}

test("what is no framework is refused, in the library and on the start page", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    const file = (text) => ({ name: "bo.json", mimeType: "application/json", buffer: Buffer.from(text) });
    await page.goto(`${app.url}#/bo-tieu-chi`);
    for (const [text, code] of [["null", "F11"], ["[1]", "F11"], ['{"format":"thuocdo.framework","version":9}', "F07"]]) {
      await page.locator("#open-framework").setInputFiles(file(text));
      await page.getByText(new RegExp(`^${code}: `)).first().waitFor();
    }
    await page.getByText("Chưa có bộ nào.").waitFor();
    await page.goto(`${app.url}#/`);
    await page.locator('input[type="file"]').first().setInputFiles(file('{"format":"thuocdo.framework","version":1}'));
    await page.getByText("Đây là tệp bộ tiêu chí.").waitFor();
    assert.deepEqual(page.problems, []);
  }));

test("the counts that a decision prints stand beside the tree's own, and a sheet out of force says so", () =>
  app.page({ width: 360, height: 740 }, async (page) => {
    await page.goto(`${app.url}#/bo-tieu-chi/xem/par-tinh-1149-2020`);
    await says(page.locator(".facts").first(), /9 mục, 1 tiêu chí chấm điểm/);
    await says(page.locator(".tree-table"), /Văn bản ghi 6 tiêu chí, 2 tiêu chí thành phần; ở đây chưa chép từng tiêu chí\./);
    await page.goto(`${app.url}#/moi`);
    await page.getByText("CCHC Lai Châu 2020").first().click();
    await page.getByText(/áp dụng từ 01\/01\/2020 đến 31\/12\/2020/).waitFor();
    await page.getByLabel("Tên đơn vị").fill("UBND xã Mẫu");
    await page.getByLabel("Năm đánh giá").fill("2026");
    await page.getByRole("button", { name: "Bắt đầu chấm điểm" }).click();
    await page.getByText(/^A13: Bộ tiêu chí không áp dụng cho năm \d+, chỉ áp dụng từ 01\/01\/2020 đến 31\/12\/2020\./).waitFor();
    assert.deepEqual(page.problems, []);
  }));

test("what cannot be kept is not left, and keys in other fields stay the browser's", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await page.goto(`${app.url}#/bo-tieu-chi`);
    await page.getByRole("button", { name: "Nhân bản để sửa" }).first().click();
    await page.getByLabel("Tên gọi tắt").fill("Tên mới");
    await page.locator(".app-header").getByText("Đã lưu").waitFor();
    await page.getByText("Dán bảng từ Excel, Word").click();
    await page.locator("#paste-table").pressSequentially("1");
    await page.keyboard.press("Control+z");
    await holds(page.locator("#paste-table"), "");
    await says(page.locator(".edit-head h1"), "Tên mới");
    await page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    });
    await page.getByLabel("Tên gọi tắt").fill("Chưa lưu");
    const notices = page.locator(".notice.is-error");
    const told = notices.getByText("Trình duyệt không lưu được bộ tiêu chí này").first();
    for (const leave of [() => page.getByRole("link", { name: "Thư viện bộ tiêu chí" }).last().click(), () => page.locator(".brand").click()]) {
      // What was told before is closed, so that what is told on leaving is seen.
      await told.waitFor();
      for (let left = await notices.count(); left > 0; left -= 1) {
        await notices.first().getByRole("button", { name: "Đóng" }).click();
        await counted(notices, left - 1);
      }
      await leave();
      await told.waitFor();
      await page.waitForTimeout(200);
      await says(page.locator(".edit-head h1"), "Chưa lưu");
      await eventually(() => page.url(), /bo-tieu-chi\/sua\//);
    }
    assert.deepEqual(page.problems, []);
  }));

test("rules in words name their figures as the form labels them, in both languages", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await page.goto(`${app.url}#/bo-tieu-chi/xem/qd766-2022`);
    const tree = page.locator(".tree-table");
    const label = "“Số hồ sơ đã xử lý trước hạn, đúng hạn và đang xử lý trong hạn” ÷ “";
    await tree.getByText(`Điểm = 20 × ${label}`).waitFor();
    await page.getByText("Cách tính bằng tiếng Anh").click();
    await tree.getByText(`Points = 20 × ${label}`).waitFor();
    assert.deepEqual(page.problems, []);
  }));

test("what is no framework is told, and nothing is lost", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    await page.goto(`${app.url}#/bo-tieu-chi`);
    const open = (name, text) =>
      page.locator("input[type=file]").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
    await open("hong.json", "{");
    await page.locator(".notice.is-error").getByText("F03").waitFor();
    await open("khac.json", '{"format": "thuocdo.assessment", "version": 1}');
    await page.getByText("Đây là tệp phiếu chấm. Hãy mở ở trang đầu").waitFor();
    await open("cong-bo.json", '{"format": "thuocdo.snapshot", "version": 1}');
    await page.getByText("Đây là tệp kết quả công bố. Hãy mở ở trang đầu").waitFor();
    const deep = `${"[".repeat(5000)}${"]".repeat(5000)}`;
    await page.goto(`${app.url}#/bo-tieu-chi`);
    await open("sau.json", `{"format": "thuocdo.framework", "version": 1, "nodes": ${deep}}`);
    await page.locator(".notice.is-error").getByText("F22").waitFor();
    for (const address of ["bo-tieu-chi/khac", "bo-tieu-chi/xem/a/b", "cong-bo/khac", "dot/k1/khac"]) {
      await page.goto(`${app.url}#/${address}`);
      await page.locator('h1:text-is("Không tìm thấy trang")').waitFor();
    }
    await page.goto(`${app.url}#/bo-tieu-chi/xem/khong-co`);
    await page.getByText("Không có bộ tiêu chí này").waitFor();
    await page.goto(`${app.url}#/bo-tieu-chi/sua/khong-co`);
    await page.getByText("Không có bộ tiêu chí này").waitFor();
    assert.deepEqual(page.problems, []);
  }));

test("another text of a framework is told on opening, told apart in the lists, and found again in the sheets on it", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    const text = await readFile(new URL("../../crates/core/frameworks/xa-mau-2026.json", import.meta.url), "utf8");
    const framework = JSON.parse(text);
    framework.title.vi += ",";
    const file = (name, json) => ({ name, mimeType: "application/json", buffer: Buffer.from(JSON.stringify(json)) });
    await page.goto(`${app.url}#/bo-tieu-chi`);
    await page.locator("#open-framework").setInputFiles(file("bo.json", framework));
    const told = page.locator(".notice", { hasText: "Cùng mã, khác nội dung" });
    await says(told, /Mã “xa-mau-2026” đã có ở “Có sẵn trong ứng dụng” với nội dung khác \(mã băm [0-9a-f]{16}…/);
    await told.getByRole("button", { name: "Mở" }).click();
    await eventually(() => page.url(), /so-sanh\/xa-mau-2026\/~/);
    await page.getByRole("heading", { name: "Thông tin chung khác nhau" }).waitFor();
    const options = await page.locator("#compare-before option").allTextContents();
    assert.equal(options.filter((one) => /\([0-9a-f]{16}…\)$/.test(one)).length, 2);

    await page.goto(`${app.url}#/dot`);
    const rounds = page.locator("#round-framework option", { hasText: /\([0-9a-f]{16}…\)$/ });
    await counted(rounds, 2);

    // A sheet on it; the framework itself is deleted, and stands among those in the sheets.
    await page.goto(`${app.url}#/moi`);
    await counted(page.locator(".framework-option strong", { hasText: /\([0-9a-f]{16}…\)$/ }), 2);
    await page.getByText(framework.short_title.vi).last().click();
    await page.getByLabel("Tên đơn vị").fill("UBND xã Phẩy");
    await page.getByRole("button", { name: "Bắt đầu chấm điểm" }).click();
    await page.locator(".criterion").first().waitFor();
    await page.goto(`${app.url}#/bo-tieu-chi`);
    const own = page.locator("section", { has: page.locator("#own-frameworks") });
    await own.getByRole("button", { name: "Xóa" }).click();
    await own.getByRole("button", { name: "Bấm lần nữa để xóa" }).click();
    const inSheets = page.locator("section", { has: page.locator("#in-sheets") });
    await inSheets.getByRole("link", { name: "Xem", exact: true }).click();
    await eventually(() => page.url(), /xem\/@[0-9a-f]{16}$/);
    await page.locator(".tree-table").waitFor();
    const name = page.url().split("/").at(-1);
    await page.goto(`${app.url}#/bo-tieu-chi/so-sanh/${name}/xa-mau-2026`);
    await page.getByRole("button", { name: "Chuyển" }).waitFor();
    assert.deepEqual(page.problems, []);
  }));

test("a framework that is there already is told, and is not made twice", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    const text = await readFile(new URL("../../crates/core/frameworks/xa-mau-2026.json", import.meta.url), "utf8");
    const open = async (name) => {
      await page.goto(`${app.url}#/bo-tieu-chi`);
      await page.locator("#open-framework").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
      await page.locator(".edit-head").waitFor();
      return page.url();
    };
    const told = page.locator(".notice", { hasText: "Đã có bộ tiêu chí này" });
    const first = await open("bo.json");
    await says(told, /Tệp “bo\.json” giống hệt “[^”]+” có sẵn trong ứng dụng\./);
    await told.getByRole("button", { name: "Đóng" }).click();
    assert.equal(await open("bo (1).json"), first);
    await says(told, /Tệp “bo \(1\)\.json” giống hệt “[^”]+” trong “Bộ tiêu chí của tôi” nên không lập bản thứ hai/);
    await page.goto(`${app.url}#/bo-tieu-chi`);
    await counted(page.locator("section", { has: page.locator("#own-frameworks") }).locator(".row"), 1);
    assert.deepEqual(page.problems, []);
  }));

test("characters that cannot be seen are spelled out in a framework that is read and scored on", () =>
  app.page({ width: 1366, height: 900 }, async (page) => {
    const file = JSON.parse(await readFile(new URL("../../crates/core/frameworks/qd766-2022.json", import.meta.url), "utf8"));
    const [leaf] = file.nodes[0].children;
    Object.assign(file, { id: "an-2026", short_title: "Bộ có ký tự ẩn" });
    Object.assign(leaf, { name: "Tên\u202eđảo", number: "1.1\u200b" });
    await page.goto(`${app.url}#/bo-tieu-chi`);
    const buffer = Buffer.from(JSON.stringify(file));
    await page.locator("#open-framework").setInputFiles({ name: "bo.json", mimeType: "application/json", buffer });
    await page.locator(".edit-head").waitFor();
    await page.getByRole("link", { name: "Xem", exact: true }).click();
    await page.locator(".tree-table").getByText("Tên[U+202E]đảo").waitFor();
    await page.locator(".tree-table").getByText("1.1[U+200B]").waitFor();
    await page.goto(`${app.url}#/moi`);
    await page.getByText("Bộ có ký tự ẩn").first().click();
    await page.getByLabel("Tên đơn vị").fill("UBND xã Một");
    await page.getByRole("button", { name: "Bắt đầu chấm điểm" }).click();
    await page.locator(".criterion h3").filter({ hasText: "1.1[U+200B] Tên[U+202E]đảo" }).waitFor();
    assert.deepEqual(page.problems, []);
  }));
