import fc from "fast-check";
import { expect, it } from "vitest";
import { contains, representativePoint } from "./representative-point.ts";

it("takes the centroid of a square commune", () => {
  const square = [
    [
      [105, 9],
      [106, 9],
      [106, 10],
      [105, 10],
      [105, 9],
    ],
  ];
  const [x, y] = representativePoint({ type: "Polygon", coordinates: square })!;
  expect(x).toBeCloseTo(105.5, 9);
  expect(y).toBeCloseTo(9.5, 9);
});

it("stays on land when a commune is shaped like a horseshoe", () => {
  const horseshoe = [
    [
      [0, 0],
      [4, 0],
      [4, 10],
      [3, 10],
      [3, 1],
      [1, 1],
      [1, 10],
      [0, 10],
      [0, 0],
    ],
  ];
  expect(contains(horseshoe, representativePoint({ type: "Polygon", coordinates: horseshoe })!)).toBe(true);
});

it("chooses the largest of several islands, and nothing for an outline without area", () => {
  const small = [
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ],
  ];
  const large = [
    [
      [10, 10],
      [20, 10],
      [20, 20],
      [10, 20],
      [10, 10],
    ],
  ];
  const [x, y] = representativePoint({ type: "MultiPolygon", coordinates: [small, large] })!;
  expect([x, y]).toEqual([15, 15]);
  expect(
    representativePoint({
      type: "Polygon",
      coordinates: [
        [
          [1, 1],
          [2, 2],
          [1, 1],
        ],
      ],
    }),
  ).toBeUndefined();
});

it("always gives a point inside a star-shaped outline", () => {
  const radii = fc.array(fc.double({ min: 0.2, max: 3, noNaN: true }), { minLength: 3, maxLength: 30 });
  fc.assert(
    fc.property(radii, (lengths) => {
      const ring = lengths.map((radius, i) => {
        const angle = (2 * Math.PI * i) / lengths.length;
        return [105 + radius * Math.cos(angle), 10 + radius * Math.sin(angle)];
      });
      const rings = [[...ring, ring[0]!]];
      const point = representativePoint({ type: "Polygon", coordinates: rings });
      expect(point && contains(rings, point)).toBe(true);
    }),
  );
});
