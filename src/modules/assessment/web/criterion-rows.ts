import type { AssessedInput, Criterion, CutOff, LevelReason } from "../contract.ts";
import type { AreaLevel } from "../level-views.ts";
import type { Say } from "../level-words.ts";

/** One line of "why this level": a criterion with its value, its cut-offs and what followed. */
export interface CriterionRow {
  input: string;
  name: string;
  value: string;
  missing: boolean;
  /** Counts behind a rate, and where the value comes from. */
  detail: string;
  marks: string;
  verdict: string;
  tone: "plain" | "late" | "soon";
}

export interface RowWords {
  say: Say;
  number(value: number, decimals?: number): string;
}

/** The criteria that concern a unit, in the order of the rule. */
export function criterionRows(words: RowWords, answer: AreaLevel, criteria: readonly Criterion[]): CriterionRow[] {
  const inputs = new Map(answer.inputs.map((input) => [input.code, input]));
  return criteria.flatMap((criterion) => {
    const input = inputs.get(criterion.input);
    return input ? [rowOf(words, criterion, input, answer.reasons)] : [];
  });
}

function rowOf(words: RowWords, criterion: Criterion, input: AssessedInput, reasons: readonly LevelReason[]): CriterionRow {
  const { say } = words;
  const own = reasons.filter(({ params }) => "input" in params && params.input === criterion.input);
  const told = own.map((reason) => verdictOf(words, reason)).find((verdict) => verdict !== undefined);
  const verdict = told ?? { text: say(input.missing ? "verdict.missing" : "verdict.unused"), tone: "plain" as const };
  return {
    input: criterion.input,
    name: `${criterion.number}. ${say(`criterion.${criterion.input}`)}`,
    value: input.value === null ? say("input.missing") : valueWords(words, criterion, input.value),
    missing: input.missing,
    detail: detailOf(words, criterion, input),
    marks: marksOf(words, criterion),
    verdict: verdict.text,
    tone: verdict.tone,
  };
}

const isShare = ({ unit }: Criterion): boolean => unit.startsWith("%");

function valueWords({ say, number }: RowWords, criterion: Criterion, value: number | boolean | string): string {
  if (typeof value === "boolean") return say(value ? "input.yes" : "input.no");
  if (typeof value === "string") return say(`line.${value}`);
  return `${number(value, Math.max(1, criterion.decimals))}${isShare(criterion) ? "%" : ""}`;
}

function detailOf({ say, number }: RowWords, { counted }: Criterion, { count, of, source, backFilled, missing }: AssessedInput): string {
  const counts =
    count !== null && of !== null ? say("input.counted", { count: number(count), of: number(of), what: counted?.what ?? "people" }) : "";
  const from = source === null || missing ? "" : source === "records" ? say("input.records") : source;
  const late = backFilled ? say("input.backFilled", { n: backFilled }) : "";
  return [counts, from, late].filter(Boolean).join(" · ");
}

/** `≥ 20*, ≥ 50*, ≥ 150*`, `> 450`; a cut-off nobody knows is `?`, one not compared with the original bears `*`. */
function marksOf({ number }: RowWords, criterion: Criterion): string {
  const share = isShare(criterion) ? "%" : "";
  const mark = ({ value, inclusive, reviewedBy }: CutOff): string => {
    if (value === null) return "?";
    const side = inclusive === null ? "" : inclusive ? "≥\u00a0" : ">\u00a0";
    return `${side}${number(value)}${share}${reviewedBy === null ? "*" : ""}`;
  };
  return criterion.cutOffs.map(mark).join(", ");
}

type Verdict = Pick<CriterionRow, "tone"> & { text: string };

function verdictOf({ say }: RowWords, { code, params }: LevelReason): Verdict | undefined {
  switch (code) {
    case "band":
      return { text: say("verdict.band", { band: params.band }), tone: "plain" };
    case "minimum_met":
    case "statement_met":
      return { text: say("verdict.met"), tone: "plain" };
    case "minimum_missed":
    case "statement_missed":
      return { text: say("verdict.missed"), tone: "late" };
    case "line":
    case "line_stated":
      return { text: say(`line.${params.line}`), tone: "plain" };
    case "cut_off_unknown":
    case "at_cut_off":
    case "rounding_unknown":
      return { text: say("verdict.open"), tone: "soon" };
    case "input_missing":
      return { text: say("verdict.missing"), tone: "soon" };
    case "input_unusable":
      return { text: say("verdict.unusable"), tone: "late" };
    default:
      return undefined;
  }
}
