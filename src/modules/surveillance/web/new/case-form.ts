import type { LocalDate } from "../../../../kernel/time/local-date.ts";
import type { AreaHit } from "../../../../kernel/ui/input/area-picker.tsx";
import type { PersonLine } from "../../../persons/contract.ts";
import type { DetectedIn, OnsetSource, Origin, Severity, StayKind, TestKind, TestResult } from "../../contract.ts";
import type { Disease } from "../../diseases/define-disease.ts";
import { checkDates, type DateProblem } from "../../rules/check-dates.ts";
import { type ClassificationResult, classifyCase, evidenceOf } from "../../rules/classify-case.ts";
import { readBirth, readNumber, readPhones } from "../entry/read-entry.ts";

/** The form as it is typed. A day is undefined while nothing is entered and null when it is said to be not known. */
export interface CaseForm {
  caseId: string;
  personId: string;
  /** The registered person it is about; null for somebody new. */
  known: Pick<PersonLine, "id" | "fullName" | "description" | "sex" | "birthOn" | "birthYear" | "residenceName"> | null;
  nameless: boolean;
  name: string;
  /** Who a person without a name is. */
  description: string;
  birth: string;
  sex: "male" | "female" | "other" | null;
  phone: string;
  cccd: string;
  area: AreaHit | null;
  address: string;
  notThese: string[];
  onsetOn: LocalDate | null | undefined;
  onsetSource: OnsetSource;
  sampledOn: LocalDate | null | undefined;
  resultedOn: LocalDate | null | undefined;
  reportedOn: LocalDate;
  testKind: TestKind;
  testResult: TestResult | "waiting";
  ct: string;
  detected: DetectedIn;
  origin: Origin;
  severity: Severity | null;
  stayKind: StayKind | null;
  communeReceivedOn: LocalDate | null | undefined;
  districtReceivedOn: LocalDate | null | undefined;
  provinceReceivedOn: LocalDate | null | undefined;
  note: string;
}

/** What stays from one member of a household to the next: where they live, how they are reached, and what the visit found. */
export type Kept = Pick<
  CaseForm,
  "area" | "address" | "phone" | "reportedOn" | "testKind" | "sampledOn" | "resultedOn" | "testResult" | "detected" | "origin"
>;

export function emptyForm(newId: () => string, kept: Pick<CaseForm, "area" | "reportedOn" | "testKind"> & Partial<Kept>): CaseForm {
  return {
    caseId: newId(),
    personId: newId(),
    known: null,
    nameless: false,
    name: "",
    description: "",
    birth: "",
    sex: null,
    phone: "",
    cccd: "",
    address: "",
    notThese: [],
    onsetOn: undefined,
    onsetSource: "patient",
    sampledOn: undefined,
    resultedOn: undefined,
    testResult: "positive",
    ct: "",
    detected: "unknown",
    origin: "unknown",
    severity: null,
    stayKind: null,
    communeReceivedOn: undefined,
    districtReceivedOn: undefined,
    provinceReceivedOn: undefined,
    note: "",
    ...kept,
  };
}

/** The form for the next member of the same household. */
export function nextMember(form: CaseForm, newId: () => string): CaseForm {
  const { area, address, phone, reportedOn, testKind, sampledOn, resultedOn, testResult, detected, origin } = form;
  return emptyForm(newId, { area, address, phone, reportedOn, testKind, sampledOn, resultedOn, testResult, detected, origin });
}

export type FormField =
  | "name"
  | "description"
  | "birth"
  | "phone"
  | "cccd"
  | "area"
  | "onsetOn"
  | "sampledOn"
  | "resultedOn"
  | "reportedOn"
  | "communeReceivedOn"
  | "districtReceivedOn"
  | "provinceReceivedOn"
  | "ct";

/** Why a field keeps the form back: key under `grid.problem`, or of `dateProblem`. */
export interface FormProblem {
  field: FormField;
  key: string;
  params: Record<string, string | number>;
  date?: boolean;
}

export interface CheckedForm {
  problems: FormProblem[];
  /** Dates that are more often slips than facts: told, and saved all the same. */
  doubts: DateProblem[];
  missing: FormField[];
  person: ReturnType<typeof personOf> | null;
  report: ReturnType<typeof reportOf>;
  /** What the rules will say of it. */
  classification: ClassificationResult;
  /** Null while something is wrong or missing. */
  entry: { person: ReturnType<typeof personOf> | null; report: ReturnType<typeof reportOf> & { residenceUnit: string } } | null;
}

/** Reads and checks the form by the rules the server uses. */
export function checkForm(form: CaseForm, disease: Disease, day: LocalDate): CheckedForm {
  const problems: FormProblem[] = [];
  const take = <T>(field: FormField, read: { value: T } | { problem: string; params: Record<string, string | number> }, other: T): T => {
    if ("value" in read) return read.value;
    problems.push({ field, key: read.problem, params: read.params });
    return other;
  };
  const number = take("cccd", readNumber(form.cccd, day), { cccd: null, cmnd: null, sex: null, birthYear: null });
  const typed = take("birth", readBirth(form.birth, day), { birthOn: null, birthYear: null });
  const phones = take("phone", readPhones(form.phone), []);
  const birth = form.known ?? { birthOn: typed.birthOn, birthYear: typed.birthYear ?? number.birthYear };
  const sex = form.sex ?? number.sex;
  if (number.birthYear !== null && birth.birthYear !== null && number.birthYear !== birth.birthYear)
    problems.push({ field: "cccd", key: "cccdBirth", params: {} });
  if (number.sex !== null && sex !== null && sex !== "other" && number.sex !== sex)
    problems.push({ field: "cccd", key: "cccdSex", params: {} });
  const ct = ctOf(form.ct);
  if (ct === undefined) problems.push({ field: "ct", key: "ct", params: {} });
  const report = reportOf(form, disease.code, ct ?? null);
  const { wrong, doubts } = dateProblems(report, birth, disease, day);
  problems.push(...wrong);
  const missing = missingOf(form);
  const person = form.known ? null : personOf(form, { ...birth, sex, phones, cccd: number.cccd, cmnd: number.cmnd });
  const classification = classifyCase(disease, { days: report, evidence: evidenceOf(report), stated: null, manual: null });
  const complete = problems.length === 0 && missing.length === 0 && form.area;
  const entry = complete ? { person, report: { ...report, residenceUnit: form.area!.key } } : null;
  return { problems, doubts, missing, person, report, classification, entry };
}

function ctOf(typed: string): number | null | undefined {
  const text = typed.trim().replace(",", ".");
  if (text === "") return null;
  const value = Number(text);
  return Number.isFinite(value) && value > 0 && value <= 50 ? value : undefined;
}

function missingOf(form: CaseForm): FormField[] {
  const missing: FormField[] = [];
  if (!form.known && form.nameless && !form.description.trim()) missing.push("description");
  if (!form.known && !form.nameless && !form.name.trim()) missing.push("name");
  if (!form.area) missing.push("area");
  if (form.onsetOn === undefined && form.onsetSource !== "none_asymptomatic") missing.push("onsetOn");
  return missing;
}

function reportOf(form: CaseForm, diseaseCode: string, ct: number | null) {
  const {
    caseId,
    onsetOn,
    onsetSource,
    sampledOn,
    resultedOn,
    reportedOn,
    testKind,
    testResult,
    detected,
    origin,
    severity,
    stayKind,
    note,
  } = form;
  const asymptomatic = onsetSource === "none_asymptomatic";
  const tested = testResult !== "waiting" || Boolean(sampledOn);
  return {
    caseId,
    personId: form.known?.id ?? form.personId,
    diseaseCode,
    reportedOn,
    onsetOn: asymptomatic ? null : (onsetOn ?? null),
    onsetSource: asymptomatic ? onsetSource : onsetOn ? onsetSource : ("unknown" as const),
    sampledOn: sampledOn ?? null,
    resultedOn: testResult === "waiting" ? null : (resultedOn ?? null),
    testKind: tested ? testKind : null,
    testResult: testResult === "waiting" ? null : testResult,
    ct: testKind === "rt_pcr" ? ct : null,
    detected,
    origin,
    severity: severity ?? (asymptomatic ? ("asymptomatic" as const) : null),
    severityOn: severity || asymptomatic ? reportedOn : null,
    stayKind,
    communeReceivedOn: form.communeReceivedOn ?? null,
    districtReceivedOn: form.districtReceivedOn ?? null,
    provinceReceivedOn: form.provinceReceivedOn ?? null,
    note: note.trim() || null,
  };
}

interface Known {
  birthOn: LocalDate | null;
  birthYear: number | null;
  sex: CaseForm["sex"];
  phones: string[];
  cccd: string | null;
  cmnd: string | null;
}

function personOf(form: CaseForm, known: Known) {
  return {
    personId: form.personId,
    fullName: form.nameless ? null : form.name.trim(),
    description: form.nameless ? form.description.trim() : null,
    ...known,
    address: form.address.trim() || null,
    residenceUnit: form.area?.key ?? "",
    notThese: form.notThese,
  };
}

function dateProblems(
  report: ReturnType<typeof reportOf>,
  birth: { birthOn: LocalDate | null; birthYear: number | null },
  disease: Disease,
  day: LocalDate,
): { wrong: FormProblem[]; doubts: DateProblem[] } {
  const context = { today: day, incubationDays: disease.incubation?.days[1] ?? null, firstReport: true };
  const found = checkDates({ ...report, outcomeOn: null, severityOn: null, bornOn: birth.birthOn, birthYear: birth.birthYear }, context);
  const wrong = found.filter(({ grade }) => grade === "wrong");
  return {
    wrong: wrong.map(({ field, code, params }) => ({ field: field as FormField, key: code, params, date: true })),
    doubts: found.filter(({ grade }) => grade === "doubtful"),
  };
}
