import type { AssessmentUnit, UnitLevel } from "../contract.ts";

/**
 * A second, slow reading of both decisions, written from the text of the regulations and not from the catalogue files: it tries every value
 * a missing input could have, every number an unknown cut-off could be, every table in order, every reading of an open clause, and collects
 * the levels. The engine must find the same set.
 */

type Table = number[][];

/** Tables in which a worse line and a higher band never have a lower level, with the known cells (0: not known) as they are. */
function tablesWith(known: Table): Table[] {
  let tables: Table[] = [known];
  for (const [line, row] of known.entries()) {
    for (const [band, level] of row.entries()) {
      if (level !== 0) continue;
      tables = tables.flatMap((table) => [1, 2, 3, 4].map((tried) => table.with(line, table[line]!.with(band, tried)))).filter(isOrdered);
    }
  }
  return tables;
}

const isOrdered = (table: Table): boolean =>
  table.every((row, line) =>
    row.every((level, band) =>
      table.every((other, l) => other.every((worse, b) => level === 0 || worse === 0 || l < line || b < band || worse >= level)),
    ),
  );

const tables4800 = tablesWith([
  [1, 2, 2, 3],
  [1, 0, 0, 0],
]);
const tables218 = tablesWith([
  [1, 1, 2, 3],
  [0, 2, 0, 0],
  [0, 0, 0, 0],
]);

const passed = (value: number, cutOffs: readonly number[]): number => cutOffs.filter((cutOff) => value >= cutOff).length;
const unitLevelsOf = (unit: AssessmentUnit): UnitLevel[] => (unit.unitLevel ? [unit.unitLevel] : ["commune", "district", "province"]);

/** The value given, or all the values worth trying. */
function tried<T>(unit: AssessmentUnit, input: string, otherwise: readonly T[]): readonly T[] {
  const value = unit.inputs[input]?.value ?? null;
  return value === null ? otherwise : [value as T];
}

/** Misses of criterion 3 that may bind: 3a for a province, 3b for a district, each perhaps for the others. */
function holds4800(unit: AssessmentUnit, unitLevel: UnitLevel): boolean[] {
  const binds = (input: string, surely: UnitLevel) =>
    tried(unit, input, [true, false]).flatMap((met) => (met ? [false] : unitLevel === surely ? [true] : [true, false]));
  return binds("treatmentPlanReady", "province").flatMap((a) => binds("mobileCareReady", "district").map((b) => a || b));
}

export function possibleBy4800(unit: AssessmentUnit): number[] {
  const levels = new Set<number>();
  for (const unitLevel of unitLevelsOf(unit))
    for (const rate of tried(unit, "communityCasesPer100kWeek", [0, 5, 30, 70, 200]))
      for (const compared of [rate, Math.floor(rate + 0.5)])
        for (const doses of tried(unit, "adultsOneDosePct", [60, 70]))
          for (const elderly of tried(unit, "elderlyFullPct", [70, 80]))
            for (const exempt of [true, false])
              for (const table of tables4800) {
                let level = table[doses >= 70 ? 0 : 1]![passed(compared, [20, 50, 150])]!;
                if (elderly < 80 && !(exempt && rate === 0)) level = Math.min(level + 1, 4);
                for (const held of holds4800(unit, unitLevel)) levels.add(held ? Math.max(level, unit.previousLevel ?? 1) : level);
              }
  return [...levels].sort();
}

const tiny = 1e-9;
const beyond = 1e9;

/** Bands 1a, 1b and 1c may stand in, 0 to 3. */
function bands218(unit: AssessmentUnit): number[] {
  const cases = tried(unit, "casesPer100kWeek", [0, 100, 500, 700]).flatMap((value) =>
    [tiny, 450 - tiny].map((first) => [value >= first, value > 450, value > 600].filter(Boolean).length),
  );
  const oxygenCutOffs = [0, 1, 2, 3].map((low) => [0, 1, 2].map((n) => (n < low ? tiny * (n + 1) : beyond + n)));
  const oxygen = tried(unit, "oxygenPatientsPer100k", [0, 1]).flatMap((value) => [
    0,
    ...oxygenCutOffs.map((cutOffs) => passed(value, cutOffs)),
  ]);
  const later = [0, 1, 2].map((low) => [0, 1].map((n) => (n < low ? 6 + tiny * (n + 1) : beyond + n)));
  const deaths = tried(unit, "deathsPer100k", [0, 7]).flatMap((value) =>
    later.flatMap((cutOffs) => [value > 6, value >= 6].map((over) => (over ? 1 + passed(value, cutOffs) : 0))),
  );
  const all = [...new Set(cases)].flatMap((a) => [...new Set(oxygen)].flatMap((b) => [...new Set(deaths)].map((c) => Math.max(a, b, c))));
  return [...new Set(all)];
}

/** How many bands missed coverages add. */
function added218(unit: AssessmentUnit, unitLevel: UnitLevel): number[] {
  const misses = (input: string, minimum: number) =>
    tried(unit, input, [0, 100]).flatMap((value) => (value >= minimum ? [0] : unitLevel === "commune" ? [1] : [0, 1]));
  const counts = misses("populationFullPct", 75).flatMap((a) => misses("highRiskFullPct", 90).map((b) => a + b));
  return counts.flatMap((count) => (count === 2 ? [1, 2] : [count]));
}

/** The response stated, or by the one indicator of this kind of unit: low with nothing at all, else anything. */
function lines218(unit: AssessmentUnit, unitLevel: UnitLevel): number[] {
  const stated = unit.inputs.responseCapacity?.value ?? null;
  if (stated !== null) return [["high", "medium", "low"].indexOf(String(stated))];
  const indicator = { commune: "careReadinessPer10k", district: "freeBedsPer100k", province: "staffedIcuBedsPer100k" }[unitLevel];
  return unit.inputs[indicator]?.value === 0 ? [2] : [0, 1, 2];
}

export function possibleBy218(unit: AssessmentUnit): number[] {
  const levels = new Set<number>();
  for (const unitLevel of unitLevelsOf(unit))
    for (const band of bands218(unit))
      for (const added of added218(unit, unitLevel))
        for (const line of lines218(unit, unitLevel)) for (const table of tables218) levels.add(table[line]![Math.min(band + added, 3)]!);
  return [...levels].sort();
}
