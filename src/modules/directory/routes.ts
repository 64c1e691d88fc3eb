import { z } from "zod";
import { ok } from "../../kernel/errors/refusal.ts";
import { listFile, listFileQuery, sheetOf } from "../../kernel/http/list-file.ts";
import { defineCommand, defineDownload, defineQuery, defineUpload, type Route } from "../../kernel/http/routes.ts";
import { textOf } from "../../kernel/i18n/words-on-disk.ts";
import { localDateOf } from "../../kernel/time/local-date.ts";
import { addAgency, closeAgency } from "./agency-entries.ts";
import { agencyColumns, agencyList } from "./agency-list.ts";
import { areaMap, unitsBelow } from "./area-map.ts";
import {
  AddAgency,
  AgenciesImported,
  AgencyAnswer,
  type AgencyGroup,
  AreaAnswer,
  AreaDetail,
  AreaMapReply,
  AreasBelow,
  CloseAgency,
  MapOfArea,
  OneArea,
  SearchAgencies,
  SearchAreas,
} from "./contract.ts";
import { answerOf, describeArea } from "./describe-area.ts";
import { importAgencies } from "./import-agencies.ts";
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

const exported = defineDownload({
  path: "/agencies/export",
  permission: "session",
  summary: "Bodies of a province as a spreadsheet that can be imported again after editing",
  query: SearchAgencies.omit({ limit: true, unitKey: true }).extend(listFileQuery),
  people: false,
  async run(tx, { format, language, ...query }) {
    const name = `${textOf(language, "directory", "page.agencies")} ${localDateOf(tx.now)}`;
    return ok(listFile(name, sheetOf(await agencyList(tx, query, language), agencyColumns, language), format));
  },
});

const addOne = defineCommand({
  path: "/agencies/add",
  permission: "directory.agency.manage",
  summary: "Add a body to a unit of one's own area",
  body: AddAgency,
  reply: z.object({ key: z.string() }),
  queueable: false,
  run: addAgency,
});

const closeOne = defineCommand({
  path: "/agencies/close",
  permission: "directory.agency.manage",
  summary: "State the last day of a body of one's own area",
  body: CloseAgency,
  reply: z.object({ key: z.string() }),
  queueable: false,
  run: closeAgency,
});

const importSheet = defineUpload({
  path: "/agencies/import",
  permission: "directory.agency.manage",
  summary: "Add and close bodies of one's own area from a sheet: name, kind, unit, first and last day; every row is accounted for",
  fields: z.object({ dryRun: z.enum(["0", "1"]).default("0") }),
  fileLimit: 5 * 1024 * 1024,
  limitMs: 60_000,
  reply: AgenciesImported,
  run: (tx, { dryRun }, file) => importAgencies(tx, file, { dryRun: dryRun === "1" }),
});

export const routes: readonly Route[] = [search, one, below, map, agencies, exported, addOne, closeOne, importSheet];
