import { randomUUID } from "node:crypto";
import type { APIRequestContext } from "@playwright/test";
import { generate } from "otplib";
import { expect, signIn, test } from "./demo.ts";

const first = "mot mat khau de dung lan dau";
const next = "mot mat khau khac han lan truoc";

/** An account of a commune station that nobody else's test uses. @returns its login */
async function openAccount(request: APIRequestContext): Promise<string> {
  const login = `thu.${randomUUID().slice(0, 8)}`;
  const account = {
    id: randomUUID(),
    login,
    name: "Nguyễn Thị Thử",
    homeKey: "o19.31681",
    grants: [{ role: "commune-health-station", key: "o19.31681" }],
  };
  const created = await request.post("/api/accounts/create", { data: account, headers: { "x-vx": "1" } });
  const { value } = (await created.json()) as { value: { link: string } };
  const used = await request.post("/api/session/use-link", { data: { token: value.link, next: first }, headers: { "x-vx": "1" } });
  if (!used.ok()) throw new Error(`link of ${login}: ${used.status()}`);
  await request.post("/api/session/sign-out", { headers: { "x-vx": "1" } });
  return login;
}

test("whoever has a second factor changes the password on the profile page with a code", async ({ page }) => {
  await signIn(page, "quantri");
  const login = await openAccount(page.request);
  await page.request.post("/api/session/sign-in", { data: { account: login, password: first }, headers: { "x-vx": "1" } });
  await page.goto("/ca-nhan");
  await page.getByRole("tab", { name: "Bảo mật" }).click();
  await page.getByRole("button", { name: "Thiết lập ứng dụng xác thực" }).click();
  const secret = (await page.locator("code").textContent()) ?? "";
  const codeAt = (steps: number) => generate({ secret, epoch: Math.floor(Date.now() / 1000) + steps * 30 });
  await page
    .getByLabel("Mã xác thực 6 số")
    .last()
    .fill(await codeAt(-1));
  await page.getByRole("button", { name: "Bật xác thực hai bước" }).click();
  await expect(page.locator("pre")).toBeVisible();

  await page.getByLabel("Mật khẩu đang dùng").fill(first);
  await page.getByLabel(/^Mật khẩu mới/).fill(next);
  await page.getByLabel("Gõ lại mật khẩu mới").fill(next);
  await page.getByRole("button", { name: "Đặt mật khẩu" }).click();
  await expect(page.getByText("Còn một bước.")).toBeVisible();
  await page
    .getByLabel("Mã xác thực 6 số")
    .first()
    .fill(await codeAt(0));
  await page.getByRole("button", { name: "Đặt mật khẩu" }).click();
  await expect(page.getByText("Đã đổi mật khẩu")).toBeVisible();
  await page.reload();
  await page.getByRole("tab", { name: "Bảo mật" }).click();
  await expect(page.getByLabel("Mã xác thực 6 số").first()).toBeVisible();
});

test("a sheet of accounts is tried, then taken; its links are shown once and printed, and they work", async ({ page }) => {
  await signIn(page, "quantri");
  await page.goto("/quan-tri/nhap-tai-khoan");
  const login = `tep.${randomUUID().slice(0, 8)}`;
  const sheet = `Tên tài khoản,Họ tên,Vai trò,Địa bàn\n${login},Trần Thị Thử,Trạm y tế xã,Xã Trung Bình\nsai,Lê Văn Thử,Vai trò lạ,Xã Trung Bình\n`;
  await page.locator("input[type=file]").setInputFiles({ name: "can-bo.csv", mimeType: "text/csv", buffer: Buffer.from(sheet) });
  await expect(page.getByText("Khớp: 2 = 1 + 0 + 0 + 0 + 1")).toBeVisible();
  await expect(page.getByText("Ô C3: Không có vai trò “Vai trò lạ”.")).toBeVisible();
  await page.getByRole("button", { name: "Tạo 1 tài khoản" }).press("Enter");
  await expect(page.getByText("Đã tạo 1 tài khoản.")).toBeVisible();
  const link = (await page.locator("td code").first().textContent()) ?? "";
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("dd", { hasText: link })).toBeVisible();
  await expect(page.getByRole("button", { name: "In phiếu tài khoản" })).toBeHidden();
  await page.emulateMedia({ media: "screen" });
  await page.reload();
  await expect(page.getByText(link)).toHaveCount(0);
  const answer = await page.request.post("/api/session/use-link", {
    data: { token: link.split("/").at(-1), next: first },
    headers: { "x-vx": "1" },
  });
  expect(answer.ok()).toBe(true);
});

test("work is handed to a colleague for some days and taken back, without a mouse", async ({ page }) => {
  await signIn(page, "cdc");
  await page.goto("/uy-quyen");
  await page.getByLabel(/^Người nhận/).focus();
  await page.keyboard.type("Ngô Thị Út");
  await page.getByLabel(/^Đến hết ngày/).focus();
  await page.keyboard.type("31/12/2098");
  await page.getByRole("button", { name: "Ủy quyền" }).press("Enter");
  const given = page.locator("section", { hasText: "Tôi đã ủy quyền" });
  const entry = given.getByRole("listitem").filter({ hasText: "31/12/2098" }).filter({ hasText: "đang có hiệu lực" });
  await expect(entry).toHaveCount(1);
  await entry.getByRole("button", { name: "Thu lại" }).press("Enter");
  await page.getByRole("button", { name: "Thu lại ngay" }).press("Enter");
  await expect(entry).toHaveCount(0);
});
