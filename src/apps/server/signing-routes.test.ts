import { expect, it } from "vitest";
import { z } from "zod";
import { allRoutes } from "./modules.ts";

it("every command that asks for the password again is taken one by one, and cannot wait on a phone", () => {
  const asking = allRoutes.flatMap((route) => {
    if (route.kind !== "command") return [];
    const schema = z.toJSONSchema(route.body, { io: "input", unrepresentable: "any" });
    return "proof" in (schema.properties ?? {}) ? [route] : [];
  });
  expect(asking.length).toBeGreaterThanOrEqual(4);
  expect(asking.filter(({ signs, queueable }) => !signs || queueable !== false).map(({ path }) => path)).toEqual([]);
});
