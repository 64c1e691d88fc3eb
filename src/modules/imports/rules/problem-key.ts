import { refusalKey } from "../../../kernel/i18n/words.ts";

/** Problems of a report that are the import's own words, and refusals of surveillance; all others are contradictions of days. */
const own = new Set(["changed", "kept_different", "episode_open_question", "left_out"]);
const refusals = new Set(["disease_unknown", "unit_unknown", "out_of_sight", "withdrawn"]);

/** Where the sentence of a row's problem is: what a cell could not be read as, what contradicts in a case, what a person lacks, what is of the import itself. */
export function problemKey(code: string): { namespace: string; key: string } {
  if (code.startsWith("reading.") || code.startsWith("note.")) return { namespace: "tabular", key: code };
  if (code.includes("/")) return refusalKey(code);
  const contradiction = code.startsWith("case.") ? code.slice(5) : undefined;
  if (contradiction && refusals.has(contradiction)) return refusalKey(`surveillance/${contradiction}`);
  if (contradiction === "case_taken") return refusalKey("kernel/command_reused");
  if (contradiction && !own.has(contradiction)) return { namespace: "surveillance", key: `dateProblem.${contradiction}` };
  return { namespace: "imports", key: `problem.${contradiction ?? code}` };
}

/** Letter of a column as the spreadsheet shows it: 1 → A, 28 → AB. */
export function columnLetter(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? columnLetter(rest) : "") + String.fromCharCode(65 + ((column - 1) % 26));
}
