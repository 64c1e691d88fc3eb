import type { RecordColumns } from "../../../kernel/db/tables.ts";
import type { CaseReport, CountedBy, HandOver } from "../contract.ts";

/** `surveillance.case_report`: one row a person and disease episode. */
export interface CaseReportTable extends RecordColumns {
  person_id: string;
  disease_code: string;
  episode: number;
  classification: CaseReport["classification"];
  classification_trace: unknown;
  classification_manual: unknown;
  onset_on: string | null;
  onset_source: CaseReport["onsetSource"];
  sampled_on: string | null;
  resulted_on: string | null;
  test_kind: CaseReport["testKind"];
  test_result: CaseReport["testResult"];
  ct: number | null;
  reported_on: string;
  notified_at: Date;
  commune_received_on: string | null;
  district_received_on: string | null;
  province_received_on: string | null;
  detected: CaseReport["detected"];
  origin: CaseReport["origin"];
  severity: CaseReport["severity"];
  severity_on: string | null;
  outcome: CaseReport["outcome"];
  outcome_on: string | null;
  national_number: string | null;
  count_unit: string;
  residence_unit: string;
  stay_unit: string | null;
  stay_kind: CaseReport["stayKind"];
  facility: string | null;
  responsible_unit: string;
  reporting_unit: string;
  foreign_place: string | null;
  sender: string | null;
  sender_ref: string | null;
  age_years: number | null;
  sex: string | null;
  back_filled: boolean;
  note: string | null;
}

export interface HandOverTable extends RecordColumns {
  case_id: string;
  from_unit: string;
  to_unit: string;
  reason: string;
  offered_by: string;
  offered_at: Date;
  state: HandOver["state"];
  decided_by: string | null;
  decided_at: Date | null;
  refusal_reason: string | null;
  letter: boolean;
}

/** Counts of case reports in force, by commune and class, and of each facet. */
interface CaseCounts {
  province_id: string;
  disease_code: string;
  unit: string;
  /** `own`: the day a case belongs to (rule eventOn), however late it was reported. */
  date_kind: CountedBy;
  classification: string;
  back_filled: boolean;
  n: number;
  detected_community: number;
  detected_quarantine: number;
  detected_zone: number;
  detected_border: number;
  detected_screening: number;
  detected_hospital: number;
  detected_unknown: number;
  origin_local: number;
  origin_imported: number;
  origin_unknown: number;
  severity_asymptomatic: number;
  severity_mild: number;
  severity_moderate: number;
  severity_severe: number;
  severity_critical: number;
  severity_unknown: number;
  sex_male: number;
  sex_female: number;
  age_0_17: number;
  age_18_64: number;
  age_65_150: number;
  refreshed_at: Date;
  seen_by: string[];
}

/** `surveillance.case_day`: the counts of a day. */
export interface CaseDayTable extends CaseCounts {
  on_day: string;
}

/** `surveillance.case_month`: those of a month, by its first day. */
export interface CaseMonthTable extends CaseCounts {
  on_month: string;
}

declare module "../../../kernel/db/tables.ts" {
  interface Tables {
    "surveillance.case_report": CaseReportTable;
    "surveillance.hand_over": HandOverTable;
    "surveillance.case_day": CaseDayTable;
    "surveillance.case_month": CaseMonthTable;
  }
}
