import { formatDate, formatDayMonth, formatInstant, formatTime, formatWeekday } from "./date.ts";
import type { Language } from "./language.ts";
import { formatNumber, formatPercent } from "./number.ts";
import { parseTemplate, type TemplatePart } from "./template.ts";

/** What a sentence may take. A number is written in the reader's way (give a year or a code as text); null reads "chưa rõ". */
export type MessageParams = Readonly<Record<string, string | number | Date | null | undefined>>;
type Value = string | number | Date;

const parsed = new Map<string, TemplatePart[]>();

/**
 * Writes a template: `{name}`, `{n, number, 1}`, `{share, percent, 1}`, `{on, date}` (also `short`, `weekday`), `{at, time}`, `{at, instant}`,
 * `{n, plural, =0 {…} one {# case} other {# cases}}`, `{kind, select, home {…} other {…}}`.
 * A name without a value stays as `{name}`, so that a mistake is seen and not hidden.
 */
export function formatMessage(language: Language, template: string, params: MessageParams = {}): string {
  const parts = parsed.get(template) ?? parseTemplate(template);
  parsed.set(template, parts);
  return writeParts(language, parts, params, undefined);
}

function writeParts(language: Language, parts: TemplatePart[], params: MessageParams, counted: number | undefined): string {
  return parts
    .map((part) => {
      if (part === "#") return counted === undefined ? "#" : formatNumber(language, counted);
      if (typeof part === "string") return part;
      const value = params[part.name];
      if (value === undefined) return `{${part.name}}`;
      if (part.choices) return writeChoice(language, part.choices, part.kind, value, params);
      return value === null ? unknownWord[language] : writeValue(language, value, part.kind, part.style);
    })
    .join("");
}

const unknownWord: Record<Language, string> = { vi: "chưa rõ", en: "not known" };

function writeChoice(
  language: Language,
  choices: Record<string, TemplatePart[]>,
  kind: string,
  value: Value | null,
  params: MessageParams,
): string {
  const number = Number(value);
  // Vietnamese nouns have one form; English tells one from many.
  const form = language === "en" && number === 1 ? "one" : "other";
  const chosen = kind === "plural" ? (choices[`=${number}`] ?? choices[form]) : choices[String(value)];
  return writeParts(language, chosen ?? choices.other ?? [], params, kind === "plural" ? number : undefined);
}

function writeValue(language: Language, value: Value, kind: string, style: string): string {
  if (kind === "date") return writeDay(language, value, style);
  if (kind === "time") return formatTime(asMoment(value));
  if (kind === "instant") return formatInstant(asMoment(value));
  if (kind === "percent") return formatPercent(language, Number(value), style ? Number(style) : 1);
  if (kind === "number" || typeof value === "number") return formatNumber(language, Number(value), style ? Number(style) : undefined);
  return value instanceof Date ? formatInstant(value) : value;
}

function writeDay(language: Language, value: Value, style: string): string {
  const moment = asMoment(value);
  if (style === "short") return formatDayMonth(moment);
  return style === "weekday" ? formatWeekday(language, moment) : formatDate(moment);
}

const asMoment = (value: Value): string | Date => (typeof value === "number" ? new Date(value) : value);
