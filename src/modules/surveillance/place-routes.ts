import { z } from "zod";
import { ok } from "../../kernel/errors/refusal.ts";
import { defineCommand, defineQuery, type Route } from "../../kernel/http/routes.ts";
import { UnitKey } from "../directory/contract.ts";
import { UnplacedCases, UnplacedUnits } from "./case-views.ts";
import { placeCases } from "./commands/place-cases.ts";
import { PlaceCases } from "./contract.ts";
import { unplacedCases, unplacedUnitNames } from "./unplaced.ts";

const place = "surveillance.case.correct";

const units = defineQuery({
  path: "/cases/unplaced/units",
  permission: place,
  summary: "Units with cases that wait to be placed, and how many",
  query: z.strictObject({ language: z.enum(["vi", "en"]).default("vi") }),
  reply: UnplacedUnits,
  run: async (tx, { language }) => ok(await unplacedUnitNames(tx, language)),
});

const unplaced = defineQuery({
  path: "/cases/unplaced",
  permission: place,
  summary: "Cases of a unit that was split, or without a commune, which wait to be placed",
  purpose: "case-work",
  query: z.strictObject({ unit: UnitKey, language: z.enum(["vi", "en"]).default("vi") }),
  reply: UnplacedCases,
  reads: (reply) => [...new Set(reply.rows.map(({ personId }) => personId))],
  run: async (tx, { unit, language }) => ok(await unplacedCases(tx, unit, language)),
});

const Params = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

const placing = defineCommand({
  path: "/cases/place",
  permission: place,
  summary: "Place cases of such a unit, each with the version that was seen",
  body: PlaceCases,
  reply: z.object({
    rows: z.array(
      z.object({
        caseId: z.string(),
        result: z.enum(["placed", "refused"]),
        refusal: z.object({ code: z.string(), status: z.number(), params: Params.optional() }).nullable(),
      }),
    ),
  }),
  subjects: (body) => body.cases.map(({ caseId }) => caseId),
  run: placeCases,
});

export const placeRoutes: readonly Route[] = [units, unplaced, placing];
