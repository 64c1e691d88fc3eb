import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { cumulate, inventId, Random } from "./random.ts";

const draws = (random: Random, count: number, draw: (random: Random) => number) => Array.from({ length: count }, () => draw(random));
const mean = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
const variance = (numbers: readonly number[], middle = mean(numbers)) => mean(numbers.map((number) => (number - middle) ** 2));

it("gives the same numbers for the same seed, stream and index, and others for any other", () => {
  const first = (seed: number, stream: string, index: number) =>
    draws(new Random(seed, stream, index), 4, (random) => random.word()).join();
  expect(first(7, "names", 3)).toBe(first(7, "names", 3));
  expect(new Set([first(7, "names", 3), first(8, "names", 3), first(7, "spread", 3), first(7, "names", 4)]).size).toBe(4);
});

it("does not change its numbers between versions: a drill of last year can be made again", () => {
  expect(draws(new Random(7, "names", 3), 3, (random) => random.word())).toMatchInlineSnapshot(`
    [
      481015787,
      573110354,
      2895100806,
    ]
  `);
});

describe("the shapes of chance", () => {
  const random = () => new Random(11, "shapes");
  it.each([
    ["uniform", (r: Random) => r.unit(), 0.5, 1 / 12],
    ["normal", (r: Random) => r.normal(), 0, 1],
    ["gamma of shape 3 and scale 2", (r: Random) => r.gamma(3, 2), 6, 12],
    ["gamma of shape 0.35", (r: Random) => r.gamma(0.35, 1 / 0.35), 1, 1 / 0.35],
    ["Poisson of mean 2", (r: Random) => r.poisson(2), 2, 2],
    ["Poisson of mean 80", (r: Random) => r.poisson(80), 80, 80],
  ])("are right for %s", (_, draw, expectedMean, expectedVariance) => {
    const numbers = draws(random(), 40_000, draw);
    expect(Math.abs(mean(numbers) - expectedMean)).toBeLessThan(5 * Math.sqrt(expectedVariance / numbers.length));
    expect(variance(numbers) / expectedVariance).toBeGreaterThan(0.9);
    expect(variance(numbers) / expectedVariance).toBeLessThan(1.1);
  });

  it("choose by weight, and never a weight of nothing", () => {
    const bounds = cumulate([1, 0, 3]);
    const chosen = draws(random(), 20_000, (r) => r.choose(bounds));
    expect(chosen.filter((index) => index === 1)).toEqual([]);
    expect(mean(chosen)).toBeCloseTo(1.5, 1);
  });
});

it("keeps every member when it shuffles", () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer(), (members, seed) => {
      const shuffled = [...members];
      new Random(seed).shuffle(shuffled);
      expect(shuffled.toSorted((a, b) => a - b)).toEqual(members.toSorted((a, b) => a - b));
    }),
  );
});

it("makes valid ids that differ by kind and index and sort by time", () => {
  fc.assert(
    fc.property(fc.nat({ max: 2 ** 31 - 1 }), fc.nat({ max: 2 ** 31 - 1 }), fc.nat({ max: 1000 }), (index, other, seed) => {
      const id = inventId(1_640_000_000_000, 1, index, seed);
      expect(z.uuid().safeParse(id).success).toBe(true);
      expect(id === inventId(1_640_000_000_000, 1, other, seed)).toBe(index === other);
      expect(id).not.toBe(inventId(1_640_000_000_000, 2, index, seed));
      expect(id < inventId(1_640_000_000_001, 1, 0, seed)).toBe(true);
    }),
  );
});
