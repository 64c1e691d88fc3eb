import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "@playwright/test";
import { demoPassword } from "../src/modules/simulation/server.ts";
import { findBrowser } from "./browser.ts";
import { startDemoServer } from "./demo-server.ts";
import { openShot, type Shot, shots } from "./screens/shots.ts";
import { type Stage, setStage } from "./screens/stage.ts";

const out = fileURLToPath(new URL("../.screens/", import.meta.url));
const sizes = { desk: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } } as const;

/** A picture of every page at both sizes and in both languages, for people to look at. `SCREENS_URL` uses a running server; words after the command choose pages. */
async function main(): Promise<void> {
  const wanted = process.argv.slice(2);
  const server = process.env.SCREENS_URL ? { url: process.env.SCREENS_URL, stop: async () => undefined } : await startDemoServer();
  const browser = await chromium.launch(findBrowser());
  try {
    const stage = await setStage(server.url);
    for (const language of ["vi", "en"] as const) {
      for (const shot of shots)
        if (wanted.length === 0 || wanted.includes(shot.name)) await takeShot(browser, server.url, shot, language, stage);
    }
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function takeShot(browser: Browser, url: string, shot: Shot, language: "vi" | "en", stage: Stage): Promise<void> {
  mkdirSync(join(out, language), { recursive: true });
  for (const [size, viewport] of Object.entries(sizes)) {
    const context = await browser.newContext({ baseURL: url, viewport, locale: language });
    await context.addInitScript((chosen) => localStorage.setItem("vx.language", chosen), language);
    const page = await context.newPage();
    if (shot.account)
      await page.request.post("/api/session/sign-in", {
        data: { account: shot.account, password: demoPassword },
        headers: { "x-vx": "1" },
      });
    await openShot(page, shot, stage);
    await page.screenshot({ path: join(out, language, `${shot.name}-${size}.png`) });
    if (await growToContent(page, viewport)) await page.screenshot({ path: join(out, language, `${shot.name}-${size}-whole.png`) });
    await context.close();
  }
  process.stdout.write(`${language}/${shot.name}\n`);
}

/** Tallest picture: more says nothing new of a long list. */
const TALLEST = 4000;

/** Makes the window as tall as what the page or its main part scrolls. @returns whether it had to grow */
async function growToContent(page: Page, { width, height }: { width: number; height: number }): Promise<boolean> {
  const hidden = await page.evaluate(() => {
    const parts = [document.documentElement, ...document.querySelectorAll("main")];
    return Math.max(...parts.map((part) => part.scrollHeight - part.clientHeight));
  });
  if (hidden < 8) return false;
  await page.setViewportSize({ width, height: Math.min(TALLEST, height + hidden) });
  await page.waitForTimeout(300);
  return true;
}

await main();
