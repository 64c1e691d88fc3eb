import { lazy, Suspense, useEffect, useMemo, useRef, useState } from "react";
import { AreaPicker } from "../input/area-picker.tsx";
import { fold } from "../input/fold.ts";
import { useShortcut } from "../keys/shortcuts.tsx";
import { useText } from "../language/language.tsx";
import { Key } from "../parts/button.tsx";
import { FilterChip } from "../parts/chip.tsx";
import type { LevelValue } from "../parts/level-badge.tsx";
import { LevelLegend } from "../parts/level-legend.tsx";
import css from "./level-map.module.css";
import { LevelTable } from "./level-table.tsx";
import type { AreaShape, Plan, Shapes, ShapesTopology } from "./plan.ts";

const MapPicture = lazy(() => import("./map-picture.tsx"));

export interface LevelMapProps {
  /** Outlines; units without one are in `units` only. */
  shapes: ShapesTopology | Shapes;
  /** Every unit of the map, also those without an outline: they count in the legend and stand in the table. */
  units: readonly AreaShape[];
  levels: ReadonlyMap<string, LevelValue>;
  /** "Bản đồ cấp độ dịch 109 xã, phường, thị trấn tỉnh Sóc Trăng" */
  label: string;
  /** A cell per unit, not its boundary. */
  schematic?: boolean;
  /** Credit and licence of the outlines. */
  credit: string;
  provisional?: boolean;
  chosen: string | undefined;
  onChoose: (key: string) => void;
  /** Px at most; where the page gives less the map is drawn smaller, never cut. */
  height?: number;
}

/** Levels on a map: arrows walk, `/` searches, `B` shows the same as a table. */
export function LevelMap({ shapes, units, levels, label, schematic, credit, provisional, chosen, onChoose, height = 520 }: LevelMapProps) {
  const text = useText("ui");
  const [asTable, setAsTable] = useState(false);
  const plan = usePlan(shapes);
  const [place, size] = useSize();
  const counts = useMemo(() => countLevels(units, levels), [units, levels]);
  const outlined = useMemo(() => new Set(plan?.units.map(({ properties }) => properties.key)), [plan]);
  const without = plan ? units.filter(({ key }) => !outlined.has(key)) : [];
  useShortcut("b", text("map.toggle"), () => setAsTable(!asTable));
  return (
    <div className={css.map}>
      <div className={css.tools}>
        <LevelLegend counts={counts} />
        <FilterChip chosen={asTable} onPress={() => setAsTable(!asTable)}>
          {text("map.table", { n: units.length })} <Key of="b" />
        </FilterChip>
      </div>
      <UnitSearch {...{ units, levels, chosen, onChoose }} />
      {asTable ? (
        <LevelTable {...{ units, levels, chosen, onChoose, provisional }} />
      ) : (
        <div ref={place} className={css.place} style={{ flexBasis: height }}>
          {plan && size.width > 0 && (
            <Suspense fallback={null}>
              <MapPicture {...{ plan, levels, ...size, label, chosen, onChoose }} />
            </Suspense>
          )}
        </div>
      )}
      <p className="fine">
        {schematic && <b>{text("map.schematic")} </b>}
        {without.length > 0 && `${text("map.without", { n: without.length, names: without.map(({ name }) => name).join(", ") })} `}
        {provisional && `${text("map.provisional")} `}
        {credit && `${credit}. `}
        {text("map.notLegal")}
      </p>
    </div>
  );
}

/** Nobody's number is lost: the counts add up to all units. */
export function countLevels(units: readonly AreaShape[], levels: ReadonlyMap<string, LevelValue>): Map<LevelValue, number> {
  const counts = new Map<LevelValue, number>();
  for (const { key } of units) {
    const level = levels.get(key) ?? null;
    counts.set(level, (counts.get(level) ?? 0) + 1);
  }
  return counts;
}

/** Outlines are made ready by a part of the program that is fetched with the first map. */
function usePlan(shapes: ShapesTopology | Shapes): Plan | undefined {
  const [plan, setPlan] = useState<Plan>();
  useEffect(() => {
    let wanted = true;
    void import("./plan.ts").then(({ planOf }) => wanted && setPlan(planOf(shapes)));
    return () => {
      wanted = false;
    };
  }, [shapes]);
  return plan;
}

/** Room the page gives, px. */
function useSize() {
  const place = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    if (!place.current) return;
    const watch = new ResizeObserver(([entry]) => {
      const [width, height] = [Math.floor(entry?.contentRect.width ?? 0), Math.floor(entry?.contentRect.height ?? 0)];
      setSize((before) => (before.width === width && before.height === height ? before : { width, height }));
    });
    watch.observe(place.current);
    return () => watch.disconnect();
  });
  return [place, size] as const;
}

function UnitSearch({ units, levels, chosen, onChoose }: Pick<LevelMapProps, "units" | "levels" | "chosen" | "onChoose">) {
  const text = useText("ui");
  const asHit = ({ key, name, parentName }: AreaShape) => ({
    key,
    name,
    ...(parentName && { parent: parentName }),
    epidemicLevel: levels.get(key) ?? null,
  });
  const found = units.find(({ key }) => key === chosen);
  return (
    <div className={css.search}>
      <AreaPicker
        label={text("map.search")}
        focusKey="/"
        value={found && asHit(found)}
        onChoose={(area) => area && onChoose(area.key)}
        recent={false}
        search={async (query) => {
          const words = fold(query).split(/\s+/);
          return units
            .filter((unit) => words.every((word) => fold(`${unit.name} ${unit.parentName ?? ""}`).includes(word)))
            .slice(0, 8)
            .map(asHit);
        }}
      />
    </div>
  );
}
