import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "@playwright/test";
import { demoPassword } from "../src/modules/simulation/server.ts";
import { findBrowser } from "./browser.ts";
import { startDemoServer } from "./demo-server.ts";

const out = fileURLToPath(new URL("../.screens/", import.meta.url));
const sizes = { desk: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } } as const;

interface Shot {
  name: string;
  account: string | null;
  /** Path, or how to find it once signed in. */
  path: string | ((page: Page) => Promise<string>);
}

const firstOf = (list: string, rows: string, key: string, path: (id: string) => string) => async (page: Page) => {
  const answer = (await (await page.request.get(list)).json()) as Record<string, Record<string, string>[]>;
  return path(answer[rows]![0]![key]!);
};

const shots: readonly Shot[] = [
  { name: "sign-in", account: null, path: "/" },
  { name: "queue", account: "cdc", path: "/hang-doi" },
  { name: "overview", account: "chutich", path: "/tong-quan" },
  { name: "cases", account: "cdc", path: "/ca-benh" },
  { name: "case-new", account: "tramyte", path: "/ca-benh/moi" },
  { name: "case", account: "cdc", path: firstOf("/api/cases?limit=1", "rows", "id", (id) => `/ca-benh/${id}`) },
  { name: "person", account: "cdc", path: firstOf("/api/cases?limit=1", "rows", "personId", (id) => `/nguoi/${id}`) },
  { name: "people", account: "cdc", path: "/nguoi" },
  { name: "imports", account: "cdc", path: "/nhap-tep" },
  { name: "map", account: "cdc", path: "/ban-do" },
  { name: "country", account: "cdc", path: "/toan-quoc" },
  { name: "area", account: "cdc", path: "/dia-ban/o19.94" },
  { name: "rules", account: "cdc", path: "/cap-do/nguong" },
  { name: "reports", account: "vanphong", path: "/bao-cao" },
  { name: "reconciliation", account: "vanphong", path: "/doi-chieu" },
  { name: "admin", account: "quantri", path: "/quan-tri" },
  { name: "admin-sheet", account: "quantri", path: "/quan-tri/nhap-tai-khoan" },
  { name: "channels", account: "quantri", path: "/quan-tri/kenh-gui" },
  { name: "agencies", account: "quantri", path: "/quan-tri/co-quan" },
  { name: "profile", account: "tramyte", path: "/ca-nhan" },
  { name: "delegation", account: "cdc", path: "/uy-quyen" },
];

/** A picture of every page at both sizes and in both languages, for people to look at. `SCREENS_URL` uses a running server; words after the command choose pages. */
async function main(): Promise<void> {
  const wanted = process.argv.slice(2);
  const server = process.env.SCREENS_URL ? { url: process.env.SCREENS_URL, stop: async () => undefined } : await startDemoServer();
  const browser = await chromium.launch(findBrowser());
  try {
    for (const language of ["vi", "en"] as const) {
      for (const shot of shots) if (wanted.length === 0 || wanted.includes(shot.name)) await takeShot(browser, server.url, shot, language);
    }
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function takeShot(browser: Browser, url: string, shot: Shot, language: "vi" | "en"): Promise<void> {
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
    await page.goto(typeof shot.path === "string" ? shot.path : await shot.path(page));
    await page.waitForLoadState("networkidle");
    await page.waitForTimeout(400);
    await page.screenshot({ path: join(out, language, `${shot.name}-${size}.png`) });
    await context.close();
  }
  process.stdout.write(`${language}/${shot.name}\n`);
}

await main();
