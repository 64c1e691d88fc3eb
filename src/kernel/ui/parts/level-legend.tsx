import { useText } from "../language/language.tsx";
import css from "./legend.module.css";
import { LevelBadge, type LevelValue } from "./level-badge.tsx";

/** Units at each level; `null` counts those without data, also the ones no outline exists for. */
export type LevelCounts = ReadonlyMap<LevelValue, number>;

/** Levels with counts that add up to all units. */
export function LevelLegend({ counts }: { counts: LevelCounts }) {
  const text = useText("ui");
  return (
    <ul className={css.legend}>
      {([1, 2, 3, 4, null] as const).map((level) => (
        <li key={level ?? 0}>
          <LevelBadge level={level} silent />
          <span>
            {text(`level.short.${level ?? 0}`)} <b>{counts.get(level) ?? 0}</b>
          </span>
        </li>
      ))}
    </ul>
  );
}
