import type { CaseCount, Indicator } from "../indicators/define-indicator.ts";

/** What an indicator needs to be read from the records: counts by their definition, and which reported ones. */
export interface Needs {
  counts: Map<string, CaseCount>;
  reported: Set<string>;
  population: boolean;
}

/** Follows derived indicators down to what must be read. */
export function needsOf(codes: readonly string[], find: (code: string) => Indicator): Needs {
  const needs: Needs = { counts: new Map(), reported: new Set(), population: false };
  const visit = (code: string) => {
    const { measure } = find(code);
    if (measure.kind === "count") needs.counts.set(code, measure.count);
    else if (measure.kind === "reported") needs.reported.add(code);
    else if (measure.kind === "sum") for (const part of [...measure.plus, ...(measure.minus ?? [])]) visit(part);
    else if (measure.kind === "ratio") for (const part of [measure.of, measure.by]) visit(part);
    else {
      needs.population = true;
      visit(measure.of);
    }
  };
  for (const code of codes) visit(code);
  return needs;
}

/** What was read for one area and period. Absent means not known. */
export interface Readings {
  counts: ReadonlyMap<string, number>;
  reported: ReadonlyMap<string, number>;
  population: number | null;
}

export interface Value {
  value: number | null;
  /** Codes of what was missing. */
  missing: string[];
}

/** The value of an indicator from what was read; unknown as soon as a part is unknown. */
export function evaluate(code: string, readings: Readings, find: (code: string) => Indicator): Value {
  const { measure } = find(code);
  if (measure.kind === "count") return known(readings.counts.get(code), code);
  if (measure.kind === "reported") return known(readings.reported.get(code), code);
  if (measure.kind === "sum") {
    const plus = measure.plus.map((part) => evaluate(part, readings, find));
    const minus = (measure.minus ?? []).map((part) => evaluate(part, readings, find));
    return combine([...plus, ...minus], () => total(plus) - total(minus));
  }
  if (measure.kind === "ratio") {
    const [of, by] = [evaluate(measure.of, readings, find), evaluate(measure.by, readings, find)];
    return combine([of, by], () => (by.value === 0 ? null : (of.value! * measure.times) / by.value!));
  }
  const of = evaluate(measure.of, readings, find);
  // Multiply first: 12 / 80000 * 100000 is 15.000000000000002.
  return combine([of, known(readings.population ?? undefined, "population")], () =>
    readings.population === 0 ? null : (of.value! * measure.per) / readings.population!,
  );
}

const known = (value: number | undefined, code: string): Value =>
  value === undefined ? { value: null, missing: [code] } : { value, missing: [] };
const total = (values: readonly Value[]) => values.reduce((sum, each) => sum + each.value!, 0);

function combine(parts: readonly Value[], compute: () => number | null): Value {
  const missing = [...new Set(parts.flatMap((part) => part.missing))];
  return missing.length > 0 || parts.some((part) => part.value === null) ? { value: null, missing } : { value: compute(), missing: [] };
}
