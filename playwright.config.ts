import { defineConfig } from "@playwright/test";
import { findBrowser } from "./tools/browser.ts";

/** Journeys in a real browser. One worker: the tests share the machine with a server and a database. */
export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/global-setup.ts",
  testIgnore: process.env.VX_LONG === "1" ? [] : ["long/**"],
  outputDir: ".build/test/browser",
  workers: 1,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    actionTimeout: 15_000,
    viewport: { width: 1366, height: 768 },
    locale: "vi-VN",
    timezoneId: "Asia/Ho_Chi_Minh",
    screenshot: "only-on-failure",
    launchOptions: findBrowser(),
  },
});
