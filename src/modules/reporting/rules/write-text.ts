import { dateInWords } from "../../../kernel/documents/official-words.ts";
import { addDays, type LocalDate } from "../../../kernel/time/local-date.ts";
import type { Edit, ReportItem, ReportText } from "../contract.ts";
import type { ItemTemplate, Part, ReportDefinition, ValueOf } from "../reports/define-report.ts";
import { cutoffInWords } from "./cutoff.ts";
import { communeWords, type IssuingUnit, issuerOf } from "./issuer.ts";
import { cellId, type LevelsSummary, UNPLACED } from "./make-figures.ts";
import { fillWords } from "./text-tokens.ts";

/** What the office wrote in place of the template. */
export interface Override {
  text: string;
  edited: Edit;
}

export interface TextInput {
  unit: IssuingUnit;
  on: LocalDate;
  cutoff: Date;
  values: ValueOf;
  /** Units the table has a line for. */
  rows: readonly { area: string; name: string }[];
  levels: LevelsSummary | null;
  overrides: ReadonlyMap<string, Override>;
  replaces: string | null;
}

/** The text of a report from its template, with what the office wrote kept as it is. */
export function writeText(report: ReportDefinition, input: TextInput): ReportText {
  const { unit, on } = input;
  const words = wordsOf(report, input);
  return {
    ...issuerOf(unit, on),
    name: report.name,
    about: fillWords(report.about, words),
    replaces: input.replaces,
    sections: report.sections.map(({ id, title, note, items }) => ({
      id,
      title,
      note: note === undefined ? null : fillWords(note, words),
      items: items.map((item) => writeItem(item, words, input)),
    })),
    table: input.rows.length === 0 ? null : writeTable(report, words, input),
  };
}

const slashed = (day: LocalDate): string => day.split("-").reverse().join("/");

function wordsOf(report: ReportDefinition, { on, cutoff, unit }: TextInput): Record<string, string> {
  const dated = Object.entries(report.dated).map(([word, texts]) => [
    word,
    texts.findLast(({ from }) => from === null || from <= on)!.text,
  ]);
  return {
    ...Object.fromEntries(dated),
    day: slashed(on),
    dayBefore: slashed(addDays(on, -1)),
    dayInWords: dateInWords(on).replace(/^ngày /, ""),
    wave: slashed(report.wave.from).replace(/^0|(?<=\/)0(?=[3-9]\/)/g, ""),
    cutoff: cutoffInWords(cutoff, on),
    units: communeWords(unit.era),
    Area: unit.called.charAt(0).toLocaleUpperCase("vi") + unit.called.slice(1),
  };
}

function writeItem(
  { id, title, parts }: ItemTemplate,
  words: Record<string, string>,
  { values, overrides, levels }: TextInput,
): ReportItem {
  const template = parts
    .map((part) => writePart(part, words, values))
    .join("")
    .trim();
  const override = overrides.get(id);
  const footnote = id === "levels" && levels ? levelsFootnote(levels) : null;
  return override
    ? { id, title, text: override.text, template, edited: override.edited, footnote }
    : { id, title, text: template, template: null, edited: null, footnote };
}

function writePart(part: Part, words: Record<string, string>, values: ValueOf): string {
  if ("text" in part) return part.when && !part.when(values) ? "" : fillWords(part.text, words);
  const phrases = part.each.filter(({ slot }) => values(slot) !== 0).map(({ text }) => fillWords(text, words));
  return phrases.length === 0 ? "" : part.lead + phrases.join(", ");
}

/** Provisional levels carry their footnote onto paper. */
function levelsFootnote({ basis, provisional }: LevelsSummary): string | null {
  const notes = [
    ...(basis === "computed" ? ["Kết quả tính theo quy tắc, chưa công bố."] : []),
    ...(provisional ? [`Bộ ngưỡng tạm, chưa thẩm định (${provisional.document}, ${slashed(provisional.date)}).`] : []),
  ];
  return notes.length === 0 ? null : notes.join(" ");
}

function writeTable({ table }: ReportDefinition, words: Record<string, string>, { rows, values }: TextInput): ReportText["table"] {
  const left = table.columns.some(({ id }) => (values(cellId(id, UNPLACED)) ?? 0) !== 0);
  return {
    title: fillWords(table.title, words),
    first: "Địa bàn",
    columns: table.columns.map(({ id, title }) => ({ id, title })),
    rows: rows.map(({ area, name }) => ({ area, name })),
    unplaced: left ? "Chưa phân địa bàn" : null,
    total: "Tổng cộng",
  };
}
