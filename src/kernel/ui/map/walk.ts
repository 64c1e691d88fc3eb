import type { LabelPoint } from "./label-point.ts";

export type Direction = "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight";

const headings: Record<Direction, readonly [number, number]> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/** How well a step from one point to another follows a heading: 1 straight along, 0 across. */
function along(from: LabelPoint, to: LabelPoint, [hx, hy]: readonly [number, number]): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  return length === 0 ? -1 : (dx * hx + dy * hy) / length;
}

/**
 * The unit an arrow key goes to: the neighbour that lies best in that direction, else (islands, gaps) the nearest unit within 45° of it.
 * @param points label points by index; undefined for a unit without outline
 * @returns undefined at the edge of the map
 */
export function stepTo(
  direction: Direction,
  from: number,
  points: readonly (LabelPoint | undefined)[],
  neighbours: readonly (readonly number[])[],
): number | undefined {
  const heading = headings[direction];
  const start = points[from];
  if (!start) return undefined;
  const near = (neighbours[from] ?? [])
    .map((index) => ({ index, fit: points[index] ? along(start, points[index], heading) : -1 }))
    .filter(({ fit }) => fit >= 0.38) // within 68°, so that every neighbour can be reached by some arrow
    .sort((one, other) => other.fit - one.fit)[0];
  if (near) return near.index;
  return points
    .map((point, index) => ({ index, point }))
    .filter(({ point, index }) => point && index !== from && along(start, point, heading) >= Math.SQRT1_2)
    .sort((one, other) => distance(start, one.point!) - distance(start, other.point!))[0]?.index;
}

const distance = (one: LabelPoint, other: LabelPoint): number => Math.hypot(one.x - other.x, one.y - other.y);
