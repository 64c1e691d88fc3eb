import { expect, signIn, test } from "./demo.ts";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

for (const [path, account, shown] of [
  ["/hang-doi", "cdc", "table, [role=table], [role=grid]"],
  ["/ca-benh", "cdc", "table, [role=table], [role=grid]"],
  ["/ban-do", "cdc", "svg[role=listbox], svg[role=img]"],
  ["/bao-cao", "vanphong", "button"],
] as const) {
  test(`${path} opens on a phone without scrolling sideways`, async ({ page }) => {
    await signIn(page, account);
    await page.goto(path);
    await page.waitForLoadState("networkidle");
    await expect(page.locator("h1")).toBeVisible();
    await expect(page.locator("main").locator(shown).first()).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  });
}
