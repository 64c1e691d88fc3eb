import { z } from "zod";
import { LikenessReason } from "../persons/contract.ts";
import { CaseOutcome, Classification, DetectedIn, OnsetSource, Origin, Severity, StayKind, TestKind, TestResult } from "./contract.ts";
import { facts } from "./diseases/define-disease.ts";

/** Which date a list or a curve goes by. */
export const DateKind = z.enum(["own", "onset", "sampled", "resulted", "reported", "notified"]);
export type DateKind = z.infer<typeof DateKind>;

/** So many cases can be ticked for one print or export. */
export const MOST_CHOSEN = 200;

/** `true` or `false` as an address writes it. */
const Flag = z.enum(["true", "false"]).transform((text) => text === "true");

/** Cases that were ticked: ids joined by commas. */
const CaseIds = z
  .string()
  .max(7600)
  .transform((text) => text.split(","))
  .pipe(z.array(z.uuid()).min(1).max(MOST_CHOSEN));

/** What a list of cases may be narrowed to. Everything may be left out. */
export const CaseFilter = z.strictObject({
  disease: z.string().max(40).optional(),
  /** Unit whose communes are meant, in any era, or a body that treats or reported. */
  unit: z.string().max(40).optional(),
  classification: Classification.optional(),
  outcome: CaseOutcome.optional(),
  severity: Severity.optional(),
  detected: DetectedIn.optional(),
  /** Days between which the case lies, by its date of the kind `by`. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  by: DateKind.optional(),
  missing: z.enum(["onset"]).optional(),
  backFilled: Flag.optional(),
  /** The unit stated another class than the evidence allows. */
  conflict: Flag.optional(),
  /** Offered to another unit and not answered. */
  handOver: z.enum(["offered"]).optional(),
  /** These cases only: ids joined by commas, as many as an address holds. */
  caseIds: CaseIds.optional(),
  /** As this system knew the cases at that instant; left out, as they are. */
  asOf: z.iso.datetime({ offset: true }).optional(),
});
export type CaseFilter = z.infer<typeof CaseFilter>;
/** The same as it stands in an address. */
export type AskedFilter = z.input<typeof CaseFilter>;

export const CaseLine = z.object({
  id: z.string(),
  version: z.number(),
  personId: z.string(),
  /** Null for a person without a name yet, and where the person is out of sight. */
  personName: z.string().nullable(),
  /** Who a person without a name is. */
  personDescription: z.string().nullable(),
  ageYears: z.number().nullable(),
  sex: z.string().nullable(),
  diseaseCode: z.string(),
  episode: z.number(),
  countUnit: z.string(),
  /** As tables write it: `TX. Vĩnh Châu`. */
  unitName: z.string().nullable(),
  districtName: z.string().nullable(),
  classification: Classification,
  onsetOn: z.string().nullable(),
  onsetSource: OnsetSource,
  sampledOn: z.string().nullable(),
  resultedOn: z.string().nullable(),
  testKind: TestKind.nullable(),
  testResult: TestResult.nullable(),
  ct: z.number().nullable(),
  reportedOn: z.string(),
  notifiedAt: z.string(),
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

/** Cases of one unit that wait to be placed, and where they may belong. */
export const UnplacedCases = z.object({
  unit: z.string(),
  name: z.string(),
  /** `split`: a former commune; `no_commune`: only a unit above was stated. */
  kind: z.enum(["split", "no_commune"]),
  places: z.array(z.object({ key: z.string(), name: z.string() })),
  /** Those of one hamlet together. */
  rows: z.array(CaseLine.extend({ address: z.string().nullable(), hamlet: z.string().nullable() })),
  /** There are more than are shown. */
  more: z.boolean(),
});
export type UnplacedCases = z.infer<typeof UnplacedCases>;

/** Units with cases that wait to be placed, the most first. */
export const UnplacedUnits = z.object({ rows: z.array(z.object({ unit: z.string(), name: z.string(), n: z.number() })) });
export type UnplacedUnits = z.infer<typeof UnplacedUnits>;

const TestSeen = z.object({ kind: TestKind, result: TestResult, at: z.string().nullable() });
const FactStated = z.object({ fact: z.enum(facts), value: z.boolean() });

/** Why a case has its class: the document applied and each criterion held against what is known. */
const ExplanationView = z.object({
  basis: z.enum(["definition", "stated", "manual", "report"]),
  source: z.object({ document: z.string(), issuedOn: z.string().nullable(), reviewedBy: z.string().nullable() }).nullable(),
  provisional: z.boolean(),
  conflict: z.boolean(),
  trace: z
    .array(
      z.object({
        classification: Classification,
        branch: z.string(),
        criterion: z.enum(["test_positive", "test_negative", "test_repeated", ...facts]),
        tests: z.array(TestKind).readonly(),
        met: z.boolean().nullable(),
        evidence: z.array(z.union([TestSeen, FactStated])).readonly(),
      }),
    )
    .readonly(),
});

/** Everything about one case, with the trace of its class. */
export const CaseCard = CaseLine.extend({
  provinceId: z.string(),
  withdrawn: z.string().nullable(),
  notifiedAt: z.string(),
  severityOn: z.string().nullable(),
  communeReceivedOn: z.string().nullable(),
  districtReceivedOn: z.string().nullable(),
  provinceReceivedOn: z.string().nullable(),
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
  classificationTrace: ExplanationView.nullable(),
  classificationManual: z.object({ by: z.string(), reason: z.string(), at: z.string() }).nullable(),
  /** What is still missing, most urgent first. */
  queue: z.array(z.string()),
  handOver: z
    .object({
      id: z.string(),
      fromUnit: z.string(),
      fromName: z.string().nullable(),
      toUnit: z.string(),
      toName: z.string().nullable(),
      reason: z.string(),
      offeredAt: z.string(),
      /** Another province: a letter goes along. */
      letter: z.boolean(),
      /** The asker may accept or refuse for the receiving unit. */
      mayAnswer: z.boolean(),
      /** The asker may take the offer back. */
      mayCancel: z.boolean(),
    })
    .nullable(),
});
export type CaseCard = z.infer<typeof CaseCard>;

/** One version of a case: when it was recorded, by whom, and what it changed. */
export const CaseVersion = z.object({
  version: z.number(),
  recordedAt: z.date(),
  /** Name of the account; null where it is out of sight. */
  byName: z.string().nullable(),
  /** Came with a file. */
  batchId: z.string().nullable(),
  withdrawn: z.string().nullable(),
  /** Fields that differ from the version before; empty for the first, and where only who sees the case changed. */
  changes: z.array(
    z.object({
      field: z.string(),
      before: z.union([z.string(), z.number()]).nullable(),
      after: z.union([z.string(), z.number()]).nullable(),
    }),
  ),
});
export type CaseVersion = z.infer<typeof CaseVersion>;

export const CaseHistory = z.object({
  personId: z.string(),
  versions: z.array(CaseVersion),
  /** Names of the units and bodies among the values. */
  names: z.record(z.string(), z.string()),
});
export type CaseHistory = z.infer<typeof CaseHistory>;

/** Somebody registered who may be the person that is being entered, with their case of the disease where there is one. */
export const LookAlike = z.object({
  personId: z.string(),
  fullName: z.string().nullable(),
  birthOn: z.string().nullable(),
  birthYear: z.number().nullable(),
  residenceName: z.string().nullable(),
  verdict: z.enum(["same", "held"]),
  reasons: z.array(LikenessReason),
  openCase: z.object({ caseId: z.string(), reportedOn: z.string(), classification: Classification }).nullable(),
});
export type LookAlike = z.infer<typeof LookAlike>;

/** One day of a curve, split by where the cases were detected. */
export const CurveDay = z.object({ on: z.string(), n: z.record(z.string(), z.number()), backFilled: z.number() });
