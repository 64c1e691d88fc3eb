import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AssessmentUnit, LevelFlip, LevelInput, LevelRule } from "../contract.ts";
import { getLevelRule } from "../levels/find-level-rule.ts";
import { anyUnit, countedUnit } from "../test-kit/any-unit.ts";
import { settled218 } from "../test-kit/settled-218.ts";
import { assessLevels } from "./assess-levels.ts";

const rule4800 = getLevelRule("qd-4800");
const assess = (rule: LevelRule, unit: AssessmentUnit) => assessLevels(rule, [unit])[0]!;
const criterionOf = (rule: LevelRule, input: string) => rule.criteria.find((criterion) => criterion.input === input)!;

/** The unit with one input at another value, or at another whole count. */
function changed(rule: LevelRule, unit: AssessmentUnit, input: string, to: LevelFlip["to"], count?: number): AssessmentUnit {
  const { of } = unit.inputs[input]!;
  const value = count === undefined ? to : (count * criterionOf(rule, input).counted!.per) / of!;
  return { ...unit, inputs: { ...unit.inputs, [input]: { value } satisfies LevelInput } };
}

/** The unit one step short of the flip: one case or person less, one unit of the last printed decimal less. */
function oneShort(rule: LevelRule, unit: AssessmentUnit, { input, from, to, count }: LevelFlip): AssessmentUnit | null {
  if (count) return changed(rule, unit, input, to, count.to + Math.sign(count.from - count.to));
  if (typeof to !== "number" || typeof from !== "number") return null;
  const grid = 10 ** criterionOf(rule, input).decimals;
  const short = Math.round(to * grid + Math.sign(from - to)) / grid;
  return Math.sign(short - from) === Math.sign(to - from) ? changed(rule, unit, input, short) : null;
}

function checkFlips(rule: LevelRule, unit: AssessmentUnit): void {
  const { level, wouldFlip } = assess(rule, unit);
  if (level === null) {
    expect(wouldFlip).toEqual([]);
    return;
  }
  for (const flip of wouldFlip) {
    const there = assess(rule, changed(rule, unit, flip.input, flip.to, flip.count?.to));
    expect({ flip, level: there.level, possible: there.possible }).toEqual({ flip, level: flip.level, possible: flip.possible });
    const [least, most] = [flip.possible[0]!, flip.possible.at(-1)!];
    expect({ flip, apart: flip.direction === "up" ? most > level && least >= level : least < level && most <= level }).toEqual({
      flip,
      apart: true,
    });
    const short = oneShort(rule, unit, flip);
    if (!short) continue;
    const before = assess(rule, short);
    if (flip.level === null) expect({ flip, level: before.level }).toEqual({ flip, level });
    else expect({ flip, flipped: before.level !== null && before.level !== level }).toEqual({ flip, flipped: false });
  }
}

const rules = [
  ["4800", rule4800],
  ["218", getLevelRule("qd-218")],
  ["218 with every number settled", settled218()],
] as const;

describe.each(rules)("what would flip a level by %s", (_, rule) => {
  it("gives that level at the value named, and not one step before it", () => {
    fc.assert(
      fc.property(anyUnit(rule.id), (unit) => {
        checkFlips(rule, unit);
      }),
      { numRuns: 500 },
    );
  });
  it("is told in whole cases, people and beds where they are known, and holds there too", () => {
    fc.assert(
      fc.property(countedUnit(rule.id), (unit) => {
        checkFlips(rule, unit);
      }),
      { numRuns: 500 },
    );
  });
});

it("finds the nearest number of cases, up and down, by trying every number", () => {
  const small = fc.record({
    of: fc.integer({ min: 500, max: 30_000 }),
    count: fc.integer({ min: 0, max: 60 }),
    elderly: fc.constantFrom(70, 90),
  });
  fc.assert(
    fc.property(small, ({ of, count, elderly }) => {
      const at = (cases: number): AssessmentUnit => ({
        unitLevel: "commune",
        inputs: {
          communityCasesPer100kWeek: { value: (cases * 50_000) / of, count: cases, of },
          adultsOneDosePct: { value: 90 },
          elderlyFullPct: { value: elderly },
        },
      });
      const { level, wouldFlip } = assess(rule4800, at(count));
      fc.pre(level !== null);
      const found = wouldFlip.filter(({ input, level: to }) => input === "communityCasesPer100kWeek" && to !== null);
      const search = (step: 1 | -1): number | undefined => {
        for (let cases = count + step; cases >= 0 && cases <= 200; cases += step) {
          const there = assess(rule4800, at(cases)).level;
          if (there !== null && there !== level) return cases;
        }
        return undefined;
      };
      expect(found.map(({ direction, count: c }) => [direction, c!.to])).toEqual(
        [["up", search(1)] as const, ["down", search(-1)] as const].filter(([, cases]) => cases !== undefined),
      );
    }),
    { numRuns: 60 },
  );
});

describe("a commune of 9,552 people with 12 community cases in 14 days (62.8), coverage met", () => {
  const unit: AssessmentUnit = {
    unitLevel: "commune",
    inputs: {
      communityCasesPer100kWeek: { value: (12 * 50_000) / 9552, count: 12, of: 9552 },
      adultsOneDosePct: { value: 92.5 },
      elderlyFullPct: { value: 80, count: 960, of: 1200 },
    },
  };
  const { level, wouldFlip } = assess(rule4800, unit);
  it("is at level 2", () => expect(level).toBe(2));
  it("would rise to level 3 with 29 cases and fall to level 1 with 3", () => {
    expect(wouldFlip.filter(({ input }) => input === "communityCasesPer100kWeek")).toMatchObject([
      { direction: "up", level: 3, count: { what: "cases", from: 12, to: 29 } },
      { direction: "down", level: 1, count: { what: "cases", from: 12, to: 3 } },
    ]);
  });
  it("would rise to level 3 if one elderly person fewer were vaccinated", () => {
    expect(wouldFlip).toContainEqual(
      expect.objectContaining({ direction: "up", input: "elderlyFullPct", level: 3, count: { what: "people", from: 960, to: 959 } }),
    );
  });
  it("could not be told under 70 % with one dose, as that line of the table is not known", () => {
    expect(wouldFlip).toContainEqual(
      expect.objectContaining({ direction: "up", input: "adultsOneDosePct", to: 69.9, level: null, possible: [2, 3, 4] }),
    );
  });
});
