import type { OutSheet, OutValue } from "../../../kernel/tabular/write/write-xlsx.ts";
import type { SimulatedOutbreak } from "../outbreak/simulate-outbreak.ts";
import { inventPhone } from "../people/numbers.ts";
import type { HospitalSheet } from "./hospital-sheet.ts";
import type { Cell } from "./messy-cells.ts";

/** Identity numbers of a list are of a province that is not in the database, so that nobody on it shares one with its people. */
export const NUMBERS_OF = "95";

/** The same people with telephones of their own and no old identity number. @param firstPhone start of a range nobody else uses */
export function strangersOf(outbreak: SimulatedOutbreak, firstPhone: number): SimulatedOutbreak {
  let nth = firstPhone;
  return {
    ...outbreak,
    personOf(report) {
      const person = outbreak.personOf(report);
      return { ...person, facts: { ...person.facts, cmnd: null, phones: person.facts.phones.map(() => inventPhone(nth++)) } };
    },
  };
}

/** A hospital's spreadsheet as a sheet of a workbook: its columns of days hold dates. */
export function outSheetOf({ headers, rows }: Pick<HospitalSheet, "headers" | "rows">): OutSheet & { rows: OutValue[][] } {
  const columns = headers.map((header) => ({ header, kind: header.startsWith("Ngày") ? ("date" as const) : ("text" as const) }));
  return { name: "Danh sách", columns, rows: rows.map((row) => row.map(outOf)) };
}

const outOf = (cell: Cell): OutValue => (cell instanceof Date ? cell.toISOString().slice(0, 10) : cell);
