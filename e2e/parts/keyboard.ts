import { expect, type Locator, type Page } from "@playwright/test";

/** Stops of the Tab key a page may have before something is out of reach for a person without a mouse. */
const MOST_STOPS = 160;

/** Goes to a control with the Tab key alone. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    if (await target.evaluate((node) => node === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`${target} was not reached with ${MOST_STOPS} presses of Tab`);
}

/** Goes to a button or link with the Tab key and presses it with Enter. */
export async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press("Enter");
}

/** Goes to a field with the Tab key and types. */
export async function typeInto(page: Page, target: Locator, words: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press("Control+a");
  await page.keyboard.type(words);
}

/** Goes to a row of the list with the keys of the list, J and K, and opens it with Enter. */
export async function walkTo(page: Page, row: Locator): Promise<void> {
  const opener = row.getByRole("button");
  await expect(opener).toBeVisible();
  for (const key of ["k", "j"])
    for (let step = 0; step < MOST_STOPS / 4; step++) {
      if (await opener.evaluate((node) => node === document.activeElement)) return page.keyboard.press("Enter");
      await page.keyboard.press(key);
    }
  throw new Error(`${row} was not reached with J and K`);
}
