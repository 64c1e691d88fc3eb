import { demoPassword } from "../src/modules/simulation/server.ts";
import { expect, test } from "./demo.ts";

test("an epidemiologist signs in with the printed password and reads why a commune has its level", async ({ page }) => {
  await page.goto("/");
  await page.getByLabel("Tên đăng nhập").fill("cdc");
  await page.locator("input[autocomplete=current-password]").fill(demoPassword);
  await page.getByRole("button", { name: "Đăng nhập" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Hàng đợi" })).toBeVisible();
  await page.goto("/ban-do");
  const map = page.getByRole("listbox", { name: /Bản đồ cấp độ dịch/ });
  await map.waitFor({ timeout: 30_000 });
  await map.focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("heading", { name: /^(Vì sao cấp \d|Có thể là cấp)/ })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole("table", { name: /Tiêu chí của/ })).toBeVisible();
});
