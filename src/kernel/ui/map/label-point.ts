export type Point = readonly [x: number, y: number];

/** A place for a label inside a shape: the centre of the largest circle that fits, near enough. */
export interface LabelPoint {
  x: number;
  y: number;
  /** Radius of that circle, same unit as the rings. */
  radius: number;
}

const GRID = 12;

/** Signed distance to the nearest edge: positive inside. Holes and islands count (even–odd). */
function clearance(x: number, y: number, rings: readonly (readonly Point[])[]): number {
  let inside = false;
  let nearest = Number.POSITIVE_INFINITY;
  for (const ring of rings) {
    for (let index = 0, before = ring.length - 1; index < ring.length; before = index++) {
      const [ax, ay] = ring[index]!;
      const [bx, by] = ring[before]!;
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
      nearest = Math.min(nearest, toSegment(x, y, ax, ay, bx, by));
    }
  }
  return inside ? Math.sqrt(nearest) : -Math.sqrt(nearest);
}

/** Square of the distance from a point to a segment. */
function toSegment(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length));
  return (x - ax - share * dx) ** 2 + (y - ay - share * dy) ** 2;
}

/** Looks on a grid, then once more around the best knot: good to a sixtieth of the shape's size. */
export function labelPoint(rings: readonly (readonly Point[])[]): LabelPoint {
  const points = rings.flat();
  const [left, right] = [Math.min(...points.map(([x]) => x)), Math.max(...points.map(([x]) => x))];
  const [top, bottom] = [Math.min(...points.map(([, y]) => y)), Math.max(...points.map(([, y]) => y))];
  const rough = bestOnGrid(rings, left, top, right - left, bottom - top);
  const [width, height] = [(2 * (right - left)) / GRID, (2 * (bottom - top)) / GRID];
  const fine = bestOnGrid(rings, rough.x - width / 2, rough.y - height / 2, width, height);
  return fine.radius > rough.radius ? fine : rough;
}

function bestOnGrid(rings: readonly (readonly Point[])[], left: number, top: number, width: number, height: number): LabelPoint {
  let best: LabelPoint = { x: left + width / 2, y: top + height / 2, radius: Number.NEGATIVE_INFINITY };
  for (let column = 0; column < GRID; column++) {
    for (let row = 0; row < GRID; row++) {
      const x = left + ((column + 0.5) * width) / GRID;
      const y = top + ((row + 0.5) * height) / GRID;
      const radius = clearance(x, y, rings);
      if (radius > best.radius) best = { x, y, radius };
    }
  }
  return best;
}
