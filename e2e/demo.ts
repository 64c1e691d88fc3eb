import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test as base, type Page } from "@playwright/test";
import { demoPassword } from "../src/modules/simulation/server.ts";
import { type DemoServer, startDemoServer } from "../tools/demo-server.ts";

const addressFile = join(fileURLToPath(new URL("../.build/", import.meta.url)), "demo-address");
let server: DemoServer | undefined;

/** One demo server for all journeys: started before the first, stopped after the last. `VX_E2E_URL` names one that runs already. */
export async function startDemo(): Promise<() => Promise<void>> {
  if (process.env.VX_E2E_URL) return async () => undefined;
  server = await startDemoServer();
  writeFileSync(addressFile, server.url);
  return async () => {
    await server?.stop();
    rmSync(addressFile, { force: true });
  };
}

/** Signs in as a demo account; the language of the screens is chosen before the page loads. */
export async function signIn(page: Page, account: string, language: "vi" | "en" = "vi"): Promise<void> {
  await page.addInitScript((chosen) => localStorage.setItem("vx.language", chosen), language);
  const answer = await page.request.post("/api/session/sign-in", { data: { account, password: demoPassword }, headers: { "x-vx": "1" } });
  if (!answer.ok()) throw new Error(`sign-in of ${account}: ${answer.status()}`);
}

/** Journeys against the demo server. A page that asks another host, or its own server for nonsense, fails; unless the failure is what is looked at. */
export const test = base.extend<{ failing: { expected: boolean }; soundRequests: undefined }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter list
  baseURL: async ({}, use) => use(process.env.VX_E2E_URL ?? readFileSync(addressFile, "utf8")),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter list
  failing: async ({}, use) => use({ expected: false }),
  soundRequests: [
    async ({ page, baseURL, failing }, use) => {
      const [foreign, failed]: [string[], string[]] = [[], []];
      page.on("response", (response) => {
        const status = response.status();
        if (status === 400 || status >= 500) failed.push(`${status} ${response.url()}`);
      });
      page.on("request", (request) => {
        const url = request.url();
        if (!url.startsWith(baseURL ?? "") && !url.startsWith("data:") && !url.startsWith("blob:")) foreign.push(url);
      });
      await use(undefined);
      if (foreign.length > 0) throw new Error(`requests to other hosts: ${foreign.join(", ")}`);
      if (failed.length > 0 && !failing.expected) throw new Error(`requests that failed: ${failed.join(", ")}`);
    },
    { auto: true },
  ],
});
export { expect } from "@playwright/test";
