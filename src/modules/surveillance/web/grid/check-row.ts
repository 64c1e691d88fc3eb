import type { LocalDate } from "../../../../kernel/time/local-date.ts";
import { fold } from "../../../../kernel/ui/input/fold.ts";
import type { ReportCase, TestKind } from "../../contract.ts";
import { findDisease } from "../../diseases/find-disease.ts";
import { checkDates } from "../../rules/check-dates.ts";
import { readBirth, readDay, readNumber, readPhones, readResult, readSexWord, splitPlace } from "../entry/read-entry.ts";
import { type GridColumn, type GridRow, isEmptyRow, type receiptColumns } from "./grid-row.ts";

/** What holds for every row of the grid. */
export interface GridSettings {
  diseaseCode: string;
  testKind: TestKind;
  /** Day of the report, and the day the ages and dates are read from. */
  day: LocalDate;
}

export interface RowProblem {
  column: GridColumn;
  /** `wrong` cannot be saved, `ask` waits for a decision. */
  grade: "wrong" | "ask";
  /** Key of the sentence under `grid.problem`, or of `dateProblem` when `date` is set. */
  key: string;
  params: Record<string, string | number>;
  date?: boolean;
}

/** A person and a report as `/cases/report-many` takes them. */
export interface RowEntry {
  person: {
    personId: string;
    fullName: string;
    sex: "male" | "female" | "other" | null;
    birthOn: LocalDate | null;
    birthYear: number | null;
    cccd: string | null;
    cmnd: string | null;
    phones: string[];
    address: string | null;
    residenceUnit: string;
    notThese: string[];
  } | null;
  report: Pick<
    ReportCase,
    "caseId" | "personId" | "diseaseCode" | "reportedOn" | "residenceUnit" | "onsetOn" | "onsetSource" | "sampledOn" | "resultedOn"
  > &
    Partial<Receipts> & { testKind: TestKind | null; testResult: ReportCase["testResult"] };
}

export interface RowCheck {
  /** `typing`: something that must be there is not there yet. */
  state: "empty" | "typing" | "ready" | "ask" | "wrong";
  problems: RowProblem[];
  /** Columns that must still be filled. */
  missing: GridColumn[];
  /** Facts that may stay unknown and are: told beside "Hợp lệ". */
  unknown: ("birthDay" | "onset" | "result")[];
  entry: RowEntry | null;
}

const EMPTY: RowCheck = { state: "empty", problems: [], missing: [], unknown: [], entry: null };

/** Reads and checks one row by the rules the server uses. */
export function checkRow(row: GridRow, settings: GridSettings): RowCheck {
  if (isEmptyRow(row)) return EMPTY;
  const problems: RowProblem[] = [];
  const typed = (column: GridColumn): string => row.texts[column]?.trim() ?? "";
  const take = <T>(column: GridColumn, read: { value: T } | { problem: string; params: Record<string, string | number> }): T | null => {
    if ("value" in read) return read.value;
    problems.push({ column, grade: "wrong", key: read.problem, params: read.params });
    return null;
  };
  const { day } = settings;
  const number = take("cccd", readNumber(typed("cccd"), day));
  const birth = take("birth", readBirth(typed("birth"), day)) ?? { birthOn: null, birthYear: null };
  const result = take("result", readResult(typed("result"), day));
  const facts = {
    sex: take("sex", readSexWord(typed("sex"))) ?? number?.sex ?? null,
    birthOn: birth.birthOn,
    birthYear: birth.birthYear ?? number?.birthYear ?? null,
    phones: take("phone", readPhones(typed("phone"))) ?? [],
    onsetOn: take("onset", readDay(typed("onset"), day)),
    sampledOn: take("sampled", readDay(typed("sampled"), day)),
  };
  const receivedOn = (column: (typeof receiptColumns)[number]) => take(column, readDay(typed(column), day));
  const received = {
    communeReceivedOn: receivedOn("communeReceived"),
    districtReceivedOn: receivedOn("districtReceived"),
    provinceReceivedOn: receivedOn("provinceReceived"),
  };
  if (number?.cccd) problems.push(...againstNumber(number, facts));
  problems.push(...placeProblems(row));
  const dates = { onsetOn: facts.onsetOn, sampledOn: facts.sampledOn, resultedOn: result?.resultedOn ?? null, ...received };
  problems.push(...dateProblems(dates, facts, settings, row));
  const missing = missingColumns(row, facts);
  const entry =
    problems.some(({ grade }) => grade === "wrong") || missing.length > 0 ? null : entryOf(row, { facts, number, result, dates }, settings);
  return { state: stateOf(problems, missing), problems, missing, unknown: unknownOf(facts, result, typed("onset")), entry };
}

function stateOf(problems: readonly RowProblem[], missing: readonly GridColumn[]): RowCheck["state"] {
  if (problems.some(({ grade }) => grade === "wrong")) return "wrong";
  if (missing.length > 0) return "typing";
  return problems.length > 0 ? "ask" : "ready";
}

interface Facts {
  sex: "male" | "female" | "other" | null;
  birthOn: LocalDate | null;
  birthYear: number | null;
  phones: string[];
  onsetOn: LocalDate | null;
  sampledOn: LocalDate | null;
}
type ReadNumber = Extract<ReturnType<typeof readNumber>, { value: unknown }>["value"];
type ReadResult = Extract<ReturnType<typeof readResult>, { value: unknown }>["value"];
type Receipts = Pick<ReportCase, "communeReceivedOn" | "districtReceivedOn" | "provinceReceivedOn">;
type Dates = Pick<ReportCase, "onsetOn" | "sampledOn" | "resultedOn"> & Receipts;

/** A citizen number says sex and year of birth: the cells may not say otherwise. */
function againstNumber(number: ReadNumber, { sex, birthYear }: Facts): RowProblem[] {
  const problems: RowProblem[] = [];
  const wrong = (column: GridColumn, key: string): void => void problems.push({ column, grade: "wrong", key, params: {} });
  if (birthYear !== null && number.birthYear !== null && number.birthYear !== birthYear) wrong("cccd", "cccdBirth");
  if (sex !== null && sex !== "other" && number.sex !== null && number.sex !== sex) wrong("cccd", "cccdSex");
  return problems;
}

/** A place whose words were not found, or mean several units, waits for a choice. */
function placeProblems({ texts, place }: GridRow): RowProblem[] {
  const { unit } = splitPlace(texts.place ?? "");
  if (!unit || isPlaced({ texts, place })) return [];
  return [{ column: "place", grade: "ask", key: "place", params: { text: unit } }];
}

/** Whether the unit that was chosen is the one the cell still names. */
export const isPlaced = ({ texts, place }: Pick<GridRow, "texts" | "place">): boolean =>
  place !== null && fold(place.for) === fold(splitPlace(texts.place ?? "").unit);

function dateProblems(dates: Dates, facts: Facts, { diseaseCode, day }: GridSettings, { settled }: GridRow): RowProblem[] {
  const context = { today: day, incubationDays: findDisease(diseaseCode)?.incubation?.days[1] ?? null, firstReport: true };
  const all = { ...dates, reportedOn: day, severityOn: null, outcomeOn: null, bornOn: facts.birthOn, birthYear: facts.birthYear };
  const columnOf: Record<string, GridColumn> = {
    onsetOn: "onset",
    sampledOn: "sampled",
    resultedOn: "result",
    communeReceivedOn: "communeReceived",
    districtReceivedOn: "districtReceived",
    provinceReceivedOn: "provinceReceived",
  };
  return checkDates(all, context).flatMap(({ field, code, grade, params }): RowProblem[] =>
    grade === "doubtful" && settled.includes(code)
      ? []
      : [{ column: columnOf[field] ?? "onset", grade: grade === "wrong" ? "wrong" : "ask", key: code, params, date: true }],
  );
}

function missingColumns(row: GridRow, { birthOn, birthYear }: Facts): GridColumn[] {
  const missing: GridColumn[] = [];
  if (!row.knownAs && !row.texts.name?.trim()) missing.push("name");
  if (!row.knownAs && birthOn === null && birthYear === null && !row.texts.birth?.trim()) missing.push("birth");
  if (!row.texts.place?.trim()) missing.push("place");
  if (!row.texts.onset?.trim()) missing.push("onset");
  if (!row.texts.result?.trim()) missing.push("result");
  return missing;
}

function unknownOf({ birthOn }: Facts, result: ReadResult | null, onset: string): RowCheck["unknown"] {
  const unknown: RowCheck["unknown"] = [];
  if (birthOn === null) unknown.push("birthDay");
  if (/^(chua ro|khong ro|cr|\?)$/.test(fold(onset))) unknown.push("onset");
  if (result?.testResult === null) unknown.push("result");
  return unknown;
}

function entryOf(
  row: GridRow,
  { facts, number, result, dates }: { facts: Facts; number: ReadNumber | null; result: ReadResult | null; dates: Dates },
  { diseaseCode, testKind, day }: GridSettings,
): RowEntry | null {
  if (!isPlaced(row)) return null;
  const residenceUnit = row.place!.hit.key;
  const personId = row.knownAs ?? row.personId;
  const { onsetOn, ...others } = dates;
  const tested = Boolean(result?.testResult) || dates.sampledOn !== null;
  const report = {
    caseId: row.caseId,
    personId,
    diseaseCode,
    reportedOn: day,
    residenceUnit,
    onsetOn,
    onsetSource: onsetOn ? ("patient" as const) : ("unknown" as const),
    ...others,
    testKind: tested ? testKind : null,
    testResult: result?.testResult ?? null,
  };
  if (row.knownAs) return { person: null, report };
  const { sex, birthOn, birthYear, phones } = facts;
  const { address } = splitPlace(row.texts.place ?? "");
  const numbers = { cccd: number?.cccd ?? null, cmnd: number?.cmnd ?? null };
  const fullName = row.texts.name!.trim();
  return {
    person: { personId, fullName, sex, birthOn, birthYear, ...numbers, phones, address, residenceUnit, notThese: [...row.notThese] },
    report,
  };
}

/** Rows of the grid that look like the same person: for each the number (from 1) of an earlier row, or undefined. */
export function repeatedRows(rows: readonly GridRow[]): (number | undefined)[] {
  const first = new Map<string, number>();
  return rows.map(({ texts, notThese }, index) => {
    const cccd = texts.cccd?.replaceAll(/\D/g, "");
    const name = fold(texts.name ?? "").trim();
    const keys = [cccd && cccd.length >= 9 && `id ${cccd}`, name && texts.birth?.trim() && `name ${name} ${texts.birth.trim()}`].filter(
      Boolean,
    ) as string[];
    const earlier = keys.map((key) => first.get(key)).find((row) => row !== undefined);
    for (const key of keys) if (!first.has(key)) first.set(key, index + 1);
    return earlier !== undefined && !notThese.includes(`row ${earlier}`) ? earlier : undefined;
  });
}
