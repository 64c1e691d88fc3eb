import { contours } from "d3-contour";

export type Point = readonly [x: number, y: number];

/** A point of the outline with the direction that leads out of the region. */
export interface OutlinePoint {
  at: Point;
  /** Unit vector. */
  outward: Point;
  /** The site the point belongs to. */
  site: number;
}

interface Field {
  sites: readonly Point[];
  /** How far the region reaches around each site. */
  reach: readonly number[];
  /** How softly the circles around the sites run into one another. */
  softness: number;
}

const GRID = 140;

/**
 * A smooth line around a set of points: the edge of the circles around them, run into one another softly, as drops of water would.
 * Far-off points get a drop of their own; holes are left out.
 * @param reach radius around each point, same unit as the points
 * @returns closed rings of evenly dense points
 */
export function softOutline(sites: readonly Point[], reach: readonly number[]): OutlinePoint[] {
  const widest = Math.max(...reach);
  const field: Field = { sites, reach, softness: 0.45 * quantile(reach, 0.5) };
  const [left, right] = extent(
    sites.map(([x]) => x),
    2.2 * widest,
  );
  const [bottom, top] = extent(
    sites.map(([, y]) => y),
    2.2 * widest,
  );
  const step = Math.max(right - left, top - bottom) / GRID;
  const [columns, rows] = [Math.ceil((right - left) / step) + 1, Math.ceil((top - bottom) / step) + 1];
  const values = Array.from(
    { length: columns * rows },
    (_, i) => -measure(field, [left + (i % columns) * step, bottom + Math.floor(i / columns) * step]).value,
  );
  const [region] = contours().size([columns, rows]).thresholds([0])(values);
  const outer = (region?.coordinates ?? []).map((polygon) => polygon[0] ?? []);
  // d3-contour counts from the corner of a cell, the values stand at its middle.
  return outer.flatMap((ring) => ring.slice(1).map(([x, y]) => onLine(field, [left + (x! - 0.5) * step, bottom + (y! - 0.5) * step])));
}

/** Value (negative inside) and slope of the field at a point, and the site that counts most there. */
function measure({ sites, reach, softness }: Field, [x, y]: Point): { value: number; slope: Point; site: number } {
  let total = 0;
  let [slopeX, slopeY] = [0, 0];
  let [site, most] = [0, -1];
  const distances = new Float64Array(sites.length);
  let nearest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < sites.length; i++) {
    const [dx, dy] = [x - sites[i]![0], y - sites[i]![1]];
    distances[i] = Math.sqrt(dx * dx + dy * dy) - reach[i]!;
    if (distances[i]! < nearest) nearest = distances[i]!;
  }
  for (let i = 0; i < sites.length; i++) {
    const excess = (distances[i]! - nearest) / softness;
    if (excess > 20) continue;
    const weight = Math.exp(-excess);
    const length = distances[i]! + reach[i]! || 1;
    total += weight;
    slopeX += (weight * (x - sites[i]![0])) / length;
    slopeY += (weight * (y - sites[i]![1])) / length;
    if (weight > most) [site, most] = [i, weight];
  }
  const steepness = Math.hypot(slopeX, slopeY) || 1;
  return { value: nearest - softness * Math.log(total), slope: [slopeX / steepness, slopeY / steepness], site };
}

/** Moves a point of the grid's rough line onto the true one. */
function onLine(field: Field, rough: Point): OutlinePoint {
  let at = rough;
  for (let i = 0; i < 3; i++) {
    const { value, slope } = measure(field, at);
    at = [at[0] - value * slope[0], at[1] - value * slope[1]];
  }
  const { slope, site } = measure(field, at);
  return { at, outward: slope, site };
}

export function quantile(numbers: readonly number[], share: number): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length * share)] ?? 0;
}

function extent(numbers: readonly number[], margin: number): [number, number] {
  return [Math.min(...numbers) - margin, Math.max(...numbers) + margin];
}
