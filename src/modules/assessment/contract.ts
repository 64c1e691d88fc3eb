import { z } from "zod";

/** Kinds of administrative unit that get an epidemic level (xã, huyện, tỉnh). */
export const UnitLevel = z.enum(["commune", "district", "province"]);
export type UnitLevel = z.infer<typeof UnitLevel>;

/** Epidemic level (cấp độ dịch): 1 low, 2 medium, 3 high, 4 very high. */
export const EpidemicLevel = z.literal([1, 2, 3, 4]);
export type EpidemicLevel = z.infer<typeof EpidemicLevel>;

export const LevelRuleId = z.enum(["qd-4800", "qd-218"]);
export type LevelRuleId = z.infer<typeof LevelRuleId>;

/** Local calendar date, `YYYY-MM-DD`, Asia/Ho_Chi_Minh. */
const LocalDate = z.iso.date();

/**
 * How well a number of a rule is known, best first: read in the signed original; announced results agree; said outright by an authority;
 * announced results fit; concluded from results; remembered only; announced results disagree; not known (the value is null).
 */
export const Confidence = z.enum(["signed", "confirmed", "stated", "supported", "inferred", "recalled", "disputed", "unknown"]);
export type Confidence = z.infer<typeof Confidence>;

const citation = {
  unit: z.string(),
  document: z.string(),
  /** Date of the document; null when the document carries none. */
  date: LocalDate.nullable(),
  /** Where the value was found: rows (L), context (C) and statements (S) of the published levels, or the kind of knowledge. */
  source: z.string(),
  /** Who compared the value with the original text; null shows as "chưa thẩm định". */
  reviewedBy: z.string().nullable(),
  confidence: Confidence,
};

export const CitedFlag = z.strictObject({ value: z.boolean().nullable(), ...citation });
export type CitedFlag = z.infer<typeof CitedFlag>;

/** A cut-off of a criterion. `inclusive`: does the cut-off itself count as passed (from) or not (over); null when not known. */
export const CutOff = z.strictObject({ value: z.number().nullable(), inclusive: z.boolean().nullable(), ...citation });
export type CutOff = z.infer<typeof CutOff>;

/** A cell of a combination table. `alternative`: the level that some announced results suggest instead. */
export const Cell = z.strictObject({ value: EpidemicLevel.nullable(), alternative: EpidemicLevel.optional(), ...citation });
export type Cell = z.infer<typeof Cell>;

/** What is counted in whole numbers behind a rate: value = count × per / of. */
export const Counted = z.strictObject({ what: z.enum(["cases", "deaths", "patients", "people", "beds"]), per: z.number().positive() });
export type Counted = z.infer<typeof Counted>;

/**
 * One criterion. `harm`: more is worse; `protection`: more is better; `statement`: yes is met; `choice`: one of `choices`, best first.
 * `number` is its number in the decision ("1a"), `input` the name of its input everywhere in this system.
 */
export const Criterion = z.strictObject({
  input: z.string(),
  number: z.string(),
  kind: z.enum(["harm", "protection", "statement", "choice"]),
  unit: z.string(),
  /** Decimals with which the value is usually printed; the grid on which "what would flip it" is searched. */
  decimals: z.number().int().min(0).max(3),
  counted: Counted.nullable(),
  /** Used for this kind of unit: yes, no, or not known. */
  appliesTo: z.record(UnitLevel, CitedFlag),
  /** Ascending. */
  cutOffs: z.array(CutOff),
  /** Is the value rounded half up to a whole number before it is compared? Absent: never rounded. */
  rounded: CitedFlag.optional(),
  choices: z.array(z.string()).optional(),
  /** From this day on the criterion means something else, as its unit says: what was stated of days before does not answer it. */
  changedOn: LocalDate.optional(),
});
export type Criterion = z.infer<typeof Criterion>;

/** A dated rule for epidemic levels (cấp độ dịch), as data. Criteria are named by their `input`. */
export const LevelRule = z.strictObject({
  id: LevelRuleId,
  document: z.string(),
  date: LocalDate,
  validFrom: LocalDate,
  /** Last day in force; null while nothing has replaced it. */
  validTo: LocalDate.nullable(),
  criteria: z.array(Criterion),
  /** Band 1–4 of the spread: the highest of some criteria, one more for a missed criterion of `raisedBy`. */
  spread: z.strictObject({
    highestOf: z.array(z.string()),
    raisedBy: z.array(z.string()),
    /** Does every missed criterion of `raisedBy` count, or all of them together once? */
    eachMissCounts: CitedFlag.nullable(),
  }),
  /** Line of the table, best first. `stated`: input by which an authority states the line outright, instead of `worstOf`. */
  lines: z.strictObject({ names: z.array(z.string()), worstOf: z.array(z.string()), stated: z.string().nullable() }),
  /** Cells by name of line, then band 1–4. */
  table: z.record(z.string(), z.array(Cell)),
  /** A missed criterion adds one to a level under 4. */
  raise: z.strictObject({ input: z.string(), casesInput: z.string(), exemptWithoutCases: CitedFlag }).nullable(),
  /** While one of these is missed, the level does not fall below the one in force. */
  hold: z.array(z.string()),
  /** Numbers replaced by signed decisions. */
  overrides: z.array(z.lazy(() => LevelOverride)),
});
export type LevelRule = z.infer<typeof LevelRule>;

/**
 * A signed decision that replaces one number of a rule. Paths: `criteria.INPUT.cutOffs.N` (N from 0), `criteria.INPUT.appliesTo.UNITLEVEL`,
 * `criteria.INPUT.rounded`, `table.LINE.BAND` (band 1–4), `spread.eachMissCounts`, `raise.exemptWithoutCases`.
 */
export const LevelOverride = z.strictObject({
  path: z.string(),
  value: z.union([z.number(), z.boolean()]),
  /** For a cut-off: does the number itself pass it? Absent: as in the rule, open where the rule leaves it open. */
  inclusive: z.boolean().optional(),
  document: z.string().trim().min(1),
  date: LocalDate,
  signedBy: z.string().trim().min(1),
});
export type LevelOverride = z.infer<typeof LevelOverride>;

/** One input as known: null is not known, never zero. `count` and `of` (persons or beds) let a flip be told in whole numbers. */
export const LevelInput = z.strictObject({
  value: z.union([z.number(), z.boolean(), z.string()]).nullable(),
  source: z.string().nullable().optional(),
  /** Instant whose knowledge the value reflects. */
  asOf: z.string().nullable().optional(),
  count: z.number().int().nonnegative().optional(),
  of: z.number().int().positive().optional(),
  /** Rounded half up to a whole number, as it is printed. */
  printed: z.number().optional(),
  /** How many of `count` came to be known after a level had been assessed for their date. */
  backFilled: z.number().int().nonnegative().optional(),
});
export type LevelInput = z.infer<typeof LevelInput>;

/** What is known of one unit. Without `unitLevel` all three are considered; without `previousLevel` there is none in force to keep. */
export const AssessmentUnit = z.strictObject({
  id: z.string().optional(),
  unitLevel: UnitLevel.nullable().optional(),
  previousLevel: EpidemicLevel.nullable().optional(),
  inputs: z.record(z.string(), LevelInput),
});
export type AssessmentUnit = z.infer<typeof AssessmentUnit>;

const reason = <C extends string, P extends z.ZodRawShape>(code: C, params: P) =>
  z.strictObject({ code: z.literal(code), params: z.strictObject(params) });
const levels = z.array(EpidemicLevel);
const band = z.number().int().min(1).max(4);

/** One step of the reasoning; words are in `web/messages` under `reason.CODE`. */
export const LevelReason = z.discriminatedUnion("code", [
  reason("input_missing", { input: z.string() }),
  reason("input_unusable", { input: z.string() }),
  reason("band", { input: z.string(), value: z.number(), band }),
  reason("cut_off_unknown", { input: z.string(), value: z.number(), path: z.string() }),
  reason("at_cut_off", { input: z.string(), value: z.number(), path: z.string() }),
  reason("rounding_unknown", { input: z.string(), value: z.number(), printed: z.number(), path: z.string() }),
  reason("minimum_met", { input: z.string(), value: z.number(), minimum: z.number() }),
  reason("minimum_missed", { input: z.string(), value: z.number(), minimum: z.number() }),
  reason("statement_met", { input: z.string() }),
  reason("statement_missed", { input: z.string() }),
  reason("line_stated", { input: z.string(), line: z.string() }),
  reason("line", { input: z.string(), value: z.number(), line: z.string() }),
  reason("use_unknown", { input: z.string(), path: z.string() }),
  reason("unit_level_missing", {}),
  reason("misses_unknown", { path: z.string() }),
  reason("spread", { band }),
  reason("cell", { line: z.string(), band, level: EpidemicLevel }),
  reason("cell_unknown", { line: z.string(), band, possible: levels, path: z.string() }),
  reason("cell_disputed", { line: z.string(), band, level: EpidemicLevel, alternative: EpidemicLevel, path: z.string() }),
  reason("raised", { input: z.string() }),
  reason("exemption_unknown", { input: z.string(), path: z.string() }),
  reason("held", { previous: EpidemicLevel }),
  reason("hold_unknown", { previous: EpidemicLevel }),
]);
export type LevelReason = z.infer<typeof LevelReason>;

/**
 * The smallest change of one input, all else equal, after which the level is another one: at `to`, printed to the decimals of the
 * criterion, or at `count.to` whole cases, deaths, patients, people or beds. `level` is null when the level then cannot be told.
 */
export const LevelFlip = z.strictObject({
  direction: z.enum(["up", "down"]),
  input: z.string(),
  from: z.union([z.number(), z.boolean(), z.string()]),
  to: z.union([z.number(), z.boolean(), z.string()]),
  level: EpidemicLevel.nullable(),
  possible: levels,
  count: z.strictObject({ what: Counted.shape.what, from: z.number(), to: z.number() }).nullable(),
});
export type LevelFlip = z.infer<typeof LevelFlip>;

export const AssessedInput = z.strictObject({
  code: z.string(),
  value: z.union([z.number(), z.boolean(), z.string()]).nullable(),
  unit: z.string(),
  source: z.string().nullable(),
  asOf: z.string().nullable(),
  missing: z.boolean(),
  count: z.number().nullable(),
  of: z.number().nullable(),
  backFilled: z.number().nullable(),
});
export type AssessedInput = z.infer<typeof AssessedInput>;

/**
 * The level of one unit with everything needed to defend it. `level` is null when more than one is `possible`: then `unknown` names the
 * numbers of the rule, and `inputs` the values, that are missing. `alternatives`: further levels under a disputed cell's other reading.
 */
export const LevelAnswer = z.strictObject({
  id: z.string().optional(),
  level: EpidemicLevel.nullable(),
  possible: levels,
  alternatives: levels,
  rule: LevelRuleId,
  basis: z.strictObject({ document: z.string(), date: LocalDate, overrides: z.array(LevelOverride) }),
  /** A number or cell used here was never compared with the original: "bộ ngưỡng tạm, chưa thẩm định". */
  provisional: z.boolean(),
  /** Input whose being at its best would lower the level most; null while the level is not known. */
  decidedBy: z.string().nullable(),
  inputs: z.array(AssessedInput),
  unknown: z.array(z.string()),
  reasons: z.array(LevelReason),
  wouldFlip: z.array(LevelFlip),
});
export type LevelAnswer = z.infer<typeof LevelAnswer>;

/** A row of `vx level`: the bare inputs as published. Other fields (bounds, approx, elderlyGroup…) are accepted and not used. */
export const InputRow = z.looseObject({
  id: z.union([z.string(), z.number()]).optional(),
  inputs: z.record(z.string(), z.unknown()),
  unitLevel: UnitLevel.nullish(),
  previousLevel: EpidemicLevel.nullish(),
});
export type InputRow = z.infer<typeof InputRow>;

/** One criterion of overload, compared strictly: exactly at the threshold is not yet over or under. */
export const OverloadCriterion = z.strictObject({
  code: z.string(),
  input: z.string(),
  comparison: z.enum(["over", "under", "stated"]),
  threshold: z.strictObject({ value: z.number().nullable(), ...citation }),
});
export type OverloadCriterion = z.infer<typeof OverloadCriterion>;

/** A provincial plan for the situation beyond what health care can bear (tình huống vượt quá năng lực). */
export const OverloadPlan = z.strictObject({
  id: z.string(),
  document: z.string(),
  date: LocalDate.nullable(),
  criteria: z.array(OverloadCriterion),
  /** Qualitative conditions named beside the criteria. */
  conditions: z.array(OverloadCriterion),
});
export type OverloadPlan = z.infer<typeof OverloadPlan>;

const OverloadFinding = z.strictObject({
  code: z.string(),
  input: z.string(),
  value: z.union([z.number(), z.boolean()]).nullable(),
  threshold: z.number().nullable(),
  comparison: OverloadCriterion.shape.comparison,
  unit: z.string(),
  /** Null while the input is missing. */
  met: z.boolean().nullable(),
  source: z.string().nullable(),
  asOf: z.string().nullable(),
});
export type OverloadFinding = z.infer<typeof OverloadFinding>;

/** The plan does not say whether one criterion or all are needed, so there is no overall verdict: the committee decides on the findings. */
export const OverloadAnswer = z.strictObject({
  id: z.string().optional(),
  plan: z.string(),
  findings: z.array(OverloadFinding),
  conditions: z.array(OverloadFinding),
  met: z.number().int(),
  missing: z.number().int(),
  provisional: z.boolean(),
});
export type OverloadAnswer = z.infer<typeof OverloadAnswer>;
