import type { MessageParams } from "../../../kernel/i18n/message.ts";
import type { RowProblem } from "../contract.ts";
import { columnLetter, problemKey } from "./problem-key.ts";

/** A sentence of a namespace in the reader's language. */
export type Say = (namespace: string, key: string, params?: MessageParams) => string;

/** Fields of a case whose values are codes with words of their own. */
const choices = new Set([
  "onsetSource",
  "testKind",
  "testResult",
  "detected",
  "origin",
  "severity",
  "outcome",
  "stayKind",
  "classification",
]);

/** A value of a case as an officer reads it: a day as dd/mm/yyyy, a code in words. */
export function valueWords(say: Say, field: string, value: string | number | null): string {
  if (value === null) return say("imports", "noValue");
  if (choices.has(field)) return say("surveillance", `${field}.${value}`);
  return /^\d{4}-\d{2}-\d{2}$/.test(String(value)) ? say("imports", "day", { on: value }) : String(value);
}

/** What a sentence needs: fields and codes in words, everything else as it is. */
function paramsInWords(say: Say, { params }: RowProblem): MessageParams {
  const { file, record, outcome, reasons, ...rest } = params;
  const field = String(params.caseField ?? params.field ?? "");
  return {
    ...rest,
    ...(params.record !== undefined || file !== undefined ? { field: say("surveillance", `field.${field}`) } : {}),
    ...(file !== undefined && { file: valueWords(say, field, file) }),
    ...(record !== undefined && { record: valueWords(say, field, record) }),
    ...(reasons && {
      reasons: reasonsOf(reasons)
        .map((reason) => lowered(say("persons", `likeness.${reason}`)))
        .join(", "),
    }),
    ...(outcome !== undefined && { outcome: say("surveillance", `outcome.${outcome}`) }),
  };
}

const reasonsOf = (reasons: string | number): string[] => String(reasons).split(",").filter(Boolean);

/** A sentence that goes on after a colon or in brackets; "CCCD" and "BN12" stay as they are. */
const lowered = (sentence: string): string => (/^\p{Lu}\p{Ll}/u.test(sentence) ? sentence[0]!.toLowerCase() + sentence.slice(1) : sentence);

/** One problem of a row as a sentence: where, what, what to do. */
export function problemSentence(say: Say, problem: RowProblem): string {
  const { namespace, key } = problemKey(problem.code);
  const words = say(namespace, key, paramsInWords(say, problem));
  const sentence = /[.?!]$/.test(words) ? words : `${words}.`;
  if (problem.column === null) return sentence;
  const at = `${columnLetter(problem.column)}${problem.row}`;
  return `${say("imports", "cell", { at })}: ${lowered(sentence)}`;
}
