import { expect, it } from "vitest";
import { z } from "zod";
import { allRoutes } from "./modules.ts";

const open = allRoutes.filter(({ permission }) => permission === "public");

it("nobody who is not signed in is answered but about places, published levels and published reports", () => {
  expect(open.map(({ path }) => path).sort()).toEqual([
    "/areas/below",
    "/areas/map",
    "/areas/one",
    "/areas/search",
    "/levels/public",
    "/public/front",
    "/reports/public",
    "/reports/public/file",
    "/reports/public/one",
  ]);
});

/** Words of names under which something about one person could stand. */
const ofPersons =
  /\b(age|sex|gender|birth|born|phone|address|street|household|occupation|person|patient|onset|severity|outcome|nationality)\b/;
const inWords = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

function namesIn(schema: unknown): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const own = "properties" in schema ? Object.keys(schema.properties as object) : [];
  return [...own, ...Object.values(schema).flatMap(namesIn)];
}

it("no open answer has a place for anything about one person", () => {
  const names = open.flatMap((route) =>
    "reply" in route
      ? namesIn(z.toJSONSchema(route.reply, { io: "output", unrepresentable: "any" })).map((name) => `${route.path} ${name}`)
      : [],
  );
  expect(names.length).toBeGreaterThan(40);
  expect(names.filter((name) => ofPersons.test(inWords(name)))).toEqual([]);
});
