import { formatDate } from "../../../kernel/i18n/date.ts";
import type { LocalDate } from "../../../kernel/time/local-date.ts";
import { useText } from "../../../kernel/ui/language/language.tsx";
import type { ShapesTopology } from "../../../kernel/ui/map/plan.ts";
import { LevelBadge } from "../../../kernel/ui/parts/level-badge.tsx";
import type { LevelLine } from "../level-views.ts";
import { changesOf, type LevelChange, type LevelList, type LevelMode, useLevels, weekBefore } from "./level-sources.ts";
import css from "./levels.module.css";
import { PastWeek } from "./past-week.tsx";
import { Proposals } from "./proposals.tsx";
import type { ProvinceOfArea } from "./province-of-area.ts";

interface MapOverviewProps {
  list: LevelList;
  province: ProvinceOfArea;
  mode: LevelMode;
  on: LocalDate;
  topology: ShapesTopology | null;
  onChoose: (key: string) => void;
}

/** Beside the map while no unit is chosen: the levels of province and districts, what changed in a week, what waits to be signed. */
export function MapOverview({ list, province, mode, on, topology, onChoose }: MapOverviewProps) {
  const text = useText("assessment");
  const [last, earlier] = [weekBefore(on), weekBefore(on, 2)];
  const [lastWeek, weekEarlier] = [useLevels(province.key, last), useLevels(province.key, earlier)];
  const above = list.rows.filter(({ unitLevel }) => unitLevel !== "commune");
  return (
    <>
      <Proposals on={on} />
      {lastWeek.value && <Changes changes={changesOf(list.rows, lastWeek.value.rows, mode)} since={last} onChoose={onChoose} />}
      <h2>{text("overview.above")}</h2>
      <ul className={css.changes}>
        {above.map((row) => (
          <UnitLine key={row.area} row={row} mode={mode} onChoose={onChoose} />
        ))}
      </ul>
      {topology && (
        <div className={css.weeks}>
          {weekEarlier.value && (
            <PastWeek topology={topology} rows={weekEarlier.value.rows} mode={mode} on={earlier} name={province.name} />
          )}
          {lastWeek.value && <PastWeek topology={topology} rows={lastWeek.value.rows} mode={mode} on={last} name={province.name} />}
        </div>
      )}
    </>
  );
}

function UnitLine({ row, mode, onChoose }: { row: LevelLine; mode: LevelMode; onChoose: (key: string) => void }) {
  const level = mode === "computed" && row.inSight ? row.level : (row.published?.level ?? null);
  return (
    <li>
      <button type="button" onClick={() => onChoose(row.area)}>
        {row.name}
      </button>
      <LevelBadge level={level} provisional={row.provisional} />
    </li>
  );
}

/** How many changes are listed; the others are counted. */
const LISTED = 5;

function Changes({ changes, since, onChoose }: { changes: readonly LevelChange[]; since: LocalDate; onChoose: (key: string) => void }) {
  const text = useText("assessment");
  const rising = changes.filter(({ from, to }) => to > from);
  const falling = changes.length - rising.length;
  const rest = Math.max(0, rising.length - LISTED);
  return (
    <section>
      <h2>{text("overview.rising", { n: rising.length, on: formatDate(since) })}</h2>
      <ul className={css.changes}>
        {rising.slice(0, LISTED).map(({ row, from, to }) => (
          <li key={row.area}>
            <button type="button" onClick={() => onChoose(row.area)}>
              {row.name}
            </button>
            <span className="row">
              <LevelBadge level={from} />
              <span aria-hidden="true">→</span>
              <LevelBadge level={to} />
            </span>
          </li>
        ))}
      </ul>
      {rest + falling > 0 && <p className="fine">{text("overview.others", { rest, falling })}</p>}
    </section>
  );
}
