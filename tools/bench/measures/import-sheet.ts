import { createWriteStream } from "node:fs";
import type { Database } from "../../../src/kernel/db/pool.ts";
import { writeXlsx } from "../../../src/kernel/tabular/write/write-xlsx.ts";
import { planDemo } from "../../../src/modules/simulation/demo/create-demo.ts";
import { simulateOutbreak } from "../../../src/modules/simulation/outbreak/simulate-outbreak.ts";
import { spreadsheetOf } from "../../../src/modules/simulation/sheet/hospital-sheet.ts";
import { NUMBERS_OF, outSheetOf, strangersOf } from "../../../src/modules/simulation/sheet/list-of-strangers.ts";

/**
 * Writes a hospital's workbook of so many rows about people whom the database does not know: another outbreak in the same communes, with the
 * mess of real lists (dates in six ways, names in capitals, rows twice, a total).
 */
export async function writeImportSheet(database: Database, path: string, rows: number): Promise<number> {
  const { plan } = await planDemo(database, { seed: 11, persons: rows * 2, cases: rows });
  const outbreak = strangersOf(simulateOutbreak({ ...plan, provinceCode: NUMBERS_OF }), 3_000_000);
  const list = spreadsheetOf(outbreak, outbreak.cases(), {
    seed: 11,
    hospital: "Bệnh viện đa khoa tỉnh",
    provinceName: plan.provinceName,
    asOf: new Date("2022-02-17T00:00:00+07:00"),
  });
  const sheet = outSheetOf({ ...list, rows: list.rows.slice(0, rows) });
  await writeXlsx(createWriteStream(path), { sheets: [sheet] });
  return sheet.rows.length;
}
