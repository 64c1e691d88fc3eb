import { expect, test } from "./demo.ts";
import { expectAccessible } from "./parts/accessible.ts";

const wide = { width: 1366, height: 768 };
const phone = { width: 390, height: 844 };

for (const [language, size] of [
  ["vi", wide],
  ["en", phone],
] as const) {
  test(`the public page is readable by everyone without sign-in in ${language} at ${size.width} px`, async ({ page }) => {
    await page.setViewportSize(size);
    await page.addInitScript((chosen) => localStorage.setItem("vx.language", chosen), language);
    await page.goto("/cong-khai");
    await page.waitForLoadState("networkidle");
    await expect(page.locator("h1")).toContainText("Sóc Trăng");
    expect(await page.locator("body").textContent()).not.toMatch(/\bpublic:[a-z]/);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    await expectAccessible(page);
  });
}

test("the public page fetches at most 150 kB of script", async ({ page }) => {
  const sizes: Promise<number>[] = [];
  page.on("response", (response) => {
    if (new URL(response.url()).pathname.endsWith(".js"))
      sizes.push(
        response
          .request()
          .sizes()
          .then((size) => size.responseBodySize),
      );
  });
  await page.setExtraHTTPHeaders({ "accept-encoding": "gzip" });
  await page.goto("/cong-khai");
  await page.waitForLoadState("networkidle");
  const bytes = await Promise.all(sizes);
  expect(bytes.length).toBeGreaterThan(1);
  const sum = bytes.reduce((total, size) => total + size, 0);
  test.info().annotations.push({ type: "script, bytes over gzip", description: String(sum) });
  expect(sum).toBeLessThanOrEqual(150 * 1024);
});
