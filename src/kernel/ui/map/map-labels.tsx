import type { LevelValue } from "../parts/level-badge.tsx";
import css from "./level-map.module.css";
import type { Drawing, Plan } from "./plan.ts";

interface MapLabelsProps {
  plan: Plan;
  drawing: Drawing;
  levelOf: (index: number) => LevelValue;
}

interface NamePlace {
  name: string;
  x: number;
  y: number;
  /** Half the width of its text, px, near enough. */
  half: number;
}

/** Half of the units have this much room (px) for a number: then level 2 is numbered too. */
const ROOMY = 9;

/** Names of the parents, then numbers of the units; a number yields to a name. */
export function MapLabels({ plan, drawing, levelOf }: MapLabelsProps) {
  const size = Math.max(11, Math.min(14, drawing.width / 46));
  const names = namePlaces(plan, drawing, size);
  const radii = drawing.labels.map(({ radius }) => radius).sort((one, other) => one - other);
  const least = (radii[Math.floor(radii.length / 2)] ?? 0) >= ROOMY ? 2 : 3;
  const isFree = (x: number, y: number): boolean =>
    !names.some((name) => Math.abs(name.x - x) < name.half + 4 && Math.abs(name.y - y - 4) < size + 3);
  return (
    <g className={css.labels}>
      {names.map(({ name, x, y }) => (
        <text key={name} x={x} y={y} fontSize={size} className={css.parent}>
          {name}
        </text>
      ))}
      {drawing.labels.map(({ x, y, radius }, index) => {
        const level = levelOf(index);
        if ((level !== null && level < least) || radius < 4 || !isFree(x, y)) return null;
        return (
          <text
            key={plan.units[index]!.properties.key}
            x={x}
            y={y + 4}
            className={css.number}
            style={{ fill: `var(--l${level ?? 0}-on)`, stroke: `var(--l${level ?? 0})` }}
          >
            {level ?? "?"}
          </text>
        );
      })}
    </g>
  );
}

/** A parent's name stands at the middle of its units' labels, moved up or down from a name it would cover. */
function namePlaces({ units }: Plan, { labels }: Drawing, size: number): NamePlace[] {
  const parents = new Map<string, { name: string; at: number[] }>();
  for (const [index, { properties }] of units.entries()) {
    if (!properties.parentKey || !properties.parentName) continue;
    const parent = parents.get(properties.parentKey) ?? { name: properties.parentName, at: [] };
    parent.at.push(index);
    parents.set(properties.parentKey, parent);
  }
  const placed: NamePlace[] = [];
  for (const { name, at } of parents.values()) {
    const mean = (of: "x" | "y"): number => at.reduce((sum, index) => sum + labels[index]![of], 0) / at.length;
    const place = { name, x: mean("x"), y: mean("y"), half: name.length * size * 0.29 };
    const collides = (): boolean =>
      placed.some((other) => Math.abs(other.x - place.x) < other.half + place.half && Math.abs(other.y - place.y) < size + 2);
    for (let tries = 0; tries < 4 && collides(); tries++) place.y += size + 3;
    placed.push(place);
  }
  return placed;
}
