import fc from "fast-check";
import { expect, it } from "vitest";
import { labelPoint } from "./label-point.ts";
import { stepTo } from "./walk.ts";

const square = (x: number, y: number, size: number) =>
  [
    [x, y],
    [x + size, y],
    [x + size, y + size],
    [x, y + size],
    [x, y],
  ] as const;

it("puts the label in the middle of a plain shape and out of a hole", () => {
  const plain = labelPoint([square(0, 0, 12)]);
  expect(plain.x).toBeCloseTo(6, 0);
  expect(plain.radius).toBeGreaterThan(5);
  const holed = labelPoint([square(0, 0, 12), square(4, 4, 4)]);
  expect(holed.x > 4 && holed.x < 8 && holed.y > 4 && holed.y < 8).toBe(false);
});
it("chooses the widest part of a bent shape, never a point outside", () => {
  const bent = labelPoint([
    [
      [0, 0],
      [20, 0],
      [20, 4],
      [12, 4],
      [12, 20],
      [0, 20],
      [0, 0],
    ],
  ]);
  expect(bent.y).toBeGreaterThan(4);
  expect(bent.radius).toBeGreaterThan(5);
});
it("walks to the neighbour in the direction of the arrow, over water when there is none", () => {
  const at = (x: number, y: number) => ({ x, y, radius: 1 });
  const points = [at(0, 0), at(10, 1), at(0, 10), at(-30, 4), undefined];
  const neighbours = [[1, 2], [0], [0], [], []];
  expect(stepTo("ArrowRight", 0, points, neighbours)).toBe(1);
  expect(stepTo("ArrowDown", 0, points, neighbours)).toBe(2);
  expect(stepTo("ArrowLeft", 0, points, neighbours)).toBe(3);
  expect(stepTo("ArrowUp", 0, points, neighbours)).toBeUndefined();
  expect(stepTo("ArrowUp", 4, points, neighbours)).toBeUndefined();
});
it("never goes against the arrow", () => {
  const spot = fc.record({ x: fc.integer({ min: 0, max: 100 }), y: fc.integer({ min: 0, max: 100 }), radius: fc.constant(1) });
  fc.assert(
    fc.property(fc.array(spot, { minLength: 2, maxLength: 12 }), (points) => {
      const everybody = points.map((_, index) => index);
      const next = stepTo(
        "ArrowRight",
        0,
        points,
        points.map(() => everybody),
      );
      expect(next === undefined || points[next]!.x > points[0]!.x).toBe(true);
    }),
  );
});
