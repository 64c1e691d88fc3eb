import fc from "fast-check";
import type { AssessmentUnit, EpidemicLevel, LevelInput, LevelRuleId } from "../contract.ts";
import { getLevelRule } from "../levels/find-level-rule.ts";

type Input = Extract<LevelInput["value"], number | boolean | string>;

/** Numbers near every known cut-off, and anywhere else, to three decimals. */
function numbersFor(cutOffs: readonly number[], most: number): fc.Arbitrary<number> {
  const near = [0, ...cutOffs].flatMap((cutOff) => [cutOff - 1, cutOff - 0.5, cutOff - 0.1, cutOff, cutOff + 0.1, cutOff + 1]);
  return fc.oneof(
    fc.constantFrom(...near.filter((value) => value >= 0 && value <= most)),
    fc.integer({ min: 0, max: most * 1000 }).map((thousandths) => thousandths / 1000),
  );
}

function valuesFor(criterion: ReturnType<typeof getLevelRule>["criteria"][number]): fc.Arbitrary<Input> {
  if (criterion.kind === "statement") return fc.boolean();
  if (criterion.kind === "choice") return fc.constantFrom(...criterion.choices!);
  const cutOffs = criterion.cutOffs.flatMap(({ value }) => (value === null ? [] : [value]));
  return numbersFor(cutOffs, criterion.unit.startsWith("%") ? 100 : 800);
}

/** Any unit a rule could be asked about, with any of the inputs, the kind of unit and the level in force missing. */
export function anyUnit(id: LevelRuleId): fc.Arbitrary<AssessmentUnit> {
  const entries = getLevelRule(id).criteria.map((criterion) => [criterion.input, fc.record({ value: valuesFor(criterion) })] as const);
  return fc.record(
    {
      unitLevel: fc.constantFrom("commune", "district", "province"),
      previousLevel: fc.constantFrom<EpidemicLevel>(1, 2, 3, 4),
      inputs: fc.record(Object.fromEntries(entries), { requiredKeys: [] }) as fc.Arbitrary<Record<string, LevelInput>>,
    },
    { requiredKeys: ["inputs"] },
  );
}

/** Units with whole counts behind their rates and coverages, as a province has them. */
export function countedUnit(id: LevelRuleId): fc.Arbitrary<AssessmentUnit> {
  const counted = getLevelRule(id).criteria.filter((criterion) => criterion.counted !== null);
  return fc
    .tuple(
      anyUnit(id),
      fc.array(fc.record({ of: fc.integer({ min: 1, max: 60_000 }), share: fc.double({ min: 0, max: 1, noNaN: true }) }), {
        minLength: counted.length,
        maxLength: counted.length,
      }),
    )
    .map(([unit, draws]) => {
      const inputs = { ...unit.inputs };
      for (const [n, { input, counted: how, unit: measure }] of counted.entries()) {
        const { of, share } = draws[n]!;
        const count = Math.floor(share * (measure.startsWith("%") ? of : of / 100));
        inputs[input] = { value: (count * how!.per) / of, count, of };
      }
      return { ...unit, inputs };
    });
}
