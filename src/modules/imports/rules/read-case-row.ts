import type { Cell, SheetRow } from "../../../kernel/tabular/cell.ts";
import type { ReaderName } from "../../../kernel/tabular/mapping.ts";
import { readers } from "../../../kernel/tabular/mapping.ts";
import type { AgeRead } from "../../../kernel/tabular/readers/read-age.ts";
import type { NationalIdRead } from "../../../kernel/tabular/readers/read-cccd.ts";
import type { DateRead } from "../../../kernel/tabular/readers/read-date.ts";
import type { PhoneRead } from "../../../kernel/tabular/readers/read-phone.ts";
import type { LocalDate } from "../../../kernel/time/local-date.ts";
import type { ColumnChoice, RowProblem } from "../contract.ts";
import { caseFields } from "./case-fields.ts";
import { caseWords } from "./case-words.ts";

/** A row understood field by field; what it does not say is null. Places are still words. */
export interface CaseRow {
  row: number;
  problems: RowProblem[];
  text: Record<string, string | null>;
  name: string | null;
  birthOn: LocalDate | null;
  birthYear: number | null;
  sex: "male" | "female" | "other" | null;
  cccd: string | null;
  cmnd: string | null;
  phones: string[];
  days: Record<"onset" | "sampled" | "resulted" | "reported" | "recovered" | "died", LocalDate | null>;
  ct: number | null;
  caseVersion: number | null;
  words: { [Word in keyof typeof caseWords]: NonNullable<ReturnType<(typeof caseWords)[Word]>> | null };
}

const readerOf = new Map<string, ReaderName>(caseFields.map((field) => [field.code, field.reader]));
const dayFields = ["onset", "sampled", "resulted", "reported", "recovered", "died"] as const;
const wordFields = Object.keys(caseWords) as (keyof typeof caseWords)[];

/**
 * Reads one row of a list of cases by the chosen columns. A cell that cannot be understood is a problem with its place; nothing is guessed.
 * @param reference day the sheet speaks from: its receipt
 */
export function readCaseRow(row: SheetRow, columns: readonly ColumnChoice[], reference: LocalDate): CaseRow {
  const reading = new RowReading(row, columns, reference);
  const days = Object.fromEntries(dayFields.map((field) => [field, reading.day(field)])) as CaseRow["days"];
  // An age was true on the day of the case, not on the day the file came in.
  const ageOn = days.reported ?? days.resulted ?? days.sampled ?? days.onset ?? reference;
  const birth = reading.value<DateRead>("birth");
  const age = reading.value<AgeRead>("age", ageOn);
  const id = reading.value<NationalIdRead>("cccd");
  const birthOn = birth?.precision === "day" ? birth.on : null;
  return {
    row: row.number,
    problems: reading.problems,
    text: reading.texts(),
    name: reading.value<string>("name"),
    birthOn,
    birthYear: birth ? Number(birth.on.slice(0, 4)) : (age?.birthYear ?? null),
    sex: reading.value("sex"),
    cccd: id?.kind === "cccd" ? id.number : null,
    cmnd: id?.kind === "cmnd" ? id.number : null,
    phones: (reading.value<PhoneRead[]>("phone") ?? []).map((phone) => phone.number).slice(0, 4),
    days,
    ct: reading.value<number>("ct"),
    caseVersion: reading.value<number>("caseVersion"),
    words: Object.fromEntries(wordFields.map((field) => [field, reading.word(field)])) as CaseRow["words"],
  };
}

const optionalTexts = [
  "caseId",
  "ref",
  "nationalNumber",
  "address",
  "commune",
  "district",
  "province",
  "place",
  "nationality",
  "occupation",
  "workplace",
  "facility",
  "disease",
  "note",
];

class RowReading {
  readonly problems: RowProblem[] = [];
  readonly row: SheetRow;
  readonly columnOf: ReadonlyMap<string, number>;
  readonly reference: LocalDate;

  constructor(row: SheetRow, columns: readonly ColumnChoice[], reference: LocalDate) {
    this.row = row;
    this.columnOf = new Map(columns.flatMap(({ field, column }) => (field ? [[field, column]] : [])));
    this.reference = reference;
  }

  cell(field: string): Cell | undefined {
    const column = this.columnOf.get(field);
    return column === undefined ? undefined : this.row.cells[column - 1];
  }

  tell(field: string, code: string, params: Record<string, string | number>, grade: RowProblem["grade"]): void {
    this.problems.push({ row: this.row.number, column: this.columnOf.get(field) ?? null, code, params: { field, ...params }, grade });
  }

  value<T>(field: string, reference: LocalDate = this.reference): T | null {
    const cell = this.cell(field);
    if (!cell || cell.kind === "empty") return null;
    const reading = readers[readerOf.get(field) ?? "text"](cell, reference);
    if (!reading.ok) {
      this.tell(field, `reading.${reading.code}`, { text: cell.text, ...reading.params }, optionalFields.has(field) ? "note" : "wrong");
      return null;
    }
    for (const note of reading.notes) this.tell(field, `note.${note}`, { text: cell.text }, "note");
    return reading.value as T | null;
  }

  /** A full day; a month or a year alone is not a day and says so. */
  day(field: string): LocalDate | null {
    const read = this.value<DateRead>(field);
    if (!read) return null;
    if (read.precision === "day") return read.on;
    this.tell(field, "day_not_full", { text: read.on }, "note");
    return null;
  }

  word<Word extends keyof typeof caseWords>(field: Word): ReturnType<(typeof caseWords)[Word]> | null {
    const text = this.value<string>(field);
    if (text === null) return null;
    const found = caseWords[field](text);
    if (found === undefined) this.tell(field, "word_unknown", { text }, "note");
    return (found ?? null) as ReturnType<(typeof caseWords)[Word]> | null;
  }

  texts(): Record<string, string | null> {
    return Object.fromEntries(optionalTexts.map((field) => [field, this.value<string>(field)]));
  }
}

/** Fields a case can do without: a cell that is not understood is noted and the row still counts. */
const optionalFields = new Set(["ct", "phone", "age", "sex", "caseVersion", "nationality", "occupation", "workplace", "note", "facility"]);

/** Day the unit reported: as stated, else the latest of result, sample and onset. Null when the row has no day at all. */
export function reportedOn({ days }: CaseRow): LocalDate | null {
  const latest = [days.resulted, days.sampled, days.onset].filter((day): day is LocalDate => day !== null).sort();
  return days.reported ?? latest.at(-1) ?? null;
}
