import { z } from "zod";
import { ok } from "../../kernel/errors/refusal.ts";
import { defineQuery, type Route } from "../../kernel/http/routes.ts";
import { localDateOf } from "../../kernel/time/local-date.ts";
import type { AgencyGroup } from "./agencies/kinds.ts";
import { areaMap, unitsBelow } from "./area-map.ts";
import {
  AgencyAnswer,
  AreaAnswer,
  AreaDetail,
  AreaMapReply,
  AreasBelow,
  MapOfArea,
  OneArea,
  SearchAgencies,
  SearchAreas,
} from "./contract.ts";
import { answerOf, describeArea } from "./describe-area.ts";
import { eraOn } from "./rules/eras.ts";
import { searchAreas } from "./rules/search-areas.ts";
import { chainOf, getUnit } from "./rules/unit-graph.ts";
import { listAgencies } from "./store/agency-store.ts";
import { areaIndex, unitGraph } from "./store/unit-memory.ts";

// Facts about places, the same for all: anybody may read them, the page for citizens too.

const search = defineQuery({
  path: "/areas/search",
  permission: "public",
  summary: "Units by unaccented name, abbreviation or code; former names answer with what they are now",
  query: SearchAreas,
  reply: z.object({ areas: z.array(AreaAnswer) }),
  async run(tx, { q, era, on, language, ...options }) {
    const asked = era ?? eraOn(on ?? localDateOf(tx.now));
    return ok({ areas: searchAreas(areaIndex(), q, { ...options, era: asked }).map((hit) => answerOf(hit, asked, language)) });
  },
});

const one = defineQuery({
  path: "/areas/one",
  permission: "public",
  summary: "One unit: what is above it, what it was made of and became, its people",
  query: OneArea,
  reply: AreaDetail,
  run: (tx, { key, language }) => describeArea(tx, key, language),
});

const below = defineQuery({
  path: "/areas/below",
  permission: "public",
  summary: "Units of a level below an area, on the map of any era",
  query: AreasBelow,
  reply: z.object({ areas: z.array(AreaAnswer) }),
  async run(_tx, { area, era, level, language }) {
    const graph = unitGraph();
    const units = unitsBelow(area, era, level);
    const above = (key: string) =>
      chainOf(graph, key)
        .slice(1)
        .map((parent) => getUnit(graph, parent));
    return ok({ areas: units.map((unit) => answerOf({ unit, above: above(unit.key), counterparts: [] }, era, language)) });
  },
});

const map = defineQuery({
  path: "/areas/map",
  permission: "public",
  summary: "Outlines of the units of an area as TopoJSON: imported ones, else a schematic map",
  query: MapOfArea,
  reply: AreaMapReply,
  run: (tx, { area, era, level, schematic }) => areaMap(tx, area, era, level, schematic === "true"),
});

const agencies = defineQuery({
  path: "/agencies/search",
  permission: "session",
  summary: "Bodies of a province by unaccented words of their name, on a day",
  query: SearchAgencies,
  reply: z.object({ agencies: z.array(AgencyAnswer) }),
  async run(tx, { q, group, ...query }) {
    return ok({ agencies: await listAgencies(tx, { ...query, text: q, groups: group ? [group as AgencyGroup] : undefined }) });
  },
});

export const routes: readonly Route[] = [search, one, below, map, agencies];
