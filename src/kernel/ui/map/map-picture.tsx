import { type KeyboardEvent, useId, useMemo } from "react";
import { useText } from "../language/language.tsx";
import type { LevelValue } from "../parts/level-badge.tsx";
import css from "./level-map.module.css";
import { LevelPatterns } from "./level-patterns.tsx";
import { MapLabels } from "./map-labels.tsx";
import { drawPlan, type Plan } from "./plan.ts";
import { type Direction, stepTo } from "./walk.ts";

interface MapPictureProps {
  plan: Plan;
  levels: ReadonlyMap<string, LevelValue>;
  /** Px at hand. */
  width: number;
  height: number;
  /** What the map shows, in words. */
  label: string;
  chosen?: string | undefined;
  /** Without it the map is a still picture (past weeks). */
  onChoose?: (key: string) => void;
}

/** The map itself: fills with patterns, numbers where they fit, the chosen unit ringed in petrol. */
export default function MapPicture({ plan, levels, width, height, label, chosen, onChoose }: MapPictureProps) {
  const text = useText("ui");
  const id = useId();
  const drawing = useMemo(() => drawPlan(plan, width, height), [plan, width, height]);
  const at = plan.units.findIndex(({ properties }) => properties.key === chosen);
  const levelOf = (index: number): LevelValue => levels.get(plan.units[index]!.properties.key) ?? null;

  const walk = (event: KeyboardEvent): void => {
    if (!event.key.startsWith("Arrow")) return;
    event.preventDefault();
    const from = at < 0 ? middleOf(drawing) : stepTo(event.key as Direction, at, drawing.labels, plan.neighbours);
    const unit = from === undefined ? undefined : plan.units[from];
    if (unit) onChoose?.(unit.properties.key);
  };
  const role = onChoose
    ? { role: "listbox", tabIndex: 0, onKeyDown: walk, "aria-activedescendant": at < 0 ? undefined : `${id}${at}` }
    : { role: "img" };
  return (
    <svg
      className={css.picture}
      width={drawing.width}
      height={drawing.height}
      viewBox={`0 0 ${drawing.width} ${drawing.height}`}
      aria-label={label}
      {...role}
    >
      <LevelPatterns id={id} />
      {plan.units.map(({ properties }, index) => {
        const { key, name, parentName } = properties;
        const level = levelOf(index);
        const words = text("map.unit", { name: parentName ? `${name}, ${parentName}` : name, level: text(`level.spoken.${level ?? 0}`) });
        const option = onChoose
          ? { id: `${id}${index}`, role: "option", "aria-selected": key === chosen, "aria-label": words, onClick: () => onChoose(key) }
          : {};
        return (
          <g key={key} {...option}>
            {onChoose && <title>{words}</title>}
            <path d={drawing.paths[index]} fill={`var(--l${level ?? 0})`} />
            {level !== 1 && <path d={drawing.paths[index]} fill={`url(#${id}${level ?? 0})`} />}
          </g>
        );
      })}
      <g className={css.lines}>
        <path d={drawing.inner} stroke="var(--map-line)" strokeWidth="0.7" />
        <path d={drawing.heavy} stroke="var(--ink)" strokeWidth="1.1" opacity="0.75" />
        {at >= 0 && (
          <>
            <path d={drawing.paths[at]} stroke="var(--map-halo)" strokeWidth="9" strokeLinejoin="round" />
            <path d={drawing.paths[at]} stroke="var(--focus)" strokeWidth="3" strokeLinejoin="round" />
          </>
        )}
      </g>
      {drawing.width > 200 && <MapLabels {...{ plan, drawing, levelOf }} />}
    </svg>
  );
}

/** The unit whose label lies nearest to the middle: where the arrows begin. */
function middleOf({ labels, width, height }: ReturnType<typeof drawPlan>): number {
  const away = labels.map(({ x, y }) => Math.hypot(x - width / 2, y - height / 2));
  return away.indexOf(Math.min(...away));
}
