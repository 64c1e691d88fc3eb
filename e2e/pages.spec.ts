import { openShot, shots } from "../tools/screens/shots.ts";
import { type Stage, setStage } from "../tools/screens/stage.ts";
import { expect, signIn, test } from "./demo.ts";
import { expectAccessible } from "./parts/accessible.ts";

let stage: Stage;
test.beforeAll(async ({ baseURL }) => {
  test.setTimeout(90_000);
  stage = await setStage(baseURL!);
});

for (const language of ["vi", "en"] as const) {
  for (const shot of language === "vi" || process.env.VX_LONG === "1" ? shots : shots.filter(({ rare }) => !rare)) {
    test(`${shot.name} is readable by everyone and complete in ${language}`, async ({ page, failing }) => {
      failing.expected = shot.fails === true;
      const errors: string[] = [];
      page.on("pageerror", (error) => errors.push(error.message));
      if (shot.account) await signIn(page, shot.account, language);
      else await page.addInitScript((chosen) => localStorage.setItem("vx.language", chosen), language);
      await openShot(page, shot, stage);
      await expect(page.locator("h1").first()).toBeVisible();
      // biome-ignore lint/performance/useDomNodeTextContent: only what is shown counts, not what a style hides
      const words = await page.locator("body").innerText();
      // A key without words is shown as `namespace:key`.
      expect(
        words.match(
          /\b(app|ui|tabular|directory|identity|persons|surveillance|figures|assessment|reporting|imports|duty-desk|public):[a-z][\w.-]+/g,
        ) ?? [],
      ).toEqual([]);
      await expectAccessible(page);
      if (!shot.fails) expect(errors).toEqual([]);
    });
  }
}

for (const account of ["vanphong", "cdc", "ttyt", "tramyte", "chutich"]) {
  test(`every kind of work in the queue of ${account} leads to a page that exists`, async ({ page }) => {
    await signIn(page, account);
    const { rows } = (await (await page.request.get("/api/queue")).json()) as { rows: { module: string; kind: string; link: string }[] };
    const kinds = new Map(rows.map((row) => [`${row.module}.${row.kind}`, row.link]));
    for (const link of kinds.values()) {
      await page.goto(link);
      await page.waitForLoadState("networkidle");
      await expect(page.locator("h1")).toBeVisible();
      await expect(page.getByRole("heading", { level: 1, name: "Không có trang này" })).toHaveCount(0);
    }
  });
}

test("a page outside one's rights and a page that does not exist look the same", async ({ page }) => {
  await signIn(page, "nguoixem");
  for (const path of ["/api/accounts", "/api/nothing-like-this"]) expect((await page.request.get(path)).status()).toBe(404);
});
