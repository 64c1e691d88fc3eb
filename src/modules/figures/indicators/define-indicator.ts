import type { LocalDate } from "../../../kernel/time/local-date.ts";
import type { CountedBy } from "../../surveillance/contract.ts";

/** Which cases are counted. A field that is left out does not narrow; a list means any of. */
export interface CaseCount {
  /**
   * Date the case is counted by. `recovered` and `died`: the day of it. `ended_…`: the day a reported case ended, which is not before the day it
   * was reported; only these may be taken from what was reported until a day.
   */
  by: CountedBy;
  /** `period`: within it; `until`: all up to its last day. */
  span: "period" | "until";
  classification?: readonly string[];
  detected?: readonly string[];
  origin?: readonly string[];
  severity?: readonly string[];
  backFilled?: boolean;
  sex?: readonly string[];
  /** Age in completed years, both included. The daily counts know 0–17, 18–64 and 65–150; others are read from the records. */
  age?: readonly [number, number];
}

/** How a figure comes about. */
export type Measure =
  | { kind: "count"; count: CaseCount }
  /** Sum of indicators, some of them with a minus sign: unknown as soon as one part is. */
  | { kind: "sum"; plus: readonly string[]; minus?: readonly string[] }
  /** `of` ÷ `by` × `times`; null when `by` is zero or unknown. */
  | { kind: "ratio"; of: string; by: string; times: number }
  /** Per head of the area's population; null when the population is unknown. */
  | { kind: "rate"; of: string; per: number }
  /** Only what units report: no module computes it yet. */
  | { kind: "reported" };

/**
 * An indicator (chỉ tiêu): name in both languages, unit, what exactly is counted and by whose definition.
 * Adding one is one file in this folder.
 */
export interface Indicator {
  /** Stable code, kebab-case. */
  code: string;
  vi: string;
  en: string;
  unit: string;
  /** What is counted, in one sentence, in both languages. */
  definition: { vi: string; en: string };
  /** Document or practice the definition follows. */
  source: string;
  /** Disease it is about; null for what concerns none in particular. */
  disease: string | null;
  measure: Measure;
  /** First day of its present meaning: what was stated for earlier days is about others and answers no later question. */
  changedOn?: LocalDate;
  /** Smallest and largest value that can be. */
  bounds?: readonly [number, number];
  /** Computed indicator that says the same thing: where a unit's statement and the records differ, somebody decides which stands. */
  beside?: string;
  /** A reported number that adds up over days (tests done); others are a state, of which the last statement counts. */
  adds?: boolean;
}

export const defineIndicator = (indicator: Indicator): Indicator => indicator;
