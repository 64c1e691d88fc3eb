import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      { test: { name: "rules", include: ["{src,tools}/**/*.test.ts"], exclude: ["**/*.db.test.ts", "**/node_modules/**"], isolate: false, testTimeout: 30_000 } },
      {
        test: {
          name: "database",
          include: ["src/**/*.db.test.ts"],
          globalSetup: ["src/kernel/test-kit/database-server.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
