import type { AreaHit } from "../../../../kernel/ui/input/area-picker.tsx";
import { fold } from "../../../../kernel/ui/input/fold.ts";
import { splitPlace } from "../entry/read-entry.ts";
import { type GridRow, withText } from "./grid-row.ts";

const KIND = /^(xa|phuong|thi tran|dac khu|tt|p|x)[.\s]+/;
const bare = (name: string): string => fold(name).replaceAll(/\s+/g, " ").trim().replace(KIND, "");

/** The unit that words surely mean: the only answer, or the only one of exactly this name; undefined when somebody must choose. */
export function surePlace(written: string, hits: readonly AreaHit[]): AreaHit | undefined {
  if (hits.length === 1) return hits[0];
  const whole = hits.filter(({ name }) => fold(name) === fold(written));
  if (whole.length === 1) return whole[0];
  const named = hits.filter(({ name }) => bare(name) === bare(written));
  return named.length === 1 ? named[0] : undefined;
}

/** The row with a unit chosen: the cell shows its name and keeps the hamlet. */
export function withPlace(row: GridRow, hit: AreaHit): GridRow {
  const { address } = splitPlace(row.texts.place ?? "");
  const typed = withText(row, "place", address ? `${hit.name}, ${address}` : hit.name);
  return { ...typed, place: { for: hit.name, hit } };
}
