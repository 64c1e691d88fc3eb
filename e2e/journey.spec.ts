import { readFileSync } from "node:fs";
import { demoPassword } from "../src/modules/simulation/server.ts";
import { expect, test } from "./demo.ts";
import { greenCommune, LAST_DAYS, levelOf, somebodyKnown } from "./parts/demo-facts.ts";
import { dropFile, FIRST_ROW, hospitalSheet, inventPatients } from "./parts/hospital-sheet.ts";

const NEW = 90;

test("a hospital's list becomes cases, a level on the map with its reason, and a signed report that everybody reads", async ({ page }) => {
  test.setTimeout(150_000);
  await page.addInitScript(() => localStorage.setItem("vx.language", "vi"));

  await test.step("sign in with a demo account", async () => {
    await page.goto("/");
    await page.getByLabel("Tên đăng nhập").fill("vanphong");
    await page.locator("input[autocomplete=current-password]").fill(demoPassword);
    await page.getByRole("button", { name: "Đăng nhập" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Hàng đợi" })).toBeVisible();
  });

  const commune = await greenCommune(page);
  const place = { commune: commune.name, district: commune.parentName! };
  const known = await somebodyKnown(page);
  const patients = [
    ...inventPatients(NEW, place, LAST_DAYS),
    { name: known.fullName, born: known.birthYear, commune: known.residenceName, district: known.district, resulted: LAST_DAYS[2] },
    { name: "Trương Thị Kiều Diễm", born: "14/13/1991", ...place, resulted: LAST_DAYS[2] },
  ];

  await test.step("drop the list on the import page and confirm its columns", async () => {
    await page.getByRole("link", { name: /Nhập tệp/ }).click();
    await expect(page.getByText("Thả danh sách ca vào đây")).toBeVisible();
    await dropFile(page, "[class*=drop]:has(input[type=file])", {
      name: "danh-sach-F0-16022022.xlsx",
      buffer: await hospitalSheet(patients),
    });
    await expect(page.getByLabel("Cột Họ và tên là")).toHaveValue("name");
    await expect(page.getByLabel("Cột Ngày có KQ là")).toHaveValue("resulted");
    await page.getByRole("button", { name: /^Nhập/ }).click();
  });

  await test.step("every row is accounted for, with its reason and what to do", async () => {
    await expect(page.getByText(`✓ Khớp: ${NEW + 2} = ${NEW} + 0 + 0 + 1 + 1`)).toBeVisible({ timeout: 30_000 });
    const rows = page.getByRole("region", { name: "Từng dòng" });
    await expect(rows.getByRole("row", { name: new RegExp(`^${FIRST_ROW + NEW} ${known.fullName}.*Chờ quyết định`) })).toBeVisible();
    await rows.getByText("Trương Thị Kiều Diễm").click();
    await expect(page.getByLabel(/Năm sinh$/)).toHaveValue("14/13/1991");
    await page.getByLabel(/Năm sinh$/).fill("13/12/1991");
    await page.getByRole("button", { name: /^Nhập dòng này/ }).click();
    await expect(page.getByText(`✓ Khớp: ${NEW + 2} = ${NEW + 1} + 0 + 0 + 1 + 0`)).toBeVisible();
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Tải tệp kèm cột kết quả" }).click();
    expect((await download).suggestedFilename()).toBe("danh-sach-F0-16022022 - kết quả.xlsx");
  });

  await test.step("the level of the commune rises, on the map and in its reasons; its curve has the cases", async () => {
    await expect.poll(() => levelOf(page, commune.area), { timeout: 60_000 }).toBeGreaterThan(1);
    await page.goto(`/ban-do?unit=${commune.area}`);
    await expect(page.getByRole("option", { selected: true })).toHaveAccessibleName(/: cấp [2-4],/);
    await expect(page.getByRole("heading", { name: /^Vì sao cấp [2-4]/ })).toBeVisible();
    await expect(page.getByRole("table", { name: /Tiêu chí của/ })).toContainText(`${NEW + 1} ca`);
    await page.getByRole("link", { name: "Trang địa bàn" }).click();
    await expect(page.getByRole("heading", { level: 2, name: "Ca mắc tăng hay giảm?" })).toBeVisible();
    await page.getByRole("radio", { name: "có kết quả" }).check();
    await page.getByRole("button", { name: "Bảng" }).click();
    await expect(page.getByRole("row", { name: /^16\/02\/2022/ })).toContainText(String(NEW / 3 + 1));
  });

  await test.step("today's report tells them, and a number opens the rows behind it", async () => {
    await page.getByRole("link", { name: /Báo cáo/ }).click();
    await page.getByRole("button", { name: /Soạn báo cáo/ }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Soạn báo cáo" }).click();
    const figure = page.getByRole("button", { name: "Số 1: Ca mắc mới" }).or(page.getByTitle("Số 1: Ca mắc mới")).first();
    await figure.click();
    await expect(page.getByRole("dialog").getByRole("heading", { name: "Các ca phía sau" })).toBeVisible();
    await expect(page.getByRole("dialog").getByRole("table")).toContainText(commune.name);
    await page.keyboard.press("Escape");
  });

  await test.step("check, download, sign, publish", async () => {
    for (const reason of await page.getByLabel("Lý do").all()) await reason.fill("Đã đối chiếu với trạm y tế");
    await page.getByRole("button", { name: "Chốt số và kiểm tra" }).click();
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Xuất DOCX" }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/\.docx$/);
    expect(
      readFileSync(await file.path())
        .subarray(0, 2)
        .toString(),
    ).toBe("PK");
    await page.getByRole("button", { name: "Ký báo cáo…" }).click();
    const sheet = page.getByRole("dialog");
    await sheet.getByLabel(/^Mật khẩu/).fill(demoPassword);
    await sheet.getByRole("button", { name: "Ký báo cáo ngày 16/02/2022" }).click();
    await page.getByRole("button", { name: "Ban hành…" }).click();
    await sheet.getByLabel(/BAN HÀNH/).fill("BAN HÀNH");
    await sheet.getByRole("button", { name: /^Ban hành báo cáo số/ }).click();
    await expect(page.getByText(/^Ban hành lúc|Ban hành \d/)).toBeVisible();
  });
});
