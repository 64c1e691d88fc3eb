import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, signIn, test } from "./demo.ts";
import { expectAccessible } from "./parts/accessible.ts";
import { DAY } from "./parts/demo-facts.ts";
import { press } from "./parts/keyboard.ts";

/** Xã Vĩnh Thành of 2019, whose land is in four communes of today. */
const SPLIT = "o19.31771";
const HAMLET = "ấp Mỹ Mẫu";
const names = ["Sơn Thị Mẫu Một", "Sơn Thị Mẫu Hai"];

async function report(page: Page, fullName: string, house: number): Promise<void> {
  const personId = randomUUID();
  const person = { personId, fullName, sex: "female", birthYear: 1950 + house, residenceUnit: SPLIT, address: `Số ${house}, ${HAMLET}` };
  const body = {
    person,
    report: {
      caseId: randomUUID(),
      personId,
      diseaseCode: "dengue",
      reportedOn: DAY,
      residenceUnit: SPLIT,
      onsetOn: DAY,
      onsetSource: "patient",
    },
  };
  const answer = await page.request.post("/api/cases/report", { data: body, headers: { "x-vx": "1", "x-command-id": randomUUID() } });
  expect(answer.ok(), await answer.text()).toBe(true);
}

/** Walks down a table with J until the row that begins with these words has the focus. */
async function walkTo(page: Page, words: string): Promise<void> {
  await expect(page.locator("[data-row-focus]").first()).toBeVisible();
  for (let step = 0; step < 100; step++) {
    await page.keyboard.press("j");
    if ((await page.locator(":focus").textContent())?.includes(words)) return;
  }
  throw new Error(`no row with ${words}`);
}

test("without a mouse: the cases of a hamlet of a split commune go from the queue to where the hamlet lies now", async ({ page }) => {
  await signIn(page, "cdc");
  for (const [at, name] of names.entries()) await report(page, name, at + 1);
  await page.goto(`/ca-benh/xep-dia-ban?unit=${SPLIT}`);
  await expect(page.getByRole("row", { name: new RegExp(names[0]!) })).toBeVisible();
  await page.goto("/hang-doi");
  await walkTo(page, "Xếp ca về địa bàn");
  await page.keyboard.press("Enter");
  await press(page, page.getByRole("button", { name: /^Mở việc này/ }));

  await expect(page.getByRole("heading", { name: "Xếp ca về địa bàn" })).toBeVisible();
  await expectAccessible(page);
  await walkTo(page, names[0]!);
  await page.keyboard.press("Enter");
  await page.keyboard.press("a");
  await expect(page.getByRole("heading", { name: "2 ca đã chọn" })).toBeVisible();
  await page.keyboard.press("2");
  await expect(page.getByText("Đã xếp 2 ca")).toBeVisible();
  for (const name of names) await expect(page.getByRole("row", { name: new RegExp(name) })).toHaveCount(0);
  await expectAccessible(page);
});
