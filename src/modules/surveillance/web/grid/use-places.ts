import { useEffect, useRef, useState } from "react";
import type { AreaHit } from "../../../../kernel/ui/input/area-picker.tsx";
import { splitPlace } from "../entry/read-entry.ts";
import { findAreas } from "../search-areas.ts";
import { isPlaced } from "./check-row.ts";
import type { GridRow } from "./grid-row.ts";
import { surePlace, withPlace } from "./sure-place.ts";

const PAUSE_MS = 400;

interface PlacesOptions {
  rows: readonly GridRow[];
  /** Row somebody is typing the place of: it has a list of its own. */
  typing: number | undefined;
  within: string | undefined;
  on: string;
  onFound: (place: (rows: readonly GridRow[]) => GridRow[]) => void;
}

/** Finds the units of pasted or copied places: sure ones are chosen, the others wait with their answers. */
export function usePlaces({ rows, typing, within, on, onFound }: PlacesOptions): ReadonlyMap<string, readonly AreaHit[]> {
  const [answers, setAnswers] = useState<ReadonlyMap<string, readonly AreaHit[]>>(new Map());
  const asked = useRef(new Set<string>());
  const unitOf = (row: GridRow): string => splitPlace(row.texts.place ?? "").unit;
  const open = [...new Set(rows.filter((row, index) => index !== typing && !isPlaced(row)).map(unitOf))].filter(Boolean);
  const waiting = open.join("\n");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the places are told by their words
  useEffect(() => {
    if (!waiting) return;
    const timer = setTimeout(async () => {
      const found = new Map<string, readonly AreaHit[]>();
      for (const unit of open) {
        if (!asked.current.has(unit)) found.set(unit, await findAreas(unit, { within, level: "commune", on }));
        asked.current.add(unit);
      }
      const all = new Map([...answers, ...found]);
      setAnswers(all);
      onFound((current) =>
        current.map((row, index) => {
          const unit = unitOf(row);
          const sure = index === typing || isPlaced(row) ? undefined : surePlace(unit, all.get(unit) ?? []);
          return sure ? withPlace(row, sure) : row;
        }),
      );
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [waiting]);
  return answers;
}
