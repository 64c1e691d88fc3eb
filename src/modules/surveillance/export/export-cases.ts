import type { Tx } from "../../../kernel/db/actor.ts";
import type { ShownPeople } from "../../../kernel/http/shown-people.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import { wordsOf } from "../../../kernel/i18n/words-on-disk.ts";
import type { OutSheet, OutValue } from "../../../kernel/tabular/write/write-xlsx.ts";
import { chainOf, findUnit, getUnit, levelOf, unitGraph, unitName, unitNames } from "../../directory/server.ts";
import { linesOf } from "../../persons/server.ts";
import type { CaseFilter } from "../case-views.ts";
import { findDisease } from "../diseases/find-disease.ts";
import { streamCases } from "../store/case-queries.ts";
import { toStoredCase } from "../store/case-store.ts";
import type { CaseReportTable } from "../store/tables.ts";
import { type ExportedCase, headersOf, rowOf, type Word } from "./case-columns.ts";

export interface CaseExport {
  filter: CaseFilter;
  language: Language;
  /** Told of the people, a chunk at a time as they are read. */
  shown: ShownPeople;
}

/** A list of cases, read while it is written: the first rows leave before the last ones are known. */
export const exportCases = (tx: Tx, asked: CaseExport): Omit<OutSheet, "name"> => ({
  columns: headersOf(asked.language),
  rows: exportRows(tx, asked),
});

async function* exportRows(tx: Tx, { filter, language, shown }: CaseExport): AsyncGenerator<readonly OutValue[]> {
  const words = wordsOf(language, "surveillance");
  const word: Word = (choice, value) => words[`${choice}.${value}`] ?? value;
  for await (const rows of streamCases(tx, filter)) {
    shown.add(rows.map((row) => row.person_id));
    for (const row of await withNames(tx, rows, language)) yield rowOf(row, word);
  }
}

/** One chunk with the names of its people, places and bodies. */
async function withNames(tx: Tx, rows: readonly CaseReportTable[], language: Language): Promise<ExportedCase[]> {
  const people = await linesOf(tx, [...new Set(rows.map((row) => row.person_id))]);
  const bodies = rows.flatMap((row) => [row.responsible_unit, ...(row.facility ? [row.facility] : [])]);
  const names = await unitNames(tx, bodies, language);
  return rows.map((row) => ({
    case: toStoredCase(row),
    person: people.get(row.person_id) ?? null,
    place: placeOf(row.residence_unit, language),
    disease: findDisease(row.disease_code)?.[language] ?? row.disease_code,
    facility: row.facility && (names.get(row.facility) ?? null),
    responsible: names.get(row.responsible_unit) ?? null,
  }));
}

/** The unit and those above it by level, in full. */
function placeOf(key: string, language: Language): ExportedCase["place"] {
  const graph = unitGraph();
  const place: ExportedCase["place"] = { commune: null, district: null, province: null };
  if (!findUnit(graph, key)) return place;
  for (const one of chainOf(graph, key)) {
    const level = levelOf(one);
    if (level) place[level] = unitName(getUnit(graph, one), language);
  }
  return place;
}
