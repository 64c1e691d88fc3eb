import type { LocalDate } from "../../../kernel/time/local-date.ts";
import type { AreaResolution, AreaResolver, Unit } from "../../directory/contract.ts";
import type { RowProblem } from "../contract.ts";
import type { CaseRow } from "./read-case-row.ts";

export interface PlaceContext {
  /** Area the file is about: rows that name no place belong to it. */
  area: string;
  /** Area in which a district that is not in `area` is looked for: the province of the file. */
  around: string;
  /** Name of a unit with the word of its kind: a commune and its township share a name. */
  nameOf(unit: Unit): string;
  resolve: AreaResolver;
}

export interface Residence {
  unit: string;
  /** What could not be placed on the map: a country, a ship, another province. */
  elsewhere: string | null;
}

/**
 * Where the person of a row lives. A commune nobody knows in the area is refused with the nearest names;
 * another province or country is kept as text, and the case belongs to the area of the file.
 */
export function placeOf(row: CaseRow, on: LocalDate, context: PlaceContext): { residence: Residence | null; problem: RowProblem | null } {
  const { commune, district, province, place, foreignPlace } = row.text;
  if (!commune && !district && !province && !place) return { residence: { unit: context.area, elsewhere: foreignPlace }, problem: null };
  const found = resolveRow(row, on, context);
  const field = commune ? "commune" : district ? "district" : place ? "place" : "province";
  const problem = (code: string, text: string, units: readonly Unit[], grade: RowProblem["grade"]): RowProblem => ({
    row: row.row,
    column: row.columns.at.get(field) ?? null,
    code,
    params: { field, text, names: units.map((unit) => context.nameOf(unit)).join(", ") || null },
    grade,
  });
  if (found.status === "one") return { residence: { unit: found.unit.key, elsewhere: foreignPlace }, problem: null };
  const typed = commune ?? district ?? place ?? province ?? "";
  if (found.status === "several")
    return { residence: null, problem: problem("place_several", typed, found.candidates.slice(0, 3), "wrong") };
  if (commune && found.field === "commune")
    return {
      residence: null,
      problem: problem(found.nearest.length > 0 ? "place_unknown" : "place_unknown_alone", commune, found.nearest.slice(0, 2), "wrong"),
    };
  const text = [commune, district, province, place].filter(Boolean).join(", ");
  const elsewhere = [text, foreignPlace].filter(Boolean).join("; ");
  return { residence: { unit: context.area, elsewhere }, problem: problem("place_kept_as_text", text, [], "note") };
}

function resolveRow({ text }: CaseRow, on: LocalDate, { area, around, resolve }: PlaceContext): AreaResolution {
  const [commune, district, province] = [text.commune ?? undefined, text.district ?? undefined, text.province ?? undefined];
  if (!commune && !district) return resolve({ commune: text.place ?? undefined, province, within: area, on });
  const inside = resolve({ commune, district, province, within: area, on });
  // Another district of the same province is a place on the map, though outside the area of the file.
  return inside.status === "none" && district && around !== area ? resolve({ commune, district, province, within: around, on }) : inside;
}
