import type { Cell, CitedFlag, Confidence, CutOff, LevelRule, UnitLevel } from "../contract.ts";
import { orderedCells } from "./cell-order.ts";
import { isShare } from "./grade-input.ts";

/** Makers of the cited entries of one document. Nothing in a catalogue file may stand without its source. */
export function citing(document: string, date: string | null) {
  const cite = (unit: string, confidence: Confidence, source: string) => ({ unit, document, date, source, reviewedBy: null, confidence });
  return {
    /** The value itself passes the cut-off ("từ"). */
    from: (value: number, unit: string, confidence: Confidence, source: string): CutOff => ({
      value,
      inclusive: true,
      ...cite(unit, confidence, source),
    }),
    /** Only more than the value passes the cut-off ("trên"). `inclusive` null: the value itself is open. */
    over: (value: number, unit: string, confidence: Confidence, source: string, inclusive: false | null = false): CutOff => ({
      value,
      inclusive,
      ...cite(unit, confidence, source),
    }),
    unknownCutOff: (unit: string, source: string): CutOff => ({ value: null, inclusive: null, ...cite(unit, "unknown", source) }),
    cell: (value: 1 | 2 | 3 | 4, confidence: Confidence, source: string): Cell => ({ value, ...cite("level", confidence, source) }),
    disputedCell: (value: 1 | 2 | 3 | 4, alternative: 1 | 2 | 3 | 4, source: string): Cell => ({
      value,
      alternative,
      ...cite("level", "disputed", source),
    }),
    unknownCell: (source: string): Cell => ({ value: null, ...cite("level", "unknown", source) }),
    flag: (value: boolean, confidence: Confidence, source: string): CitedFlag => ({ value, ...cite("yes/no", confidence, source) }),
    unknownFlag: (source: string): CitedFlag => ({ value: null, ...cite("yes/no", "unknown", source) }),
  };
}

/** A fault of a rule: the path of the entry and what is wrong with it. */
export interface RuleFault {
  path: string;
  code: "cut_off_not_sane" | "cut_offs_not_ascending" | "breaks_order" | "no_line_criterion" | "unknown_input" | "wrong_shape";
}

/** Check a catalogue file when it is loaded. @throws Error naming the first fault: a wrong rule must not start. */
export function defineLevelRule(rule: LevelRule): LevelRule {
  const [fault] = faultsOf(rule);
  if (fault) throw new Error(`level rule ${rule.id}: ${fault.code} at ${fault.path}`);
  return rule;
}

/** Everything wrong with a rule; empty for a usable one. Used for catalogue files and for rules with overrides alike. */
export function faultsOf(rule: LevelRule): RuleFault[] {
  return [...shapeFaults(rule), ...cutOffFaults(rule), ...lineFaults(rule), ...tableFaults(rule)];
}

function shapeFaults(rule: LevelRule): RuleFault[] {
  const known = new Set(rule.criteria.map((criterion) => criterion.input));
  const { lines, spread, raise, hold } = rule;
  const named = [...spread.highestOf, ...spread.raisedBy, ...lines.worstOf, ...hold, ...(raise ? [raise.input, raise.casesInput] : [])];
  if (lines.stated) named.push(lines.stated);
  const faults: RuleFault[] = named
    .filter((input) => !known.has(input))
    .map((input) => ({ path: `criteria.${input}`, code: "unknown_input" }));
  for (const name of lines.names) if (rule.table[name]?.length !== 4) faults.push({ path: `table.${name}`, code: "wrong_shape" });
  return faults;
}

function cutOffFaults(rule: LevelRule): RuleFault[] {
  const faults: RuleFault[] = [];
  for (const criterion of rule.criteria) {
    let last = 0;
    for (const [n, { value, unit }] of criterion.cutOffs.entries()) {
      if (value === null) continue;
      const path = `criteria.${criterion.input}.cutOffs.${n}`;
      if (!Number.isFinite(value) || value <= 0 || (isShare({ unit }) && value > 100)) faults.push({ path, code: "cut_off_not_sane" });
      else if (value <= last) faults.push({ path, code: "cut_offs_not_ascending" });
      last = value;
    }
  }
  return faults;
}

/** A unit for which no criterion chose a line would silently stand in the best one. */
function lineFaults(rule: LevelRule): RuleFault[] {
  const chosen = (at: UnitLevel) => rule.criteria.some((c) => rule.lines.worstOf.includes(c.input) && c.appliesTo[at].value !== false);
  return (["commune", "district", "province"] as const)
    .filter((at) => !chosen(at))
    .map((at) => ({ path: `lines.${at}`, code: "no_line_criterion" }));
}

function tableFaults(rule: LevelRule): RuleFault[] {
  const rows = rule.lines.names.map((name) => rule.table[name] ?? []);
  const faults: RuleFault[] = [];
  for (const [line, cells] of orderedCells(rows, false).entries()) {
    for (const [band, set] of cells.entries()) {
      if (set === 0) faults.push({ path: `table.${rule.lines.names[line]}.${band + 1}`, code: "breaks_order" });
    }
  }
  return faults;
}
