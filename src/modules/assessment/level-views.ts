import { z } from "zod";
import { Era, PopulationMethod, UnitKey } from "../directory/contract.ts";
import { Capacity } from "../identity/contract.ts";
import { Criterion, EpidemicLevel, LevelAnswer, LevelFlip, LevelReason, LevelRuleId, OverloadAnswer, UnitLevel } from "./contract.ts";

const Day = z.iso.date();

/** `superseded`: another decision for the same unit and day took its place. */
export const DecisionState = z.enum(["proposed", "reviewed", "signed", "published", "superseded"]);
export type DecisionState = z.infer<typeof DecisionState>;

/** Capacity to respond (khả năng đáp ứng), as an authority states it outright. */
export const Response = z.enum(["high", "medium", "low"]);
export type Response = z.infer<typeof Response>;

/** Cases coded with a unit that was split, or with a unit above the commune: they may belong here and are not counted here ("chưa phân"). */
export const UnplacedCases = z.object({
  cases: z.number().int(),
  communityCases: z.number().int(),
  deaths: z.number().int(),
  /** Keys they are coded with. */
  units: z.array(z.string()),
});
export type UnplacedCases = z.infer<typeof UnplacedCases>;

const place = {
  area: z.string(),
  era: Era,
  unitLevel: UnitLevel,
  /** Full name, `Xã Trung Bình`. */
  name: z.string(),
  parent: z.string().nullable(),
  parentName: z.string().nullable(),
  on: Day,
};

/** The level of one unit on a day, with everything needed to defend it. */
export const AreaLevel = LevelAnswer.omit({ id: true }).extend({
  ...place,
  /** Level in force before the day: of the latest signed decision. */
  previousLevel: EpidemicLevel.nullable(),
  population: z.object({ people: z.number(), year: z.number(), method: PopulationMethod }).nullable(),
  unplaced: UnplacedCases.nullable(),
  /** Cases came here over a link between eras that is only an estimate. */
  estimated: z.boolean(),
});
export type AreaLevel = z.infer<typeof AreaLevel>;

/** A published level, open to everyone. */
export const PublishedLevel = z.object({
  ...place,
  level: EpidemicLevel,
  rule: LevelRuleId,
  provisional: z.boolean(),
  documentNumber: z.string().nullable(),
  signedAt: z.date(),
  publishedAt: z.date(),
});
export type PublishedLevel = z.infer<typeof PublishedLevel>;

/** One line of the map and the table. Without sight of the unit only what was published is known. */
export const LevelLine = z.object({
  ...place,
  /** False: the asker does not see the unit's cases; nothing was computed. */
  inSight: z.boolean(),
  level: EpidemicLevel.nullable(),
  possible: z.array(EpidemicLevel),
  provisional: z.boolean(),
  decidedBy: z.string().nullable(),
  missing: z.array(z.string()),
  previousLevel: EpidemicLevel.nullable(),
  /** Decision for this very day that is not superseded. */
  decision: z.object({ id: z.string(), proposalId: z.string(), state: DecisionState, level: EpidemicLevel }).nullable(),
  /** Latest published on or before the day. */
  published: z.object({ level: EpidemicLevel, on: Day, documentNumber: z.string().nullable() }).nullable(),
});
export type LevelLine = z.infer<typeof LevelLine>;

/** A step in the life of a decision, for the history of a unit. */
export const DecisionLine = z.object({
  id: z.string(),
  proposalId: z.string(),
  version: z.number(),
  area: z.string(),
  on: Day,
  level: EpidemicLevel,
  computedLevel: EpidemicLevel.nullable(),
  rule: LevelRuleId,
  provisional: z.boolean(),
  decidedBy: z.string().nullable(),
  reasons: z.array(LevelReason),
  wouldFlip: z.array(LevelFlip),
  state: DecisionState,
  note: z.string().nullable(),
  asOf: z.date(),
  proposedName: z.string(),
  proposedAt: z.date(),
  reviewedName: z.string().nullable(),
  reviewedAt: z.date().nullable(),
  signedName: z.string().nullable(),
  signedAt: z.date().nullable(),
  capacity: Capacity.nullable(),
  documentNumber: z.string().nullable(),
  publishedAt: z.date().nullable(),
});
export type DecisionLine = z.infer<typeof DecisionLine>;

/** Units proposed together and what they wait for. */
export const ProposalLine = z.object({
  proposalId: z.string(),
  on: Day,
  rule: LevelRuleId,
  state: z.enum(["proposed", "reviewed", "signed"]),
  /** How many units at each level, `{"1": 41, "2": 46}`. */
  counts: z.record(z.string(), z.number()),
  units: z.array(z.object({ decisionId: z.string(), area: z.string(), name: z.string(), level: EpidemicLevel })),
  provisional: z.boolean(),
  asOf: z.date(),
  proposedBy: z.string(),
  proposedName: z.string(),
  proposedAt: z.date(),
  reviewedName: z.string().nullable(),
  signedName: z.string().nullable(),
  documentNumber: z.string().nullable(),
});
export type ProposalLine = z.infer<typeof ProposalLine>;

/** A unit held against the provincial plan for the situation beyond what health care can bear. */
export const OverloadCard = z.object({ answer: OverloadAnswer, document: z.string() });
export type OverloadCard = z.infer<typeof OverloadCard>;

/** Everything about the level of one unit on a day. */
export const LevelCard = z.object({
  ...place,
  /** Null when the asker does not see the unit's cases. */
  answer: AreaLevel.nullable(),
  /** Criteria of the rule with its overrides, to show cut-offs beside values. */
  criteria: z.array(Criterion),
  asOf: z.date(),
  published: PublishedLevel.nullable(),
  history: z.array(DecisionLine),
  /** Units below it, for links. */
  below: z.number().int(),
  /** Null for communes, whose care is not theirs alone, and where the cases are out of sight. */
  overload: OverloadCard.nullable(),
});
export type LevelCard = z.infer<typeof LevelCard>;

/** One province of the country as far as the asker may know: its published level, and what its own records or statements give. */
export const ProvinceLine = z.object({
  area: z.string(),
  name: z.string(),
  published: EpidemicLevel.nullable(),
  publishedOn: z.string().nullable(),
  /** Null where the asker does not see the cases, or where the level is not known. */
  computed: EpidemicLevel.nullable(),
  provisional: z.boolean(),
  /** New cases of the seven days ending on the day; null where nobody told, never zero. */
  newCases: z.number().nullable(),
  /** `records`, or who reported it; null without a number. */
  source: z.string().nullable(),
});
export type ProvinceLine = z.infer<typeof ProvinceLine>;

export const OverrideLine = z.object({
  id: z.string(),
  version: z.number(),
  area: z.string(),
  rule: LevelRuleId,
  path: z.string(),
  value: z.union([z.number(), z.boolean()]),
  inclusive: z.boolean().nullable(),
  document: z.string(),
  date: Day,
  validFrom: Day,
  signedName: z.string(),
  capacity: Capacity,
  signedAt: z.date(),
});
export type OverrideLine = z.infer<typeof OverrideLine>;

const Note = z.string().trim().min(3).max(1000);

/** Propose levels (trình cấp độ dịch) of an area's units for a day; the ids of the decisions derive from the proposal's. */
export const ProposeLevels = z.strictObject({
  proposalId: z.uuid(),
  area: UnitKey,
  on: Day,
  rule: LevelRuleId.optional(),
  /** Which units, each with the level when it is not the computed one; left out: every unit in sight whose level is known. */
  units: z
    .array(z.strictObject({ area: UnitKey, level: EpidemicLevel.optional() }))
    .min(1)
    .max(2000)
    .optional(),
  /** Needed where a level differs from the computed ones. */
  note: Note.nullable().default(null),
});
export type ProposeLevels = z.infer<typeof ProposeLevels>;

/** State the capacity to respond of a unit from a day on (xác định khả năng đáp ứng). */
export const StateResponse = z.strictObject({
  area: UnitKey,
  on: Day,
  response: Response,
  document: z.string().trim().min(3).max(300),
});
export type StateResponse = z.infer<typeof StateResponse>;
