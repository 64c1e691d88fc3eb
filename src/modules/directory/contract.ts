import { z } from "zod";
import { SheetCounts, SheetProblem } from "../../kernel/tabular/sheet-result.ts";

/** A dated list of units: `o19` as of 01/01/2019, `o25` as of 01/03/2025 (three levels), `n25` since 01/07/2025 (two levels). */
export const Era = z.enum(["o19", "o25", "n25"]);
export type Era = z.infer<typeof Era>;

export const Level = z.enum(["province", "district", "commune"]);
export type Level = z.infer<typeof Level>;

/** What a unit is called: its kind decides the word before its name. */
export const UnitKind = z.enum([
  "province", // tỉnh
  "municipality", // thành phố trực thuộc trung ương
  "urban-district", // quận
  "rural-district", // huyện
  "town", // thị xã
  "city", // thành phố thuộc tỉnh, thành phố thuộc thành phố
  "ward", // phường
  "commune", // xã
  "township", // thị trấn
  "special-zone", // đặc khu
]);
export type UnitKind = z.infer<typeof UnitKind>;

/** Key of a unit: era and official code, `o19.31498`. The level follows from the length of the code (2, 3, 5). */
export const UnitKey = z.string().regex(/^(o19|o25|n25)\.(\d{2}|\d{3}|\d{5})$/);
/** Where a record about a person may be placed: a unit, or the part of a former commune that lies in one of today, `o19.31771-n25.31741`. */
export const PlaceKey = z.string().regex(/^(o19|o25|n25)\.(\d{2}|\d{3}|\d{5}(-n25\.\d{5})?)$/);
/** The unit of a place: that of a part is the former commune. */
export const wholeUnit = (place: string): string => place.split("-")[0]!;
/** Key of a body: `ag.CODE`. */
export const AgencyKey = z.string().regex(/^ag\.[A-Za-z0-9.-]+$/);

export const Unit = z.object({
  key: z.string(),
  era: Era,
  level: Level,
  code: z.string(),
  kind: UnitKind,
  /** Without the word of its kind: `Trung Bình`, `9` for phường 9. */
  name: z.string(),
  /** Key of the unit above; null for a province. */
  parent: z.string().nullable(),
  /** Code of the 2025 province that contains the unit, in any era. */
  provinceId: z.string(),
  validFrom: z.string(),
  /** Last local day; null while in force. */
  validTo: z.string().nullable(),
  /** A point inside, [longitude, latitude] in degrees; null where no outline is known. */
  centre: z.tuple([z.number(), z.number()]).nullable(),
  /** Only of a part of a unit that was split: the unit of today it lies in. */
  nowIn: z.object({ key: z.string(), kind: UnitKind, name: z.string() }).optional(),
});
export type Unit = z.infer<typeof Unit>;

/** How a link between two eras is known. */
export const LinkMethod = z.enum([
  "official_record", // the Statistics Office's record of changes, or the resolution
  "nearest_estimate", // abolished without a successor in the record: the nearest surviving commune of the same district
  "name_kept", // abolished without a successor in the record, but a neighbour of another name bears its name since: they were merged
  "district_without_communes", // an island district became one commune-level unit, or its communes were dissolved into it
  "derived_from_communes", // districts: computed from the links of their communes
]);
export type LinkMethod = z.infer<typeof LinkMethod>;

export interface UnitLink {
  from: string;
  to: string;
  method: LinkMethod;
  /** `full`: the whole of `from` went into `to`. */
  share: "full" | "partial";
  /** Part of the people of `from` that went into `to`, 0–1; 1 for full, null where nobody published it. */
  fraction: number | null;
}

export const PopulationMethod = z.enum([
  "exact", // counted, or the sum of whole counted units
  "matched_by_spelling", // counted; the census row was joined to the code by a near spelling
  "matched_by_elimination", // counted; the only row and the only code of the province that were left over
  "equal_split", // a split unit's people divided equally among its parts
  "estimated", // placed on newer units through estimated links
  "official_average", // average population of the year, published by the Statistics Office
]);
export type PopulationMethod = z.infer<typeof PopulationMethod>;

export interface Population {
  key: string;
  year: number;
  people: number;
  method: PopulationMethod;
}

const Language = z.enum(["vi", "en"]).default("vi");
/** Local day as `YYYY-MM-DD`. */
const Day = z.iso.date();

/** Find units by name, any word order and without accents, or by code. The map they are read on is `era`, else that of `on`, else today's. */
export const SearchAreas = z.strictObject({
  q: z.string().max(200),
  era: Era.optional(),
  on: Day.optional(),
  within: UnitKey.optional(),
  level: Level.optional(),
  limit: z.coerce.number().int().min(1).max(50).default(10),
  language: Language,
});

export const AreaAnswer = z.object({
  key: z.string(),
  name: z.string(),
  /** Units above it, nearest first: `huyện Trần Đề, tỉnh Sóc Trăng`. */
  parent: z.string().optional(),
  /** For a unit that is no more: what it is now, `Xã Trần Đề`. */
  nowName: z.string().optional(),
  era: Era,
  level: Level,
  validTo: z.string().nullable(),
  /** Units of the asked map it became or was made of. */
  now: z.array(z.object({ key: z.string(), name: z.string() })),
});
export type AreaAnswer = z.infer<typeof AreaAnswer>;

export const OneArea = z.strictObject({ key: UnitKey, language: Language });

const Neighbour = z.object({
  key: z.string(),
  name: z.string(),
  method: LinkMethod,
  share: z.enum(["full", "partial"]),
  fraction: z.number().nullable(),
});

export const AreaDetail = z.object({
  unit: Unit,
  name: z.string(),
  path: z.string(),
  /** Units above it, nearest first. */
  above: z.array(z.object({ key: z.string(), name: z.string() })),
  /** What became of it in the next list, and what it was made of in the list before. */
  successors: z.array(Neighbour),
  predecessors: z.array(Neighbour),
  /** Where its records belong on each map. */
  onMaps: z.array(
    z.object({
      era: Era,
      key: z.string().nullable(),
      name: z.string().nullable(),
      placement: z.enum(["exact", "unplaced"]),
      estimated: z.boolean(),
    }),
  ),
  populations: z.array(z.object({ year: z.number().int(), people: z.number().int(), method: PopulationMethod })),
});
export type AreaDetail = z.infer<typeof AreaDetail>;

/** The units of a level below an area (`vn` for the country) on the map of an era. */
export const AreasBelow = z.strictObject({
  area: z.union([UnitKey, z.literal("vn")]),
  era: Era,
  level: Level.default("commune"),
  language: Language,
});

export const ShapeProperties = z.object({
  key: z.string(),
  name: z.string(),
  parentKey: z.string().optional(),
  parentName: z.string().optional(),
});

export const MapOfArea = z.strictObject({
  area: z.union([UnitKey, z.literal("vn")]),
  era: Era,
  level: Level.default("commune"),
  /** `true` asks for the schematic map even where outlines were imported. */
  schematic: z.enum(["true", "false"]).default("false"),
});

export const AreaMapReply = z.object({
  era: Era,
  units: z.array(ShapeProperties),
  /** TopoJSON with the object `units`, whose properties are those of `units`; null when nothing can be drawn. */
  topology: z.unknown(),
  /** A cell per unit: "sơ đồ, không phải ranh giới hành chính". */
  schematic: z.boolean(),
  approximate: z.boolean(),
  licence: z.string().nullable(),
  credit: z.string().nullable(),
});

export const SearchAgencies = z.strictObject({
  q: z.string().max(200).default(""),
  provinceId: z
    .string()
    .regex(/^\d{2}$/)
    .optional(),
  group: z.string().max(40).optional(),
  unitKey: UnitKey.optional(),
  on: Day.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const AgencyAnswer = z.object({
  key: z.string(),
  kind: z.string(),
  group: z.string(),
  name: z.string(),
  nameEn: z.string(),
  unitKey: z.string(),
  provinceId: z.string(),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
});

export const agencyGroups = [
  "people-committee",
  "steering-committee",
  "department",
  "health-facility",
  "laboratory",
  "police",
  "military",
  "front",
  "mass-organisation",
] as const;
/** What sort of body it is; screens group and filter by it. */
export const AgencyGroup = z.enum(agencyGroups);
export type AgencyGroup = z.infer<typeof AgencyGroup>;

/** Add a body that the shipped list does not know (thêm cơ quan). */
export const AddAgency = z.strictObject({
  id: z.uuid(),
  name: z.string().trim().min(3).max(200),
  group: AgencyGroup,
  unitKey: UnitKey,
  validFrom: Day.nullish(),
});
export type AddAgency = z.infer<typeof AddAgency>;

/** State the last day of a body (ngừng hoạt động). */
export const CloseAgency = z.strictObject({ agency: AgencyKey, lastDay: Day, reason: z.string().trim().min(3).max(300) });
export type CloseAgency = z.infer<typeof CloseAgency>;

export const ImportedAgency = z.object({
  row: z.number(),
  name: z.string().nullable(),
  result: z.enum(["created", "updated", "unchanged", "rejected"]),
  problems: z.array(SheetProblem),
});
export type ImportedAgency = z.infer<typeof ImportedAgency>;

/** What became of a sheet of bodies. */
export const AgenciesImported = SheetCounts.extend({ rows: z.array(ImportedAgency) });
export type AgenciesImported = z.infer<typeof AgenciesImported>;

/** What a row of a sheet says about a place; each part may be a name or a code, or all of them in `commune`, separated by commas. */
export interface AreaText {
  commune?: string | undefined;
  district?: string | undefined;
  province?: string | undefined;
  /** Key of the area the sheet is about, of any era. */
  within?: string | undefined;
  /** Local day the row belongs to: its units are tried first, then those of other eras. */
  on: string;
}

export type AreaResolution =
  | { status: "one"; unit: Unit }
  /** Several units bear the name: the sender has to add the district or province. */
  | { status: "several"; candidates: Unit[] }
  /** No unit bears it: which part, what was typed, and the nearest names. */
  | { status: "none"; field: Level; text: string; nearest: Unit[] };

/** Finds the unit a text means, whatever its level: a key, a code, else a name of that day's units. */
export type AreaFinder = (text: string, on: string, within?: string | null) => AreaResolution;

/** Finds the unit a row speaks of. */
export type AreaResolver = (row: AreaText) => AreaResolution;
