import type { Era, Level } from "../contract.ts";

export interface EraPeriod {
  era: Era;
  /** First local day the list is used for. */
  from: string;
  /** Last local day; null while in force. */
  to: string | null;
}

/**
 * Which list of units a day is coded with. Units changed on many days between 2019 and 2025; each change between two lists is found in
 * the links, so a day is read with the last list made before it. The 03/2025 list is the state after the changes of 2023–2025; the
 * two-level list is that of the resolutions in force since 01/07/2025.
 */
export const eras: readonly EraPeriod[] = [
  { era: "o19", from: "2019-01-01", to: "2025-02-28" },
  { era: "o25", from: "2025-03-01", to: "2025-06-30" },
  { era: "n25", from: "2025-07-01", to: null },
];

/** The era of a local day. Days before 2019 have no list of their own and are read with the oldest one. */
export function eraOn(day: string): Era {
  return eras.findLast(({ from }) => from <= day)?.era ?? "o19";
}

export function periodOf(era: Era): EraPeriod {
  return eras.find((period) => period.era === era)!;
}

export const eraOf = (key: string): Era => key.slice(0, 3) as Era;
export const codeOf = (key: string): string => key.slice(4);
export const keyOf = (era: Era, code: string): string => `${era}.${code}`;

const levels: Record<number, Level> = { 2: "province", 3: "district", 5: "commune" };

/** Level of a unit key or code, from the length of the code; undefined when it is neither. */
export function levelOf(keyOrCode: string): Level | undefined {
  return levels[(keyOrCode.includes(".") ? codeOf(keyOrCode) : keyOrCode).length];
}

/** Whether the first era is earlier than the second. */
export function isBefore(one: Era, other: Era): boolean {
  return eras.findIndex(({ era }) => era === one) < eras.findIndex(({ era }) => era === other);
}

/** An era and the others, the likeliest to be meant first: what people still call by its former name, or changed before the next list. */
export function nearestEras(era: Era): Era[] {
  const order: Record<Era, Era[]> = { o19: ["o19", "o25", "n25"], o25: ["o25", "o19", "n25"], n25: ["n25", "o25", "o19"] };
  return order[era];
}
