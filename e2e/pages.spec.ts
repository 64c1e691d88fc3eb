import { expect, signIn, test } from "./demo.ts";
import { expectAccessible } from "./parts/accessible.ts";

/** Every page of the staff app with an account that works there. */
const pages = [
  ["/hang-doi", "cdc"],
  ["/tong-quan", "chutich"],
  ["/ca-benh", "cdc"],
  ["/ca-benh/moi", "tramyte"],
  ["/nguoi", "cdc"],
  ["/nguoi/trung", "cdc"],
  ["/nhap-tep", "cdc"],
  ["/ban-do", "cdc"],
  ["/toan-quoc", "cdc"],
  ["/dia-ban/o19.94", "cdc"],
  ["/cap-do/nguong", "chutich"],
  ["/bao-cao", "vanphong"],
  ["/doi-chieu", "vanphong"],
  ["/quan-tri", "quantri"],
  ["/quan-tri/nhap-tai-khoan", "quantri"],
  ["/quan-tri/kenh-gui", "quantri"],
  ["/quan-tri/co-quan", "quantri"],
  ["/ca-nhan", "tramyte"],
  ["/uy-quyen", "cdc"],
] as const;

for (const language of ["vi", "en"] as const) {
  for (const [path, account] of pages) {
    test(`${path} is readable by everyone and complete in ${language}`, async ({ page }) => {
      const failures: string[] = [];
      page.on("pageerror", (error) => failures.push(error.message));
      await signIn(page, account, language);
      await page.goto(path);
      await page.waitForLoadState("networkidle");
      await expect(page.locator("h1")).toBeVisible();
      // biome-ignore lint/performance/useDomNodeTextContent: only what is shown counts, not what a style hides
      const words = await page.locator("body").innerText();
      // A key without words is shown as `namespace:key`.
      expect(
        words.match(
          /\b(app|ui|tabular|directory|identity|persons|surveillance|figures|assessment|reporting|imports|duty-desk):[a-z][\w.-]+/g,
        ) ?? [],
      ).toEqual([]);
      await expectAccessible(page);
      expect(failures).toEqual([]);
    });
  }
}

test("a page outside one's rights and a page that does not exist look the same", async ({ page }) => {
  await signIn(page, "nguoixem");
  for (const path of ["/api/accounts", "/api/nothing-like-this"]) expect((await page.request.get(path)).status()).toBe(404);
});
