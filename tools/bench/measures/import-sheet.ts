import { createWriteStream } from "node:fs";
import type { Database } from "../../../src/kernel/db/pool.ts";
import { type OutValue, writeXlsx } from "../../../src/kernel/tabular/write/write-xlsx.ts";
import { planDemo } from "../../../src/modules/simulation/demo/create-demo.ts";
import { simulateOutbreak } from "../../../src/modules/simulation/outbreak/simulate-outbreak.ts";
import { inventPhone } from "../../../src/modules/simulation/people/numbers.ts";
import { spreadsheetOf } from "../../../src/modules/simulation/sheet/hospital-sheet.ts";
import type { Cell } from "../../../src/modules/simulation/sheet/messy-cells.ts";

/** Identity numbers of the sheet are of a province that is not in the database, so that nobody shares one with its people. */
const OTHER_PROVINCE = "95";

const cellOf = (cell: Cell): OutValue => (cell instanceof Date ? cell.toISOString().slice(0, 10) : cell);

/**
 * Writes a hospital's workbook of so many rows about people whom the database does not know: another outbreak in the same communes, with the
 * mess of real lists (dates in six ways, names in capitals, rows twice, a total).
 */
export async function writeImportSheet(database: Database, path: string, rows: number): Promise<number> {
  const { plan } = await planDemo(database, { seed: 11, persons: rows * 2, cases: rows });
  const outbreak = simulateOutbreak({ ...plan, provinceCode: OTHER_PROVINCE });
  let nth = 0;
  const personOf: typeof outbreak.personOf = (report) => {
    const person = outbreak.personOf(report);
    return { ...person, facts: { ...person.facts, cmnd: null, phones: person.facts.phones.map(() => inventPhone(3_000_000 + nth++)) } };
  };
  const sheet = spreadsheetOf({ ...outbreak, personOf }, outbreak.cases(), {
    seed: 11,
    hospital: "Bệnh viện đa khoa tỉnh",
    provinceName: plan.provinceName,
    asOf: new Date("2022-02-17T00:00:00+07:00"),
  });
  const dated = new Set(sheet.headers.flatMap((header, column) => (header.startsWith("Ngày") ? [column] : [])));
  const columns = sheet.headers.map((header, column) => ({ header, kind: dated.has(column) ? ("date" as const) : ("text" as const) }));
  const cells = sheet.rows.slice(0, rows).map((row) => row.map(cellOf));
  await writeXlsx(createWriteStream(path), { sheets: [{ name: "Danh sách", columns, rows: cells }] });
  return cells.length;
}
