/** A day in Viet Nam as `YYYY-MM-DD`. Local days are compared and counted as text and never as instants. */
export type LocalDate = string;

/** Viet Nam has had one offset and no summer time since 1975. */
const OFFSET_MS = 7 * 3600_000;
const DAY_MS = 86_400_000;

/** The local day an instant falls on: 17:30 UTC is already tomorrow. */
export function localDateOf(instant: Date): LocalDate {
  return new Date(instant.getTime() + OFFSET_MS).toISOString().slice(0, 10);
}

/** Start of a local day as an instant. */
export function startOf(day: LocalDate): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) - OFFSET_MS);
}

/** `day` moved by whole days. */
export function addDays(day: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** Whether the text is a day that exists. */
export function isLocalDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && addDays(text, 0) === text;
}

/**
 * Reads an instant: ISO 8601; without offset it is Viet Nam's time; a bare day is its last moment.
 * @returns undefined when the text is not an instant
 */
export function readInstant(text: string): Date | undefined {
  if (isLocalDate(text)) return new Date(startOf(addDays(text, 1)).getTime() - 1);
  const match = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(Z|[+-]\d{2}:?\d{2})?$/.exec(text);
  if (!match || !isLocalDate(match[1]!)) return undefined;
  const instant = new Date(`${match[1]}T${match[2]}${match[3] ?? "+07:00"}`);
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}

/** Every day from `from` to `to`, both included. */
export function eachDay(from: LocalDate, to: LocalDate): LocalDate[] {
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, index) => addDays(from, index));
}
