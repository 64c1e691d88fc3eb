import { shortDate } from "../../../kernel/documents/official-words.ts";
import type { Sex } from "../../persons/contract.ts";
import type { CaseReport } from "../contract.ts";
import words from "../web/messages/vi.json" with { type: "json" };

type Reported = Pick<
  CaseReport,
  | "classification"
  | "onsetOn"
  | "onsetSource"
  | "sampledOn"
  | "resultedOn"
  | "testKind"
  | "testResult"
  | "ct"
  | "reportedOn"
  | "communeReceivedOn"
  | "districtReceivedOn"
  | "provinceReceivedOn"
  | "detected"
  | "origin"
  | "severity"
  | "severityOn"
  | "outcome"
  | "outcomeOn"
  | "stayKind"
  | "foreignPlace"
  | "note"
>;

/** A case as it is printed: what the report says, with places and numbers already turned into words. Null is not known. */
export interface PrintedCase extends Reported {
  /** National number, else the number the case has in this system. */
  code: string;
  fullName: string | null;
  /** Who a person without a name yet is. */
  description: string | null;
  sex: Sex | null;
  birthOn: string | null;
  birthYear: number | null;
  /** CCCD, CMND or passport number. */
  idNumber: string | null;
  phones: string[];
  nationality: string | null;
  occupation: string | null;
  /** Workplace or school. */
  workplace: string | null;
  /** Risk groups in words. */
  riskGroups: string[];
  /** House, hamlet, commune, district, province in one line. */
  residence: string | null;
  /** Where the person stays now, when that is another place. */
  stay: string | null;
  facility: string | null;
}

/** Who prints: the body above and the body itself. */
export interface Masthead {
  parentBody: string | null;
  issuingBody: string;
}

export const sexWords: Record<Sex, string> = { male: "Nam", female: "Nữ", other: "Khác" };

/** The name, or that it is not known yet and who is meant. */
export function nameOf({ fullName, description }: PrintedCase): string {
  return fullName ?? (description === null ? "Chưa rõ tên" : `Chưa rõ tên (${description})`);
}

/** Birth date or year, whichever is known. */
export function birthOf({ birthOn, birthYear }: PrintedCase): string {
  return birthOn === null ? (birthYear === null ? "chưa rõ" : String(birthYear)) : shortDate(birthOn);
}

export function birthYearOf({ birthOn, birthYear }: PrintedCase): string {
  return birthOn?.slice(0, 4) ?? (birthYear === null ? "chưa rõ" : String(birthYear));
}

/** Onset as printed: a person without symptoms has no onset, which is not the same as an unknown one. */
export function onsetOf({ onsetOn, onsetSource }: PrintedCase): string {
  return onsetSource === "none_asymptomatic" ? "không triệu chứng" : shortDate(onsetOn);
}

/** Kind and result of the test in one cell, e.g. `RT-PCR: Dương tính (CT 21,5)`. */
export function testOf({ testKind, testResult, ct }: PrintedCase): string {
  if (testKind === null && testResult === null) return "chưa có";
  const kind = testKind === null ? "Xét nghiệm" : words.testKind[testKind];
  const result = testResult === null ? "chờ kết quả" : words.testResult[testResult];
  return `${kind}: ${result}${ct === null ? "" : ` (CT ${String(ct).replace(".", ",")})`}`;
}

/** Outcome, or severity while the case is followed. */
export function stateOf({ outcome, outcomeOn, severity }: PrintedCase): string {
  if (outcome === "active")
    return severity === null ? words.outcome.active : `${words.outcome.active}, ${words.severity[severity].toLowerCase()}`;
  return outcomeOn === null ? words.outcome[outcome] : `${words.outcome[outcome]} ${shortDate(outcomeOn)}`;
}
