import { formatDate } from "../../../../kernel/i18n/date.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { formatNumber } from "../../../../kernel/i18n/number.ts";
import { isLocalDate } from "../../../../kernel/time/local-date.ts";
import type { Text } from "../../../../kernel/ui/language/language.tsx";
import { diseaseName } from "../case-words.ts";

/** Fields whose values have words of their own. */
const chosen = new Set([
  "classification",
  "onsetSource",
  "testKind",
  "testResult",
  "detected",
  "origin",
  "severity",
  "outcome",
  "stayKind",
]);

/** A value of a case in words: a day, a choice, a place by name, a number; what is not known says so. */
export function valueWords(
  field: string,
  value: string | number | null,
  text: Text,
  language: Language,
  names: Readonly<Record<string, string>> = {},
): string {
  if (value === null || value === "") return text("list.unknown");
  if (typeof value === "number") return formatNumber(language, value);
  if (chosen.has(field)) return text(`${field}.${value}`);
  if (field === "diseaseCode") return diseaseName(value, language);
  return isLocalDate(value) ? formatDate(value) : (names[value] ?? value);
}
