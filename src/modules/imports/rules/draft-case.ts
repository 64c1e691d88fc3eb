import type { LocalDate } from "../../../kernel/time/local-date.ts";
import type { PersonFacts } from "../../persons/contract.ts";
import type { ReportCase } from "../../surveillance/contract.ts";
import type { Policy, RowProblem } from "../contract.ts";
import { type PlaceContext, placeOf, type Residence } from "./place-of.ts";
import { type CaseRow, reportedOn } from "./read-case-row.ts";

/** A row ready to be matched with people: facts of the person and the report. */
export interface DraftCase {
  row: CaseRow;
  facts: PersonFacts;
  report: Omit<ReportCase, "caseId" | "personId">;
  /** What the row is known by with its sender. */
  senderRef: string;
}

export interface DraftContext extends PlaceContext {
  sender: string;
  policy: Policy;
  facilityKey(name: string): string | null;
  /** Code of the disease a text names; null when the catalogue has none. */
  diseaseCode(text: string): string | null;
}

/** Longest number of a sender that is kept. */
export const REF_LENGTH = 100;

/**
 * Turns a read row into a draft, or says why it cannot be one.
 * @param senderRef what the row is known by with its sender: its own number, or one made of who it is about
 */
export function draftCase(row: CaseRow, senderRef: string, context: DraftContext): { draft: DraftCase } | { problems: RowProblem[] } {
  const problems = [...row.problems];
  const tell: Tell = (field, code, params, grade) =>
    void problems.push({ row: row.row, column: row.columns.at.get(field) ?? null, code, params: { field, ...params }, grade });
  const on = reportedOn(row);
  const refused = problems.some((problem) => problem.grade === "wrong");
  if (!on && !refused) tell("reported", "no_day", {}, "wrong");
  if (!row.name && !row.text.ref && !row.text.nationalNumber && !row.text.caseId && !refused) tell("name", "no_person", {}, "wrong");
  const diseaseCode = row.text.disease ? context.diseaseCode(row.text.disease) : context.policy.disease;
  if (!diseaseCode) tell("disease", "disease_unknown", { disease: row.text.disease }, "wrong");
  const place = on ? placeOf(row, on, context) : null;
  if (place?.problem) problems.push(place.problem);
  if (!on || !diseaseCode || !place?.residence || problems.some((problem) => problem.grade === "wrong")) return { problems };
  const { residence } = place;
  return {
    draft: {
      row: { ...row, problems },
      senderRef,
      facts: factsOf(row, residence.unit, senderRef, context),
      report: reportOf(row, on, residence, { ...context, diseaseCode, senderRef, tell }),
    },
  };
}

const cut = (text: string | null, length: number): string | null => text?.slice(0, length).trim() || null;

function factsOf(row: CaseRow, unit: string, senderRef: string, context: DraftContext): PersonFacts {
  return {
    fullName: cut(row.name, 120),
    description: row.name ? null : cut(`${context.sender} ${senderRef}`, 500),
    sex: row.sex,
    birthOn: row.birthOn,
    birthYear: row.birthYear,
    nationality: cut(row.text.nationality, 200),
    occupation: cut(row.text.occupation, 200),
    workplace: cut(row.text.workplace, 200),
    school: null,
    vulnerable: [],
    residenceUnit: unit,
    address: cut(row.text.address, 300),
    householdId: null,
    cccd: row.cccd,
    cmnd: row.cmnd,
    passport: null,
    phones: row.phones,
  };
}

type Tell = (field: string, code: string, params: RowProblem["params"], grade: RowProblem["grade"]) => void;

interface ReportContext extends Omit<DraftContext, "diseaseCode"> {
  diseaseCode: string;
  senderRef: string;
  tell: Tell;
}

function reportOf(row: CaseRow, on: LocalDate, residence: Residence, context: ReportContext): DraftCase["report"] {
  const { days, words, text } = row;
  const facility = text.facility ? context.facilityKey(text.facility) : null;
  const end = endOf(row, context.tell);
  const leftovers = [
    ...row.leftovers,
    ...(text.facility && !facility ? [said(row, "facility")] : []),
    ...(words.outcome && end.outcome !== words.outcome ? [said(row, "outcome")] : []),
  ];
  return {
    diseaseCode: context.diseaseCode,
    reportedOn: on,
    residenceUnit: residence.unit,
    responsibleUnit: null,
    reportingUnit: null,
    classification: words.classification,
    onsetOn: days.onset,
    onsetSource: days.onset ? "form" : row.noSymptoms || words.severity === "asymptomatic" ? "none_asymptomatic" : "unknown",
    sampledOn: days.sampled,
    resultedOn: days.resulted,
    communeReceivedOn: days.communeReceived,
    districtReceivedOn: days.districtReceived,
    provinceReceivedOn: days.provinceReceived,
    testKind: words.testKind,
    testResult: words.testResult,
    ct: row.ct,
    detected: words.detected ?? "unknown",
    origin: words.origin ?? "unknown",
    severity: words.severity,
    severityOn: words.severity ? on : null,
    ...end,
    nationalNumber: nationalNumberOf(text.nationalNumber, context.tell),
    stayUnit: null,
    stayKind: facility ? "hospital" : null,
    facility,
    foreignPlace: cut(residence.elsewhere, 200),
    sender: context.sender,
    senderRef: context.senderRef,
    note: cut([row.note, ...leftovers].filter(Boolean).join("; "), 2000),
  };
}

/** A cell under the name of its column. */
const said = ({ cells, columns }: CaseRow, field: string): string =>
  `${columns.headers.get(field) ?? field}: ${cells[(columns.at.get(field) ?? 0) - 1]?.text ?? ""}`;

/** How the case ended. An end without its day is not countable: the case stays open, and the row says so. */
function endOf({ days, words }: CaseRow, tell: Tell): Pick<ReportCase, "outcome" | "outcomeOn"> {
  if (days.died) return { outcome: "died", outcomeOn: days.died };
  if (days.recovered && words.outcome !== "died") return { outcome: "recovered", outcomeOn: days.recovered };
  if (words.outcome === null || words.outcome === "active") return { outcome: "active", outcomeOn: null };
  tell("outcome", "outcome_without_day", { outcome: words.outcome }, "note");
  return { outcome: "active", outcomeOn: null };
}

/** `BN1234`, or the digits alone. */
function nationalNumberOf(text: string | null, tell: Tell): string | null {
  if (text === null) return null;
  const digits = /^(?:BN)?\s*0*(\d{1,9})$/i.exec(text)?.[1];
  if (!digits) tell("nationalNumber", "national_number_unclear", { text }, "note");
  return digits ? `BN${digits}` : null;
}
