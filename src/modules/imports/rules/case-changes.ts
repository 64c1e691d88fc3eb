import { tidy } from "../../../kernel/tabular/readers/reading.ts";
import type { CaseReport, CorrectCase } from "../../surveillance/contract.ts";
import type { CaseRow } from "./read-case-row.ts";

/** What the words of a row mean in this system. */
export interface RowMeaning {
  diseaseCode: string | null;
  /** Null where the row names the place the case has already, or none. */
  residenceUnit: string | null;
  facility: string | null;
  nationalNumber: string | null;
}

type Changes = CorrectCase["changes"];

/**
 * What an edited row of an export changes in its case. A blank cell changes nothing: sheets lose columns and cells more often than
 * officers want a fact gone.
 */
export function caseChanges(row: CaseRow, stored: CaseReport, meaning: RowMeaning): Changes {
  const { days, words, text } = row;
  const said: Changes = {
    onsetOn: days.onset,
    sampledOn: days.sampled,
    resultedOn: days.resulted,
    reportedOn: days.reported ?? undefined,
    communeReceivedOn: days.communeReceived,
    districtReceivedOn: days.districtReceived,
    provinceReceivedOn: days.provinceReceived,
    testKind: words.testKind,
    testResult: words.testResult,
    ct: row.ct,
    detected: words.detected ?? undefined,
    origin: words.origin ?? undefined,
    severity: words.severity,
    ...endSaid(row, stored),
    diseaseCode: meaning.diseaseCode ?? undefined,
    residenceUnit: meaning.residenceUnit ?? undefined,
    facility: meaning.facility,
    nationalNumber: meaning.nationalNumber,
    foreignPlace: text.foreignPlace,
    senderRef: text.ref,
    note: row.note,
  };
  const differing = Object.entries(said).filter(
    ([field, value]) => value !== null && value !== undefined && !same(value, stored[field as keyof CaseReport]),
  );
  const changes = Object.fromEntries(differing) as Changes;
  if (changes.outcome === "active") changes.outcomeOn = null;
  if (changes.severity && stored.severityOn === null) changes.severityOn = stored.reportedOn;
  if (changes.onsetOn && stored.onsetSource !== "patient" && stored.onsetSource !== "clinician") changes.onsetSource = "form";
  return changes;
}

/** The end a row states, where it states one with its day; the words alone of an end that is not recorded change nothing. */
function endSaid({ days, words }: CaseRow, stored: CaseReport): Pick<Changes, "outcome" | "outcomeOn"> {
  if (days.died) return { outcome: "died", outcomeOn: days.died };
  if (days.recovered && words.outcome !== "died") return { outcome: "recovered", outcomeOn: days.recovered };
  return words.outcome === "active" && stored.outcome !== "active" ? { outcome: "active" } : {};
}

const same = (value: unknown, stored: unknown): boolean =>
  value === stored || (typeof value === "string" && typeof stored === "string" && tidyLines(value) === tidyLines(stored));

const tidyLines = (text: string): string =>
  text
    .split(/\r\n|\n|\r/)
    .map(tidy)
    .join("\n")
    .trim();

/** Fields of a case an export shows in one cell each; an emptied cell of one is told. */
const shown = {
  onset: "onsetOn",
  sampled: "sampledOn",
  resulted: "resultedOn",
  communeReceived: "communeReceivedOn",
  districtReceived: "districtReceivedOn",
  provinceReceived: "provinceReceivedOn",
  testKind: "testKind",
  testResult: "testResult",
  ct: "ct",
  severity: "severity",
  nationalNumber: "nationalNumber",
  foreignPlace: "foreignPlace",
  facility: "facility",
  note: "note",
} as const satisfies Record<string, keyof CaseReport>;

/** Fields whose cell was emptied although the record knows them. */
export function emptied({ cells, columns }: CaseRow, stored: CaseReport): { field: string; caseField: keyof CaseReport }[] {
  return Object.entries(shown).flatMap(([field, caseField]) => {
    const column = columns.at.get(field);
    const blank = column !== undefined && (cells[column - 1]?.kind ?? "empty") === "empty";
    return blank && stored[caseField] !== null ? [{ field, caseField }] : [];
  });
}
