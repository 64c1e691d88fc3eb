import type { Cell } from "./cell.ts";
import { fold, foldWords } from "./fold.ts";
import { readAge } from "./readers/read-age.ts";
import { readCccd } from "./readers/read-cccd.ts";
import { readSex, readYesNo } from "./readers/read-choice.ts";
import { readDate } from "./readers/read-date.ts";
import { readName, readText } from "./readers/read-name.ts";
import { readInteger, readNumber } from "./readers/read-number.ts";
import { readPhone } from "./readers/read-phone.ts";
import type { Reading } from "./readers/reading.ts";

/** A day for readers that need one while only the shape of a sample is judged. */
const ANY_DAY = "2020-01-01";

/** Every reader by the name a field asks for it. */
export const readers = {
  text: readText,
  name: readName,
  date: (cell: Cell, reference?: string) => readDate(cell, reference),
  age: (cell: Cell, reference?: string) => readAge(cell, reference ?? ANY_DAY),
  number: readNumber,
  integer: readInteger,
  phone: readPhone,
  cccd: (cell: Cell, reference?: string) => readCccd(cell, reference),
  sex: readSex,
  yesNo: readYesNo,
} satisfies Record<string, (cell: Cell, reference?: string) => Reading<unknown>>;
export type ReaderName = keyof typeof readers;

/** What a caller wants to find in a sheet. */
export interface MappingField {
  code: string;
  /** Names under which senders have this column, most usual first. */
  headers: { vi: readonly string[]; en: readonly string[] };
  reader: ReaderName;
}

export interface ColumnSuggestion {
  /** 1-based. */
  column: number;
  header: string;
  field: string | null;
  /** 0 to 1; 1 is the same name and content that fits. */
  confidence: number;
  /** Another field or another column is as likely: a person must choose. */
  needsChoice: boolean;
  /** Best fields first, at most 3. */
  candidates: { field: string; score: number }[];
}

export interface MappingSuggestion {
  columns: ColumnSuggestion[];
  /** Fields no column was found for. */
  missing: string[];
}

/** Below this a name has too little in common with a field. */
const PLAUSIBLE = 0.5;
/** Two scores nearer than this are as good as equal. */
const CLOSE = 0.12;

/**
 * Suggests which column holds which field, by the words of the header and by what the first rows hold. Each field goes to one column at most.
 * @param sampleRows some data rows, best 20 to 100
 */
export function suggestMapping(
  headers: readonly string[],
  sampleRows: readonly { cells: readonly Cell[] }[],
  fields: readonly MappingField[],
): MappingSuggestion {
  const scores = headers.map((header, index) => {
    const sample = sampleRows.flatMap(({ cells }) => (cells[index] && cells[index].kind !== "empty" ? [cells[index]] : []));
    // Sheets carry thousands of empty columns that were once coloured.
    if (header.trim() === "" && sample.length === 0) return [];
    return fields.map((field) => ({ field: field.code, score: scoreOf(header, sample, field) })).toSorted((a, b) => b.score - a.score);
  });
  const taken = assign(scores);
  const columns = headers.map((header, index) => suggestionOf(header, index, scores, taken));
  const found = new Set(columns.map(({ field }) => field));
  return { columns, missing: fields.map(({ code }) => code).filter((code) => !found.has(code)) };
}

type Scores = readonly { field: string; score: number }[];

/** Highest score first; a field or column once given is not given again. */
function assign(scores: readonly Scores[]): Map<number, string> {
  const pairs = scores.flatMap((list, column) => list.filter(({ score }) => score >= PLAUSIBLE).map((entry) => ({ ...entry, column })));
  const byColumn = new Map<number, string>();
  const given = new Set<string>();
  for (const { field, column } of pairs.toSorted((a, b) => b.score - a.score || a.column - b.column)) {
    if (byColumn.has(column) || given.has(field)) continue;
    byColumn.set(column, field);
    given.add(field);
  }
  return byColumn;
}

function suggestionOf(header: string, index: number, scores: readonly Scores[], taken: Map<number, string>): ColumnSuggestion {
  const own = scores[index]!.filter(({ score }) => score > 0.2).slice(0, 3);
  const field = taken.get(index) ?? null;
  const wanted = field ?? own.find(({ score }) => score >= PLAUSIBLE)?.field ?? null;
  const score = scores[index]!.find((entry) => entry.field === wanted)?.score ?? 0;
  const rivalField = own.some((entry) => entry.field !== wanted && score - entry.score < CLOSE && entry.score >= PLAUSIBLE);
  const isRival = (list: Scores, other: number) =>
    other !== index && Math.abs((list.find((entry) => entry.field === wanted)?.score ?? 0) - score) < CLOSE;
  const needsChoice = wanted !== null && (rivalField || (score >= PLAUSIBLE && scores.some(isRival)));
  return {
    column: index + 1,
    header,
    field,
    confidence: field === null ? 0 : round(score),
    needsChoice,
    candidates: own.map((entry) => ({ ...entry, score: round(entry.score) })),
  };
}

const round = (score: number): number => Math.round(score * 100) / 100;

/** Readers that take almost any text tell nothing about a column. */
const TELLING: Readonly<Partial<Record<ReaderName, number>>> = { date: 0.55, cccd: 0.6, phone: 0.6, sex: 0.6, age: 0.3, yesNo: 0.2 };

function scoreOf(header: string, sample: readonly Cell[], field: MappingField): number {
  const byName = Math.max(0, ...[...field.headers.vi, ...field.headers.en].map((name) => likeness(header, name)));
  if (sample.length === 0) return byName * 0.9;
  const fits = sample.filter((cell) => accepts(field.reader, cell)).length / sample.length;
  if (byName >= PLAUSIBLE) return byName * (0.5 + 0.5 * fits);
  // Without a name in common only telling content speaks, and never loudly.
  return Math.max(byName * fits, fits > 0.8 && header.trim() === "" ? (TELLING[field.reader] ?? 0) : 0);
}

function accepts(reader: ReaderName, cell: Cell): boolean {
  const reading = readers[reader](cell, ANY_DAY);
  return reading.ok;
}

/** Words that say nothing in a header. */
const EMPTY_WORDS = new Set(["cua", "va", "the", "of", "so", "theo", "neu", "co", "nguoi", "benh", "nhan"]);

/**
 * How alike two headers are, 0 to 1: the same words give 1, else the words they share against all words they have.
 * What stands in brackets ("Ngày sinh (dd/mm/yyyy)") explains and counts little.
 */
export function likeness(header: string, name: string): number {
  const [a, b] = [wordsOf(header), wordsOf(name)];
  if (a.join(" ") === b.join(" ")) return a.length > 0 ? 1 : 0;
  if (fold(header).replace(/[^a-z0-9]/g, "") === fold(name).replace(/[^a-z0-9]/g, "")) return 1;
  const plain = wordsOf(header.replace(/\([^)]*\)|\[[^\]]*\]/g, " "));
  if (plain.length > 0 && plain.join(" ") === b.join(" ")) return 0.97;
  return Math.max(overlap(a, b), overlap(plain, b)) * 0.95;
}

const wordsOf = (text: string): string[] => foldWords(text.replace(/([a-z])([A-Z])/g, "$1 $2"));

/** Dice's coefficient of two sets of words; empty words count a third. */
function overlap(a: readonly string[], b: readonly string[]): number {
  const weight = (words: readonly string[]): number => words.reduce((sum, word) => sum + (EMPTY_WORDS.has(word) ? 1 / 3 : 1), 0);
  const total = weight(a) + weight(b);
  return total === 0 ? 0 : (2 * weight(a.filter((word) => b.includes(word)))) / total;
}

/** The same for sheets with the same headers, however they are accented, cased or spaced: a sender's mapping is remembered under it. */
export function mappingKey(headers: readonly string[]): string {
  return headers.map((header) => foldWords(header).join(" ")).join("|");
}
