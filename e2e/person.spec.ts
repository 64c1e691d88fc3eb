import { randomUUID } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import type { APIRequestContext } from "@playwright/test";
import { expect, signIn, test } from "./demo.ts";

const headers = { "x-vx": "1" };

/** A person with a name nobody else bears. @returns id and name */
async function register(request: APIRequestContext): Promise<{ personId: string; fullName: string }> {
  const personId = randomUUID();
  const letters = [...personId.replace(/\W/g, "")].map((sign) => String.fromCharCode(97 + Number.parseInt(sign, 16)));
  const fullName = `Nguyễn Văn ${letters[0]!.toUpperCase()}${letters.slice(1, 8).join("")}`;
  const body = { personId, fullName, sex: "male", birthYear: 1980, residenceUnit: "o19.31681" };
  const answer = await request.post("/api/persons/register", { data: body, headers });
  if (!answer.ok()) throw new Error(await answer.text());
  return { personId, fullName };
}

test("a person is corrected without a mouse: only what was changed, and the page shows it", async ({ page }) => {
  await signIn(page, "cdc");
  const { personId } = await register(page.request);
  await page.goto(`/nguoi/${personId}`);
  await expect(page.getByText("Thông tin", { exact: true })).toBeVisible();
  await page.keyboard.press("e");
  await page.getByLabel("Nghề nghiệp").focus();
  await page.keyboard.type("Giáo viên");
  await page.getByLabel("Có bệnh nền").press("Space");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("Giáo viên")).toBeVisible();
  await expect(page.getByRole("definition").filter({ hasText: "Có bệnh nền" })).toBeVisible();
  await expect(page.getByText("Sửa thông tin")).toBeVisible();
});

test("a household is made, somebody joins it, becomes its head and leaves", async ({ page }) => {
  await signIn(page, "cdc");
  const [one, other] = [await register(page.request), await register(page.request)];
  await page.goto(`/nguoi/${one.personId}`);
  const card = page.locator("section", { hasText: "Hộ gia đình" });
  await card.getByRole("button", { name: "Lập hộ" }).press("Enter");
  await card.getByRole("button", { name: "Thêm người vào hộ" }).press("Enter");
  await page.keyboard.type(other.fullName);
  await card.getByRole("button", { name: `Thêm ${other.fullName} vào hộ` }).press("Enter");
  await expect(card.getByRole("link", { name: other.fullName })).toBeVisible();
  await card.getByRole("button", { name: `Làm chủ hộ: ${other.fullName}` }).press("Enter");
  await expect(card.getByRole("listitem").filter({ hasText: other.fullName }).getByText("chủ hộ")).toBeVisible();
  await card.getByRole("button", { name: `${other.fullName} rời hộ` }).press("Enter");
  await expect(card.getByRole("link", { name: other.fullName })).toHaveCount(0);
});

test("a merge is undone on the page with its reason", async ({ page }) => {
  await signIn(page, "cdc");
  const [kept, dropped] = [await register(page.request), await register(page.request)];
  const merge = { mergeId: randomUUID(), keepId: kept.personId, dropId: dropped.personId };
  expect((await page.request.post("/api/persons/merge", { data: merge, headers })).ok()).toBe(true);
  await page.goto(`/nguoi/${kept.personId}`);
  const card = page.locator("section", { hasText: "Hồ sơ đã gộp vào đây" });
  await card.getByRole("button", { name: "Tách lại" }).press("Enter");
  const act = page.getByRole("button", { name: "Tách thành hai hồ sơ" });
  await expect(act).toBeDisabled();
  await page.getByLabel(/^Lý do tách/).fill("Hai người trùng tên");
  await act.press("Enter");
  await expect(card).toHaveCount(0);
  await expect(page.getByText("Tách hồ sơ đã gộp")).toBeVisible();
  await page.goto(`/nguoi/${dropped.personId}`);
  await expect(page.getByRole("heading", { level: 1, name: dropped.fullName })).toBeVisible();
});

for (const language of ["vi", "en"] as const) {
  test(`a person's page and its form are readable by everyone in ${language}`, async ({ page }) => {
    await signIn(page, "cdc", language);
    const { personId, fullName } = await register(page.request);
    await page.goto(`/nguoi/${personId}`);
    await expect(page.getByRole("heading", { level: 1, name: fullName })).toBeVisible();
    const look = () => new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
    expect((await look()).violations).toEqual([]);
    await page.keyboard.press("e");
    await expect(page.getByRole("dialog")).toBeVisible();
    await page.waitForTimeout(300); // the sheet has come to rest
    expect((await look()).violations).toEqual([]);
  });
}
