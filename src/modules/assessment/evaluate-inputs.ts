import { InputRow, type LevelAnswer, type LevelInput, type LevelRuleId } from "./contract.ts";
import { getLevelRule } from "./levels/find-level-rule.ts";
import { assessLevels } from "./rules/assess-levels.ts";

export type EvaluatedRow = Pick<
  LevelAnswer,
  "level" | "possible" | "alternatives" | "decidedBy" | "reasons" | "unknown" | "provisional"
> & {
  id: string | number | null;
};

/**
 * The bare rule over rows of published inputs, without a database (`vx level`).
 * `unitLevel` and `previousLevel` may stand beside `inputs` or among them. Bounds and approximations beside the inputs are not used: a
 * value that is not among the inputs is missing, and every level it could lead to stays possible.
 * @throws ZodError when a row is not `{id, inputs}` or a level is not 1–4
 */
export function evaluateInputs(ruleId: LevelRuleId, rows: readonly unknown[]): EvaluatedRow[] {
  const parsed = rows.map((row) => InputRow.parse(row));
  const answers = assessLevels(getLevelRule(ruleId), parsed.map(toUnit));
  return answers.map(({ level, possible, alternatives, decidedBy, reasons, unknown, provisional }, n) => {
    return { id: parsed[n]?.id ?? null, level, possible, alternatives, decidedBy, reasons, unknown, provisional };
  });
}

function toUnit({ inputs, unitLevel, previousLevel }: InputRow) {
  const among = InputRow.pick({ unitLevel: true, previousLevel: true }).parse(inputs);
  return {
    unitLevel: unitLevel ?? among.unitLevel ?? null,
    previousLevel: previousLevel ?? among.previousLevel ?? null,
    inputs: Object.fromEntries(Object.entries(inputs).map(([name, value]): [string, LevelInput] => [name, { value: bare(value) }])),
  };
}

/** Anything that is not a plain value cannot be used by a criterion; as a text it is told apart from a missing one. */
function bare(value: unknown): LevelInput["value"] {
  if (value === undefined || value === null) return null;
  return typeof value === "number" || typeof value === "boolean" ? value : String(value);
}
