import { useMemo, useState } from "react";
import { formatDate } from "../../kernel/i18n/date.ts";
import { fold } from "../../kernel/ui/input/fold.ts";
import { useText } from "../../kernel/ui/language/language.tsx";
import { LevelPatterns } from "../../kernel/ui/map/level-patterns.tsx";
import { type AreaShape, drawPlan, planOf } from "../../kernel/ui/map/plan.ts";
import badge from "../../kernel/ui/parts/level-badge.module.css";
import css from "./public.module.css";
import type { PublicMap, PublishedRow } from "./public-answers.ts";

interface PublicLevelsProps {
  map: PublicMap;
  rows: readonly PublishedRow[];
  label: string;
}

/** The published level of every commune: as a map and, by name, as a table that also lists those without one. */
export function PublicLevels({ map, rows, label }: PublicLevelsProps) {
  const text = useText("public");
  const byKey = useMemo(() => new Map(rows.map((row) => [row.area, row])), [rows]);
  return (
    <div className={css.levels}>
      <figure>
        <MapOfLevels map={map} byKey={byKey} label={label} />
        <figcaption className="fine">
          {map.schematic && text("levels.schematic")} {map.credit} {text("levels.notLegal")}
        </figcaption>
      </figure>
      <TableOfLevels units={map.units} byKey={byKey} />
    </div>
  );
}

type ByKey = ReadonlyMap<string, PublishedRow>;
const WIDTH = 560;

function MapOfLevels({ map, byKey, label }: { map: PublicMap; byKey: ByKey; label: string }) {
  const plan = useMemo(() => (map.topology ? planOf(map.topology) : undefined), [map.topology]);
  const drawn = useMemo(() => (plan ? drawPlan(plan, WIDTH, WIDTH) : undefined), [plan]);
  if (!plan || !drawn) return null;
  const levelOf = (index: number): number => byKey.get(plan.units[index]!.properties.key)?.level ?? 0;
  return (
    <svg viewBox={`0 0 ${drawn.width} ${drawn.height}`} role="img" aria-label={label}>
      <LevelPatterns id="p" />
      {drawn.paths.map((path, index) => (
        <g key={plan.units[index]!.properties.key}>
          <path d={path} fill={`var(--l${levelOf(index)})`} />
          {levelOf(index) !== 1 && <path d={path} fill={`url(#p${levelOf(index)})`} />}
        </g>
      ))}
      <path d={drawn.inner} fill="none" stroke="var(--l-edge)" strokeWidth="0.5" />
      <path d={drawn.heavy} fill="none" stroke="var(--l-edge)" strokeWidth="1.4" />
    </svg>
  );
}

const inOrder = new Intl.Collator("vi", { numeric: true });

function TableOfLevels({ units, byKey }: { units: readonly AreaShape[]; byKey: ByKey }) {
  const text = useText("public");
  const [sought, setSought] = useState("");
  const words = fold(sought).trim();
  // What is published stands first, the highest level on top.
  const found = units
    .filter(({ name, parentName }) => fold(`${name} ${parentName ?? ""}`).includes(words))
    .sort((one, other) => (byKey.get(other.key)?.level ?? 0) - (byKey.get(one.key)?.level ?? 0) || inOrder.compare(one.name, other.name));
  return (
    <div className={css.list}>
      <label className={css.search}>
        {text("levels.search")}
        <input type="search" value={sought} onChange={(event) => setSought(event.target.value)} />
      </label>
      <p className="fine" role="status">
        {text("levels.found", { n: found.length })}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by keyboard */}
      <section className={css.scroll} tabIndex={0} aria-label={text("levels.table")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{text("levels.commune")}</th>
              <th scope="col">{text("levels.level")}</th>
            </tr>
          </thead>
          <tbody>
            {found.map((unit) => (
              <LevelRow key={unit.key} unit={unit} row={byKey.get(unit.key)} />
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function LevelRow({ unit, row }: { unit: AreaShape; row: PublishedRow | undefined }) {
  const text = useText("public");
  return (
    <tr>
      <th scope="row">
        {unit.name}
        {unit.parentName && <small>{unit.parentName}</small>}
      </th>
      <td>
        <span className={badge.badge} data-level={row?.level ?? 0} aria-hidden="true">
          <b>{row?.level ?? "?"}</b>
        </span>{" "}
        {text(`name.${row?.level ?? 0}`)}
        {row?.provisional && "*"}
        {row && <small>{text("levels.by", { number: row.documentNumber, on: formatDate(row.on) })}</small>}
      </td>
    </tr>
  );
}
