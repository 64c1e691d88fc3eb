import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, signIn, test } from "./demo.ts";
import { expectAccessible } from "./parts/accessible.ts";
import { press, typeInto, walkTo } from "./parts/keyboard.ts";

const families = ["Đinh", "Hứa", "Lưu", "Mã", "Ngụy", "Ông", "Quan", "Thạch"];

/** Two records that look like one person: name, sex, year and commune are the same, telephones differ. @returns their name */
async function registerDoubles(page: Page, given: string): Promise<string> {
  const letters = randomUUID().replace(/[^a-f]/g, "");
  const fullName = `${families[letters.length % families.length]} ${letters.charAt(0).toUpperCase()}${letters.slice(1, 5)} ${given}`;
  for (const phone of ["0956100001", "0956100002"]) {
    const data = { personId: randomUUID(), fullName, sex: "female", birthYear: 1971, residenceUnit: "o19.31681", phones: [phone] };
    const answer = await page.request.post("/api/persons/register", { data, headers: { "x-vx": "1" } });
    if (!answer.ok()) throw new Error(await answer.text());
  }
  return fullName;
}

test("without a mouse: judge two pairs of records, one as the same person, which is undone, and one as two people", async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page, "cdc");
  const [one, two] = [await registerDoubles(page, "Nhạn"), await registerDoubles(page, "Yến")];
  const pairOf = (name: string) => page.getByRole("row", { name: new RegExp(`^${name} ${name}`) });
  const compared = page.getByRole("table", { name: "So sánh" });

  await test.step("the queue asks for it and leads to the pair", async () => {
    await expect.poll(async () => (await (await page.request.get("/api/persons/duplicates?limit=200")).text()).includes(two)).toBe(true);
    await page.goto("/hang-doi");
    await press(page, page.getByRole("button", { name: /^Trùng người \d/ }));
    await walkTo(page, page.getByRole("row", { name: new RegExp(`^Xác định hồ sơ trùng ${one}`) }));
    await press(page, page.getByRole("button", { name: /^Mở việc này/ }));
    await expect(page.getByRole("heading", { level: 1, name: "Hồ sơ trùng" })).toBeVisible();
  });

  await test.step("side by side, and the first pair is one person", async () => {
    await expect(compared).toContainText(one);
    await expect(compared.getByRole("row", { name: /^Ngày sinh 1971 1971/ })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("1");
    await expect(page.getByRole("status").getByText(`Đã gộp hai hồ sơ ${one}.`)).toBeVisible();
    await expect(pairOf(one)).toHaveCount(0);
  });

  await test.step("the merge was a mistake: undone on the person's page, with its reason", async () => {
    await press(page, page.getByRole("link", { name: /^Mở hồ sơ/ }));
    await expect(page.getByRole("heading", { level: 1, name: one })).toBeVisible();
    await press(page, page.getByRole("button", { name: "Tách lại" }));
    await typeInto(page, page.getByLabel(/^Lý do tách/), "Hai chị em cùng năm sinh");
    await expectAccessible(page);
    await press(page, page.getByRole("button", { name: "Tách thành hai hồ sơ" }));
    await expect(page.getByText("Tách hồ sơ đã gộp")).toBeVisible();
  });

  await test.step("the second pair is two people and is not asked again", async () => {
    await page.goto("/nguoi/trung");
    await walkTo(page, pairOf(two));
    await expect(compared).toContainText(two);
    await press(page, page.getByRole("button", { name: /^Hai người khác nhau/ }));
    await expect(page.getByText(`Đã ghi nhận ${two}: hai người khác nhau, không hỏi lại.`)).toBeVisible();
    await expect(pairOf(two)).toHaveCount(0);
    await expectAccessible(page);
  });
});
