import { defineConfig } from "vitest/config";

/** `npm run test:long` adds the slow ones. */
const long = process.env.VX_LONG === "1" ? [] : ["**/*.long.test.ts"];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "rules",
          include: ["{src,tools}/**/*.test.ts"],
          exclude: ["**/*.db.test.ts", "**/*.long.test.ts", "**/node_modules/**"],
          isolate: false,
          testTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: "database",
          include: ["src/**/*.db.test.ts", "src/**/*.long.test.ts"],
          exclude: [...long, "**/node_modules/**"],
          globalSetup: ["src/kernel/test-kit/database-server.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
