import { refusalKey } from "../../../kernel/i18n/words.ts";

/** Where the sentence of a row's problem is: what a cell could not be read as, what contradicts in a case, what a person lacks, what is of the import itself. */
export function problemKey(code: string): { namespace: string; key: string } {
  if (code.startsWith("reading.") || code.startsWith("note.")) return { namespace: "tabular", key: code };
  if (code.startsWith("case.")) return caseKey(code.slice(5));
  return code.includes("/") ? refusalKey(code) : { namespace: "imports", key: `problem.${code}` };
}

/** Problems of a report that are the import's own words; all others are contradictions of days. */
const own = new Set(["changed", "kept_different", "episode_open_question", "disease_unknown"]);

const caseKey = (code: string) =>
  own.has(code) ? { namespace: "imports", key: `problem.${code}` } : { namespace: "surveillance", key: `dateProblem.${code}` };

/** Letter of a column as the spreadsheet shows it: 1 → A, 28 → AB. */
export function columnLetter(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? columnLetter(rest) : "") + String.fromCharCode(65 + ((column - 1) % 26));
}
