import { demoPassword } from "../src/modules/simulation/server.ts";
import { expect, signIn, test } from "./demo.ts";

test("sign-in needs no mouse", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByLabel("Tên đăng nhập")).toBeFocused();
  await page.keyboard.type("cdc");
  await page.keyboard.press("Tab");
  await page.keyboard.type(demoPassword);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Hàng đợi" })).toBeVisible();
});

test("the queue is walked with J and K and opened with Enter", async ({ page }) => {
  await signIn(page, "cdc");
  await page.goto("/hang-doi");
  await expect(page.getByText(/^Việc đang chọn · 1\//)).toBeVisible();
  for (const key of ["j", "j", "j", "k", "Enter"]) await page.keyboard.press(key);
  await expect(page.getByText(/^Việc đang chọn · [23]\//)).toBeVisible();
});

test("the palette opens a page by unaccented words, without a mouse", async ({ page }) => {
  await signIn(page, "cdc");
  await page.goto("/hang-doi");
  await expect(page.locator("h1")).toBeVisible();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("ban do");
  await expect(page.getByRole("option", { name: /Bản đồ/ }).first()).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/ban-do/);
});
