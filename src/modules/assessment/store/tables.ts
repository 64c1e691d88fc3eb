import type { RecordColumns } from "../../../kernel/db/tables.ts";
import type { Capacity } from "../../identity/contract.ts";
import type { AssessedInput, EpidemicLevel, LevelAnswer, LevelFlip, LevelReason, LevelRuleId, UnitLevel } from "../contract.ts";
import type { DecisionState, Response, UnplacedCases } from "../level-views.ts";

export interface LevelDecisionTable extends RecordColumns {
  proposal_id: string;
  unit_key: string;
  unit_level: UnitLevel;
  on_day: string;
  level: EpidemicLevel;
  computed_level: EpidemicLevel | null;
  possible: EpidemicLevel[];
  previous_level: EpidemicLevel | null;
  rule: LevelRuleId;
  basis: LevelAnswer["basis"];
  provisional: boolean;
  decided_by: string | null;
  inputs: AssessedInput[];
  reasons: LevelReason[];
  would_flip: LevelFlip[];
  unknown: string[];
  unplaced: UnplacedCases | null;
  as_of: Date;
  state: DecisionState;
  note: string | null;
  proposed_by: string;
  proposed_name: string;
  proposed_at: Date;
  reviewed_by: string | null;
  reviewed_name: string | null;
  reviewed_at: Date | null;
  signed_by: string | null;
  signed_name: string | null;
  signed_at: Date | null;
  capacity: Capacity | null;
  document_number: string | null;
  published_at: Date | null;
}

export interface RuleOverrideTable extends RecordColumns {
  unit_key: string;
  rule: LevelRuleId;
  path: string;
  value: number | boolean;
  inclusive: boolean | null;
  document: string;
  dated_on: string;
  valid_from: string;
  signed_by: string;
  signed_name: string;
  capacity: Capacity;
  signed_at: Date;
}

export interface StatedResponseTable extends RecordColumns {
  unit_key: string;
  on_day: string;
  response: Response;
  document: string;
  stated_by: string;
}

declare module "../../../kernel/db/tables.ts" {
  interface Tables {
    "assessment.level_decision": LevelDecisionTable;
    "assessment.rule_override": RuleOverrideTable;
    "assessment.stated_response": StatedResponseTable;
  }
}
