import { derivedId } from "../../../kernel/ids.ts";
import type { LocalDate } from "../../../kernel/time/local-date.ts";
import type { AreaResolution } from "../../directory/server.ts";
import type { PersonFacts } from "../../persons/server.ts";
import type { ReportCase } from "../../surveillance/server.ts";
import type { Policy, RowProblem } from "../contract.ts";
import { type CaseRow, reportedOn } from "./read-case-row.ts";

/** A row ready to be matched with people: facts of the person and the report, or the problems that keep it out. */
export interface DraftCase {
  row: CaseRow;
  facts: PersonFacts;
  report: Omit<ReportCase, "caseId" | "personId">;
  /** Number the case has with its sender; a row without one is known by its content. */
  senderRef: string;
}

export interface DraftContext {
  /** Area the file is about: rows that name no place belong to it. */
  area: string;
  sender: string;
  policy: Policy;
  today: LocalDate;
  resolve(place: {
    commune?: string | undefined;
    district?: string | undefined;
    province?: string | undefined;
    within?: string | undefined;
    on: string;
  }): AreaResolution;
  facilityKey(name: string): string | null;
}

/** Turns a read row into a draft, or says why it cannot be one. */
export function draftCase(row: CaseRow, fingerprint: string, context: DraftContext): { draft: DraftCase } | { problems: RowProblem[] } {
  if (row.problems.some((problem) => problem.grade === "wrong")) return { problems: row.problems };
  const tell = (code: string, params: RowProblem["params"], grade: RowProblem["grade"]) =>
    void row.problems.push({ row: row.row, column: null, code, params, grade });
  const on = reportedOn(row);
  if (!on) tell("no_day", {}, "wrong");
  if (!row.name && !row.text.ref && !row.text.nationalNumber) tell("no_person", {}, "wrong");
  const residence = on ? placeOf(row, on, context, tell) : null;
  if (!on || !residence || row.problems.some((problem) => problem.grade === "wrong")) return { problems: row.problems };
  const senderRef = row.text.ref ?? row.text.nationalNumber ?? `#${fingerprint}`;
  return {
    draft: {
      row,
      senderRef,
      facts: factsOf(row, residence.unit, senderRef, context),
      report: reportOf(row, on, residence, senderRef, context),
    },
  };
}

interface Residence {
  unit: string;
  /** What could not be placed on the map: a country, a ship, another province. */
  elsewhere: string | null;
}

function placeOf(
  row: CaseRow,
  on: LocalDate,
  context: DraftContext,
  tell: (code: string, params: RowProblem["params"], grade: RowProblem["grade"]) => void,
): Residence | null {
  const { commune, district, province, place } = row.text;
  if (!commune && !district && !province && !place) return { unit: context.area, elsewhere: null };
  const parts = { commune: commune ?? undefined, district: district ?? undefined, province: province ?? undefined, on };
  const found =
    commune || district
      ? context.resolve({ ...parts, within: context.area })
      : context.resolve({ ...parts, commune: place ?? undefined, within: context.area });
  if (found.status === "one") return { unit: found.unit.key, elsewhere: null };
  if (found.status === "several") {
    tell(
      "place_several",
      {
        text: commune ?? district ?? place ?? province ?? "",
        names: found.candidates
          .slice(0, 3)
          .map((unit) => unit.name)
          .join(", "),
      },
      "wrong",
    );
    return null;
  }
  if (commune && found.field === "commune") {
    tell(
      "place_unknown",
      {
        text: commune,
        names: found.nearest
          .slice(0, 2)
          .map((unit) => unit.name)
          .join(", "),
      },
      "wrong",
    );
    return null;
  }
  const text = [commune, district, province, place].filter(Boolean).join(", ");
  tell("place_kept_as_text", { text }, "note");
  return { unit: context.area, elsewhere: text };
}

function factsOf(row: CaseRow, unit: string, senderRef: string, context: DraftContext): PersonFacts {
  return {
    fullName: row.name,
    description: row.name ? null : `${context.sender} ${senderRef}`.slice(0, 500),
    sex: row.sex,
    birthOn: row.birthOn,
    birthYear: row.birthYear,
    nationality: row.text.nationality ?? null,
    occupation: row.text.occupation ?? null,
    workplace: row.text.workplace ?? null,
    school: null,
    vulnerable: [],
    residenceUnit: unit,
    address: row.text.address ?? null,
    householdId: null,
    cccd: row.cccd,
    cmnd: row.cmnd,
    passport: null,
    phones: row.phones,
  };
}

function reportOf(row: CaseRow, on: LocalDate, residence: Residence, senderRef: string, context: DraftContext): DraftCase["report"] {
  const { days, words, text } = row;
  const ended = days.died ? ("died" as const) : days.recovered ? ("recovered" as const) : null;
  const outcome = ended ?? (words.outcome && words.outcome !== "recovered" && words.outcome !== "died" ? words.outcome : "active");
  const facility = text.facility ? context.facilityKey(text.facility) : null;
  return {
    diseaseCode: context.policy.disease,
    reportedOn: on,
    residenceUnit: residence.unit,
    responsibleUnit: null,
    reportingUnit: null,
    classification: context.policy.classification,
    onsetOn: days.onset,
    onsetSource: days.onset ? "form" : words.severity === "asymptomatic" ? "none_asymptomatic" : "unknown",
    sampledOn: days.sampled,
    resultedOn: days.resulted,
    testKind: words.testKind,
    testResult: words.testResult,
    ct: row.ct !== null && row.ct >= 0 && row.ct <= 50 ? row.ct : null,
    detected: words.detected ?? "unknown",
    origin: words.origin ?? "unknown",
    severity: words.severity,
    severityOn: words.severity ? on : null,
    outcome,
    outcomeOn: days.died ?? days.recovered ?? null,
    nationalNumber: text.nationalNumber && /^BN\d{1,9}$/.test(text.nationalNumber) ? text.nationalNumber : null,
    stayUnit: null,
    stayKind: facility ? "hospital" : null,
    facility,
    foreignPlace: residence.elsewhere?.slice(0, 200) ?? null,
    sender: context.sender.slice(0, 200),
    senderRef: senderRef.slice(0, 100),
    note: [text.note, facility ? null : text.facility].filter(Boolean).join("; ").slice(0, 2000) || null,
  };
}

/** Ids of what a row makes: the same row of the same batch makes the same records, so going on after a crash makes nothing twice. */
export const idsOf = (batchId: string, row: number) => ({
  caseId: derivedId(`${batchId}:${row}:case`),
  personId: derivedId(`${batchId}:${row}:person`),
});
