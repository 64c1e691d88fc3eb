import type { Cell, SheetRow } from "../../../kernel/tabular/cell.ts";
import { fold } from "../../../kernel/tabular/fold.ts";
import { type AgeRead, readAge } from "../../../kernel/tabular/readers/read-age.ts";
import type { NationalIdRead } from "../../../kernel/tabular/readers/read-cccd.ts";
import { type DateRead, readDate } from "../../../kernel/tabular/readers/read-date.ts";
import { readNumber } from "../../../kernel/tabular/readers/read-number.ts";
import type { PhoneRead } from "../../../kernel/tabular/readers/read-phone.ts";
import type { LocalDate } from "../../../kernel/time/local-date.ts";
import type { RowProblem } from "../contract.ts";
import { caseWords } from "./case-words.ts";
import { type ReadColumns, RowReading } from "./row-reading.ts";

const textFields = [
  "caseId",
  "ref",
  "nationalNumber",
  "address",
  "commune",
  "district",
  "province",
  "place",
  "foreignPlace",
  "nationality",
  "occupation",
  "workplace",
  "facility",
  "disease",
] as const;
const receiptFields = ["communeReceived", "districtReceived", "provinceReceived"] as const;
const dayFields = ["onset", "sampled", "resulted", "reported", "recovered", "died", ...receiptFields] as const;
/** Days that keep no row out when they cannot be read: the case counts without them. */
const spareDays = new Set<string>(["recovered", "died", ...receiptFields]);
/** Days one of which is the case's own, by which it is counted; the first that is known. */
const ownDays = ["resulted", "sampled", "onset", "reported"] as const;
const wordFields = Object.keys(caseWords) as (keyof typeof caseWords)[];
/** Places decide where a case is counted; a case cannot be found by a number nobody can read. */
const NEEDED_TEXTS = new Set<string>(["caseId", "commune", "district", "province", "disease"]);

/** A row understood field by field; what it does not say is null. Places and diseases are still words. */
export interface CaseRow {
  row: number;
  /** The row as it stands in the file. */
  cells: readonly Cell[];
  columns: ReadColumns;
  problems: RowProblem[];
  leftovers: readonly string[];
  text: { [Field in (typeof textFields)[number]]: string | null };
  note: string | null;
  name: string | null;
  birthOn: LocalDate | null;
  birthYear: number | null;
  sex: "male" | "female" | "other" | null;
  cccd: string | null;
  cmnd: string | null;
  phones: string[];
  days: { [Field in (typeof dayFields)[number]]: LocalDate | null };
  /** The column of onset says that there were no symptoms. */
  noSymptoms: boolean;
  ct: number | null;
  caseVersion: number | null;
  words: { [Word in keyof typeof caseWords]: NonNullable<ReturnType<(typeof caseWords)[Word]>> | null };
}

/**
 * Reads one row of a list of cases by the chosen columns. A cell that cannot be understood is a problem with its place.
 * Only what identifies the case, its place and its own day keeps a row out; any other cell is noted and left empty.
 * @param reference day the sheet speaks from: its receipt
 */
export function readCaseRow(sheetRow: SheetRow, columns: ReadColumns, reference: LocalDate): CaseRow {
  const row = sheetRow.cells.some(isLong) ? { ...sheetRow, cells: sheetRow.cells.map(shortened) } : sheetRow;
  const reading = new RowReading(row, columns, reference);
  const text = Object.fromEntries(
    textFields.map((field) => [field, reading.name(field, NEEDED_TEXTS.has(field) ? "wrong" : "note")]),
  ) as CaseRow["text"];
  const { days, noSymptoms } = readDays(reading);
  // An age was true on the day of the case, not on the day the file came in.
  const birth = readBirth(reading, days.reported ?? days.resulted ?? days.sampled ?? days.onset ?? reference);
  const id = reading.value<NationalIdRead>("cccd", "note");
  const words = Object.fromEntries(wordFields.map((field) => [field, reading.word(field)])) as CaseRow["words"];
  return {
    row: row.number,
    cells: row.cells,
    columns,
    problems: reading.problems,
    leftovers: reading.leftovers,
    text,
    note: reading.value<string>("note", "note"),
    name: reading.value<string>("name", text.ref || text.nationalNumber ? "note" : "wrong"),
    ...birth,
    sex: reading.value("sex", "note"),
    cccd: id?.kind === "cccd" ? id.number : null,
    cmnd: id?.kind === "cmnd" ? id.number : null,
    phones: (reading.value<PhoneRead[]>("phone", "note") ?? []).map((phone) => phone.number).slice(0, 4),
    days,
    noSymptoms,
    ct: readCt(reading),
    caseVersion: reading.value<number>("caseVersion", "note"),
    words,
  };
}

/** Longest text of a cell that is read; no field keeps more, and the file itself is kept whole. */
const CELL_LENGTH = 2000;
const isLong = ({ text }: Cell): boolean => text.length > CELL_LENGTH;
const shortened = (cell: Cell): Cell => (isLong(cell) && cell.kind === "text" ? { ...cell, text: cell.text.slice(0, CELL_LENGTH) } : cell);

/** What officers write into the column of onset for somebody without symptoms. */
const NO_SYMPTOMS = /^(0|khong|ktc|khong (co )?trieu chung|khong bieu hien|asymptomatic)$/;

function readDays(reading: RowReading): { days: CaseRow["days"]; noSymptoms: boolean } {
  const noSymptoms = NO_SYMPTOMS.test(fold(reading.cell("onset").text.trim()));
  const days = Object.fromEntries(
    dayFields.map((field) => [field, field === "onset" && noSymptoms ? null : readDay(reading, field)]),
  ) as CaseRow["days"];
  // A cell nobody can read keeps the row out only where it would have been the case's own day.
  for (const problem of reading.problems) {
    const at = (ownDays as readonly unknown[]).indexOf(problem.params.field);
    if (at >= 0 && problem.grade === "wrong" && ownDays.slice(0, at).some((field) => days[field])) problem.grade = "note";
  }
  return { days, noSymptoms };
}

/** A full day; a month or a year alone is not a day and says so. */
function readDay(reading: RowReading, field: (typeof dayFields)[number]): LocalDate | null {
  const read = reading.value<DateRead>(field, spareDays.has(field) ? "note" : "wrong");
  if (!read) return null;
  if (read.precision === "day") return read.on;
  reading.tell(field, "day_not_full", { text: reading.cell(field).text }, "note");
  return null;
}

/** Date or year of birth; the column of birth may hold an age ("34 tuổi"). An unclear one keeps the row out: it tells namesakes apart. */
function readBirth(reading: RowReading, ageOn: LocalDate): Pick<CaseRow, "birthOn" | "birthYear"> {
  const cell = reading.cell("birth");
  const stated = readDate(cell, reading.reference);
  const asAge = stated.ok ? undefined : readAge(cell, ageOn);
  if (asAge?.ok) return { birthOn: null, birthYear: reading.take("birth", asAge, "note")?.birthYear ?? null };
  // A year of birth says more than an age beside it.
  const age = stated.ok && stated.value ? null : readAgeColumn(reading, ageOn);
  const birth = reading.take<DateRead>("birth", stated, age === null ? "wrong" : "note");
  if (!birth) return { birthOn: null, birthYear: age };
  return { birthOn: birth.precision === "day" ? birth.on : null, birthYear: Number(birth.on.slice(0, 4)) };
}

function readAgeColumn(reading: RowReading, ageOn: LocalDate): number | null {
  const cell = reading.cell("age");
  if (cell.kind === "empty") return null;
  const age = readAge(cell, ageOn);
  if (!age.ok && age.code !== "error_value") reading.keep("age", cell.text);
  const read = reading.take<AgeRead>("age", age, "note");
  return read?.birthYear ?? null;
}

/** A threshold cycle as laboratories write it ("CT 23,5"); a test runs 50 cycles at most. */
function readCt(reading: RowReading): number | null {
  const cell = reading.cell("ct");
  if (cell.kind === "empty") return null;
  const text = cell.kind === "text" ? { ...cell, text: cell.text.replace(/^\s*ct\s*[:=]?\s*/i, "") } : cell;
  const ct = reading.take<number>("ct", readNumber(text), "note");
  if (ct === null || (ct >= 0 && ct <= 50)) return ct;
  reading.tell("ct", "ct_out_of_range", { text: cell.text }, "note");
  return null;
}

/** Day the unit reported: as stated, else the latest of result, sample and onset. Null when the row has no day at all. */
export function reportedOn({ days }: Pick<CaseRow, "days">): LocalDate | null {
  const latest = [days.resulted, days.sampled, days.onset].filter((day): day is LocalDate => day !== null).sort();
  return days.reported ?? latest.at(-1) ?? null;
}
