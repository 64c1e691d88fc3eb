import { z } from "zod";

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
