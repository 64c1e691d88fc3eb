import type { MultiPolygon, Polygon, Position } from "geojson";

type Ring = readonly Position[];

/**
 * A point inside an outline, to stand for the unit: the centroid of its largest part, or, where that falls outside (crescent shapes),
 * the middle of the longest stretch of land on a line through it. Plane geometry in degrees: good for a commune or a province.
 * @returns [longitude, latitude], inside the outline; undefined for an outline without area
 */
export function representativePoint(geometry: Polygon | MultiPolygon): [number, number] | undefined {
  const parts = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const largest = parts.toSorted((a, b) => Math.abs(signedArea(b[0] ?? [])) - Math.abs(signedArea(a[0] ?? [])))[0];
  if (!largest?.[0] || signedArea(largest[0]) === 0) return undefined;
  const centroid = centroidOf(largest[0]);
  return contains(largest, centroid) ? centroid : middleOfLongestStretch(largest, centroid[1]);
}

/** Area by the shoelace formula, in squared units of the coordinates; positive when counter-clockwise. */
export function signedArea(ring: Ring): number {
  let doubled = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) doubled += ring[j]![0]! * ring[i]![1]! - ring[i]![0]! * ring[j]![1]!;
  return doubled / 2;
}

function centroidOf(ring: Ring): [number, number] {
  // Relative to the first point: far from the origin the products would lose the digits that matter.
  const [x0, y0] = ring[0] as [number, number];
  let doubled = 0;
  let x = 0;
  let y = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay, bx, by] = [ring[j]![0]! - x0, ring[j]![1]! - y0, ring[i]![0]! - x0, ring[i]![1]! - y0];
    const cross = ax * by - bx * ay;
    doubled += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  }
  return [x0 + x / (3 * doubled), y0 + y / (3 * doubled)];
}

/** Whether a point lies in a polygon with holes (even–odd rule). */
export function contains(rings: readonly Ring[], [x, y]: readonly [number, number]): boolean {
  return rings.reduce((inside, ring) => inside !== (crossingsAt(ring, y).filter((at) => at > x).length % 2 === 1), false);
}

/** Where a horizontal line crosses a ring. */
function crossingsAt(ring: Ring, y: number): number[] {
  const found: number[] = [];
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay, bx, by] = [ring[j]![0]!, ring[j]![1]!, ring[i]![0]!, ring[i]![1]!];
    if (ay > y !== by > y) found.push(ax + ((y - ay) / (by - ay)) * (bx - ax));
  }
  return found;
}

function middleOfLongestStretch(rings: readonly Ring[], y: number): [number, number] | undefined {
  const crossings = rings.flatMap((ring) => crossingsAt(ring, y)).sort((a, b) => a - b);
  let best: { middle: number; length: number } | undefined;
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const length = crossings[i + 1]! - crossings[i]!;
    if (!best || length > best.length) best = { middle: crossings[i]! + length / 2, length };
  }
  return best && [best.middle, y];
}
