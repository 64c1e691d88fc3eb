import { z } from "zod";
import { AgencyKey, PlaceKey, UnitKey } from "../directory/contract.ts";

export const Classification = z.enum(["suspected", "probable", "confirmed", "discarded"]);
export type Classification = z.infer<typeof Classification>;
/** How the day of onset is known. `none_asymptomatic`: there was none. */
export const OnsetSource = z.enum(["patient", "form", "clinician", "estimated", "none_asymptomatic", "unknown"]);
export type OnsetSource = z.infer<typeof OnsetSource>;
export const TestKind = z.enum(["rt_pcr", "rapid_antigen", "rapid_antibody", "culture", "clinical", "other"]);
export type TestKind = z.infer<typeof TestKind>;
export const TestResult = z.enum(["positive", "negative", "indeterminate"]);
export type TestResult = z.infer<typeof TestResult>;
/** Where the case was found; `zone` is a locked-down area. */
export const DetectedIn = z.enum(["community", "quarantine", "zone", "border", "screening", "hospital", "unknown"]);
export type DetectedIn = z.infer<typeof DetectedIn>;
export const Origin = z.enum(["local", "imported", "unknown"]);
export type Origin = z.infer<typeof Origin>;
export const Severity = z.enum(["asymptomatic", "mild", "moderate", "severe", "critical"]);
export type Severity = z.infer<typeof Severity>;
/** `transferred_out`: followed by another province; `lost`: could not be followed to the end. */
export const CaseOutcome = z.enum(["active", "recovered", "died", "transferred_out", "lost"]);
export type CaseOutcome = z.infer<typeof CaseOutcome>;
export const StayKind = z.enum(["home", "hospital", "quarantine", "other"]);
export type StayKind = z.infer<typeof StayKind>;

const Day = z.iso.date();
const Instant = z.iso.datetime({ offset: true });
const Reason = z.string().trim().min(3).max(1000);

/** A classification set by hand against or without the rules: signed, and kept until it is lifted. */
export const ManualClassification = z.strictObject({ by: z.uuid(), reason: z.string().min(1), at: Instant });
export type ManualClassification = z.infer<typeof ManualClassification>;

/** What a unit reports and may correct later. Days are local; null means not known, never "no". */
const reported = {
  personId: z.uuid(),
  diseaseCode: z.string().min(1).max(40),
  /** First symptom. */
  onsetOn: Day.nullable(),
  onsetSource: OnsetSource,
  sampledOn: Day.nullable(),
  resultedOn: Day.nullable(),
  testKind: TestKind.nullable(),
  testResult: TestResult.nullable(),
  /** Cycle threshold of an RT-PCR. */
  ct: z.number().min(0).max(50).nullable(),
  /** Day the unit reported. */
  reportedOn: Day,
  /** Days on which each level received the report, as stated; null: not stated, then the receipt by this system is all that is known. */
  communeReceivedOn: Day.nullable(),
  districtReceivedOn: Day.nullable(),
  provinceReceivedOn: Day.nullable(),
  detected: DetectedIn,
  origin: Origin,
  severity: Severity.nullable(),
  severityOn: Day.nullable(),
  outcome: CaseOutcome,
  outcomeOn: Day.nullable(),
  /** National case number, `BN…`. */
  nationalNumber: z
    .string()
    .regex(/^BN\d{1,9}$/)
    .nullable(),
  residenceUnit: PlaceKey,
  stayUnit: PlaceKey.nullable(),
  stayKind: StayKind.nullable(),
  /** Treating facility. */
  facility: AgencyKey.nullable(),
  /** Unit that must act: by place of stay, else of residence. */
  responsibleUnit: PlaceKey,
  reportingUnit: z.union([UnitKey, AgencyKey]),
  /** A place that has no code: another country, a ship, a flight. */
  foreignPlace: z.string().max(200).nullable(),
  /** Who sent the file or message, and the number the case has with them. */
  sender: z.string().max(200).nullable(),
  senderRef: z.string().max(100).nullable(),
  note: z.string().max(2000).nullable(),
};

/** One person, one disease, one episode (ca bệnh), as the system stores it. */
export const CaseReport = z.strictObject({
  id: z.uuid(),
  ...reported,
  /** 1 for the first illness of this person with this disease. */
  episode: z.int().min(1),
  classification: Classification,
  /** Receipt by this system. */
  notifiedAt: Instant,
  classificationManual: ManualClassification.nullable(),
});
export type CaseReport = z.infer<typeof CaseReport>;

/**
 * Report a case (báo cáo ca bệnh). The person exists already or is registered with the same minted id in the same transaction.
 * Only the first four facts are required; what is left out is not known.
 */
export const ReportCase = z.strictObject({
  caseId: z.uuid(),
  personId: reported.personId,
  diseaseCode: reported.diseaseCode,
  reportedOn: reported.reportedOn,
  residenceUnit: reported.residenceUnit,
  /** Place of stay, else residence, when left out. */
  responsibleUnit: reported.responsibleUnit.nullable().default(null),
  /** The unit of the account when left out. */
  reportingUnit: reported.reportingUnit.nullable().default(null),
  /** What the unit says the case is; the rules accept it unless the evidence speaks against it. */
  classification: Classification.nullable().default(null),
  onsetOn: reported.onsetOn.default(null),
  onsetSource: reported.onsetSource.default("unknown"),
  sampledOn: reported.sampledOn.default(null),
  resultedOn: reported.resultedOn.default(null),
  testKind: reported.testKind.default(null),
  testResult: reported.testResult.default(null),
  ct: reported.ct.default(null),
  communeReceivedOn: reported.communeReceivedOn.default(null),
  districtReceivedOn: reported.districtReceivedOn.default(null),
  provinceReceivedOn: reported.provinceReceivedOn.default(null),
  detected: reported.detected.default("unknown"),
  origin: reported.origin.default("unknown"),
  severity: reported.severity.default(null),
  severityOn: reported.severityOn.default(null),
  outcome: reported.outcome.default("active"),
  outcomeOn: reported.outcomeOn.default(null),
  nationalNumber: reported.nationalNumber.default(null),
  stayUnit: reported.stayUnit.default(null),
  stayKind: reported.stayKind.default(null),
  facility: reported.facility.default(null),
  foreignPlace: reported.foreignPlace.default(null),
  sender: reported.sender.default(null),
  senderRef: reported.senderRef.default(null),
  note: reported.note.default(null),
});
export type ReportCase = z.infer<typeof ReportCase>;

/** Correct what was reported; a field that is left out stays. */
export const CorrectCase = z.strictObject({
  caseId: z.uuid(),
  /** Version the corrector saw; a newer one refuses the correction. */
  baseVersion: z.int().min(1),
  changes: z
    .strictObject(reported)
    .partial()
    .refine((changes) => Object.keys(changes).length > 0),
  reason: Reason.nullable().default(null),
});
export type CorrectCase = z.infer<typeof CorrectCase>;

/** Place cases of a split unit, or without a commune, in one of the places they may belong to (xếp ca về địa bàn). */
export const PlaceCases = z.strictObject({
  unit: UnitKey,
  toUnit: PlaceKey,
  /** With the version that was seen; a newer one refuses that case. */
  cases: z
    .array(z.strictObject({ caseId: z.uuid(), baseVersion: z.int().min(1) }))
    .min(1)
    .max(200),
  /** How it is known. */
  reason: Reason.nullable().default(null),
});
export type PlaceCases = z.infer<typeof PlaceCases>;

/** Set the classification by hand, signed with a reason; null lifts it and the rules decide again. */
export const ClassifyCase = z.strictObject({ caseId: z.uuid(), classification: Classification.nullable(), reason: Reason });
export type ClassifyCase = z.infer<typeof ClassifyCase>;

export const RecordOutcome = z.strictObject({ caseId: z.uuid(), outcome: CaseOutcome, outcomeOn: Day.nullable() });
export type RecordOutcome = z.infer<typeof RecordOutcome>;

export const RecordSeverity = z.strictObject({ caseId: z.uuid(), severity: Severity, severityOn: Day });
export type RecordSeverity = z.infer<typeof RecordSeverity>;

/** Take a case entered by mistake out of every current figure; it stays readable as of earlier. */
export const WithdrawCase = z.strictObject({ caseId: z.uuid(), reason: Reason });
export type WithdrawCase = z.infer<typeof WithdrawCase>;

/** `cancelled`: the offering unit took it back. */
export const HandOverState = z.enum(["offered", "accepted", "refused", "cancelled"]);
export type HandOverState = z.infer<typeof HandOverState>;

/** The passing of responsibility for one case (chuyển giao ca bệnh); both units see the case while it is offered. */
export const HandOver = z.strictObject({
  id: z.uuid(),
  caseId: z.uuid(),
  fromUnit: UnitKey,
  toUnit: UnitKey,
  reason: z.string(),
  offeredBy: z.uuid(),
  offeredAt: Instant,
  state: HandOverState,
  decidedBy: z.uuid().nullable(),
  decidedAt: Instant.nullable(),
  refusalReason: z.string().nullable(),
  /** Another province: an official letter with the list goes along. */
  letter: z.boolean(),
});
export type HandOver = z.infer<typeof HandOver>;

const offers = z
  .array(z.strictObject({ handOverId: z.uuid(), caseId: z.uuid() }))
  .min(1)
  .max(1000);
const handOverIds = z.array(z.uuid()).min(1).max(1000);
export const OfferHandOver = z.strictObject({ offers, toUnit: UnitKey, reason: Reason });
export type OfferHandOver = z.infer<typeof OfferHandOver>;
export const AcceptHandOver = z.strictObject({ handOverIds });
export type AcceptHandOver = z.infer<typeof AcceptHandOver>;
export const RefuseHandOver = z.strictObject({ handOverIds, reason: Reason });
export type RefuseHandOver = z.infer<typeof RefuseHandOver>;
export const CancelHandOver = z.strictObject({ handOverIds });
export type CancelHandOver = z.infer<typeof CancelHandOver>;

/** What happened to cases: ids and codes only, never a name. All are of version 1. */
export type SurveillanceEvent =
  | { type: "case.reported"; caseId: string; personId: string; diseaseCode: string; episode: number; classification: Classification }
  | { type: "case.corrected"; caseId: string; personId: string; fields: string[] }
  | { type: "case.classified"; caseId: string; personId: string; from: Classification; to: Classification; manual: boolean }
  | { type: "case.outcome_recorded"; caseId: string; personId: string; outcome: CaseOutcome; on: string | null }
  | { type: "case.severity_recorded"; caseId: string; personId: string; severity: Severity; on: string }
  | { type: "case.withdrawn"; caseId: string; personId: string }
  | { type: "household.reported"; householdId: string; caseIds: string[] }
  | { type: "case.handover_offered"; handOverId: string; caseId: string; fromUnit: string; toUnit: string; letter: boolean }
  | { type: "case.handover_accepted"; handOverId: string; caseId: string; fromUnit: string; toUnit: string }
  | { type: "case.handover_refused"; handOverId: string; caseId: string; fromUnit: string; toUnit: string }
  | { type: "case.handover_cancelled"; handOverId: string; caseId: string; fromUnit: string; toUnit: string };

/** Days cases are counted by. `own`: the day a case belongs to (rule eventOn); `ended_…`: its end, not before the day it was reported. */
export type CountedBy =
  | "own"
  | "onset"
  | "sampled"
  | "resulted"
  | "reported"
  | "notified"
  | "recovered"
  | "died"
  | "ended_recovered"
  | "ended_died"
  | "ended_otherwise";
