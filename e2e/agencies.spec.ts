import { randomUUID } from "node:crypto";
import { expect, signIn, test } from "./demo.ts";

test("a body is added without a mouse, found in the list, and its last day stated", async ({ page }) => {
  await signIn(page, "quantri");
  const name = `Phòng khám thử ${randomUUID().slice(0, 8)}`;
  await page.goto("/quan-tri/co-quan");
  await expect(page.getByText(/^Dòng 1–/)).toBeVisible();
  await page.keyboard.press("n");
  await page.keyboard.type(name);
  await page.getByRole("button", { name: "Thêm", exact: true }).press("Enter");
  await expect(page.getByText("Đã thêm, có trong danh sách sau vài giây")).toBeVisible();
  await page.getByLabel("Tìm theo tên").fill(name);
  const row = page.getByRole("row").filter({ hasText: name });
  await expect(row).toBeVisible({ timeout: 45_000 });
  await row.click();
  await page.getByLabel("Ngày hoạt động cuối").fill("31/12/2098");
  await page.getByLabel("Lý do, văn bản").fill("Giải thể");
  await page.getByRole("button", { name: "Ghi ngày cuối" }).press("Enter");
  await expect(row.getByText("31/12/2098")).toBeVisible({ timeout: 45_000 });
});

test("a sheet of bodies is tried, then taken", async ({ page }) => {
  await signIn(page, "quantri");
  await page.goto("/quan-tri/co-quan");
  await page.getByRole("button", { name: "Nhập từ tệp" }).press("Enter");
  const sheet = `Tên cơ quan,Loại,Địa bàn,Từ ngày,Ngày cuối\nTrạm thử ${randomUUID().slice(0, 8)},Cơ sở y tế,Xã Trung Bình,,\nNơi lạ,Loại lạ,Xã Trung Bình,,\n`;
  await page.locator("input[type=file]").setInputFiles({ name: "co-quan.csv", mimeType: "text/csv", buffer: Buffer.from(sheet) });
  await expect(page.getByText("Ô B3: Không có loại “Loại lạ”.")).toBeVisible();
  await page.getByRole("button", { name: "Ghi 1 cơ quan" }).press("Enter");
  await expect(page.getByText("Đã ghi 1 cơ quan.")).toBeVisible();
});
