import type { CaseReport } from "../contract.ts";

/** Fields of a case a person may have changed, in the order they are told. */
export const toldFields = [
  "diseaseCode",
  "classification",
  "onsetOn",
  "onsetSource",
  "sampledOn",
  "resultedOn",
  "testKind",
  "testResult",
  "ct",
  "reportedOn",
  "communeReceivedOn",
  "districtReceivedOn",
  "provinceReceivedOn",
  "detected",
  "origin",
  "severity",
  "severityOn",
  "outcome",
  "outcomeOn",
  "nationalNumber",
  "residenceUnit",
  "stayUnit",
  "stayKind",
  "facility",
  "responsibleUnit",
  "reportingUnit",
  "foreignPlace",
  "sender",
  "senderRef",
  "note",
  "personId",
] as const satisfies readonly (keyof CaseReport)[];
export type ToldField = (typeof toldFields)[number];

export interface FieldChange {
  field: ToldField;
  before: string | number | null;
  after: string | number | null;
}

/** What differs between two versions of a case (nội dung thay đổi), field by field. */
export function changedFields(before: CaseReport, after: CaseReport): FieldChange[] {
  return toldFields.flatMap((field) => (before[field] === after[field] ? [] : [{ field, before: before[field], after: after[field] }]));
}
