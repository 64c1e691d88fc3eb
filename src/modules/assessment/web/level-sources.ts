import { useMemo } from "react";
import { addDays, type LocalDate } from "../../../kernel/time/local-date.ts";
import { type Reading, useRead } from "../../../kernel/ui/api/use-read.ts";
import type { AreaShape, ShapesTopology } from "../../../kernel/ui/map/plan.ts";
import type { LevelValue } from "../../../kernel/ui/parts/level-badge.tsx";
import { useSituation } from "../../../kernel/ui/session/situation.tsx";
import type { LevelRuleId } from "../contract.ts";
import type { LevelLine } from "../level-views.ts";
import type { ProvinceOfArea } from "./province-of-area.ts";

export interface LevelList {
  rows: LevelLine[];
  rule: { id: LevelRuleId; document: string; date: string };
  from: string;
  asOf: string;
}

export interface AreaMapAnswer {
  units: AreaShape[];
  topology: ShapesTopology | null;
  schematic: boolean;
  licence: string | null;
  credit: string | null;
}

/** Levels of an area and all under it on a day, as of the page's instant. */
export function useLevels(area: string | undefined, on: LocalDate, when = true): Reading<LevelList> {
  const { asOf } = useSituation();
  return useRead<LevelList>("/levels", { area, on, asOf }, { when: when && area !== undefined, keep: true });
}

export function useCommuneMap(province: ProvinceOfArea | undefined): Reading<AreaMapAnswer> {
  return useRead<AreaMapAnswer>(
    "/areas/map",
    { area: province?.key, era: province?.era, level: "commune" },
    { when: province !== undefined },
  );
}

/** `computed`: by the figures of the page's instant, where the reader sees them; `published`: what authorities announced. */
export type LevelMode = "computed" | "published";

export function levelShown({ inSight, level, published }: LevelLine, mode: LevelMode): LevelValue {
  if (mode === "computed" && inSight) return level;
  return published?.level ?? null;
}

export function useLevelsShown(rows: readonly LevelLine[] | undefined, mode: LevelMode): ReadonlyMap<string, LevelValue> {
  return useMemo(() => new Map((rows ?? []).map((row) => [row.area, levelShown(row, mode)])), [rows, mode]);
}

export interface LevelChange {
  row: LevelLine;
  from: 1 | 2 | 3 | 4;
  to: 1 | 2 | 3 | 4;
}

/** Communes whose level differs from the one of a week before, the greatest rise first. Where either is not known there is no change to tell. */
export function changesOf(rows: readonly LevelLine[], before: readonly LevelLine[], mode: LevelMode): LevelChange[] {
  const earlier = new Map(before.map((row) => [row.area, levelShown(row, mode)]));
  const changes = rows.flatMap((row): LevelChange[] => {
    const [from, to] = [earlier.get(row.area) ?? null, levelShown(row, mode)];
    return row.unitLevel === "commune" && from !== null && to !== null && from !== to ? [{ row, from, to }] : [];
  });
  return changes.sort((a, b) => b.to - b.from - (a.to - a.from) || b.to - a.to);
}

export const weekBefore = (on: LocalDate, weeks = 1): LocalDate => addDays(on, -7 * weeks);
