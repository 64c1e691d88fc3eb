import { z } from "zod";
import { CaseOutcome, Classification, DetectedIn, OnsetSource, Origin, Severity, StayKind, TestKind, TestResult } from "./contract.ts";

/** Which date a list or a curve goes by. */
export const DateKind = z.enum(["own", "onset", "sampled", "resulted", "reported", "notified"]);
export type DateKind = z.infer<typeof DateKind>;

/** What a list of cases may be narrowed to. Everything may be left out. */
export const CaseFilter = z.strictObject({
  disease: z.string().max(40).optional(),
  /** Unit whose communes are meant, in any era. */
  unit: z.string().max(40).optional(),
  classification: Classification.optional(),
  outcome: CaseOutcome.optional(),
  severity: Severity.optional(),
  detected: DetectedIn.optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  missing: z.enum(["onset"]).optional(),
  backFilled: z.coerce.boolean().optional(),
});
export type CaseFilter = z.infer<typeof CaseFilter>;

export const CaseLine = z.object({
  id: z.string(),
  version: z.number(),
  personId: z.string(),
  personName: z.string().nullable(),
  ageYears: z.number().nullable(),
  sex: z.string().nullable(),
  diseaseCode: z.string(),
  episode: z.number(),
  countUnit: z.string(),
  unitName: z.string().nullable(),
  classification: Classification,
  onsetOn: z.string().nullable(),
  onsetSource: OnsetSource,
  sampledOn: z.string().nullable(),
  resultedOn: z.string().nullable(),
  testKind: TestKind.nullable(),
  testResult: TestResult.nullable(),
  ct: z.number().nullable(),
  reportedOn: z.string(),
  detected: DetectedIn,
  origin: Origin,
  severity: Severity.nullable(),
  outcome: CaseOutcome,
  outcomeOn: z.string().nullable(),
  stayKind: StayKind.nullable(),
  facilityName: z.string().nullable(),
  backFilled: z.boolean(),
  nationalNumber: z.string().nullable(),
});
export type CaseLine = z.infer<typeof CaseLine>;

/** Everything about one case, with the trace of its class. */
export const CaseCard = CaseLine.extend({
  provinceId: z.string(),
  withdrawn: z.string().nullable(),
  notifiedAt: z.string(),
  severityOn: z.string().nullable(),
  residenceUnit: z.string(),
  residenceName: z.string().nullable(),
  stayUnit: z.string().nullable(),
  stayName: z.string().nullable(),
  facility: z.string().nullable(),
  responsibleUnit: z.string(),
  responsibleName: z.string().nullable(),
  reportingUnit: z.string(),
  reportingName: z.string().nullable(),
  foreignPlace: z.string().nullable(),
  sender: z.string().nullable(),
  senderRef: z.string().nullable(),
  note: z.string().nullable(),
  classificationTrace: z.unknown(),
  classificationManual: z.object({ by: z.string(), reason: z.string(), at: z.string() }).nullable(),
  /** What is still missing, most urgent first. */
  queue: z.array(z.string()),
  handOver: z
    .object({
      id: z.string(),
      fromUnit: z.string(),
      toUnit: z.string(),
      toName: z.string().nullable(),
      reason: z.string(),
      offeredAt: z.string(),
    })
    .nullable(),
});
export type CaseCard = z.infer<typeof CaseCard>;

/** One day of a curve, split by where the cases were detected. */
export const CurveDay = z.object({ on: z.string(), n: z.record(z.string(), z.number()), backFilled: z.number() });
