import { join } from "node:path";
import { closeDatabase, openDatabase } from "../../src/kernel/db/pool.ts";
import { baseOf, type Size } from "./base.ts";
import type { Cluster } from "./cluster.ts";
import { benchFolder } from "./folder.ts";
import type { Notes } from "./lines.ts";
import { doubleCases, measureExport } from "./measures/export.ts";
import { measureImport } from "./measures/import.ts";
import { writeImportSheet } from "./measures/import-sheet.ts";
import { measureOtherLists } from "./measures/other-lists.ts";
import { measureRegister } from "./measures/register.ts";
import { measureDrafts } from "./measures/report.ts";
import { memoryLine, startServer } from "./process.ts";
import { Session } from "./session.ts";

const COPY = "bench_work";

/** What changes the database, on a copy of it: an import beside the running server, then an export of a million rows. */
export async function measureWork(
  cluster: Cluster,
  size: Size,
  importRows: number,
  notes: Notes,
  say: (text: string) => void,
): Promise<void> {
  say("copying the database");
  await cluster.make(COPY, baseOf(size));
  const url = cluster.urlOf(COPY);
  const sheet = join(benchFolder, "import.xlsx");
  const database = openDatabase(url, 2);
  try {
    notes.add(await measureRegister(database, importRows / 5));
    say(`writing a workbook of ${await writeImportSheet(database, sheet, importRows)} rows`);
  } finally {
    await closeDatabase(database);
  }
  const server = await startServer({ DATABASE_URL: url });
  try {
    const [commune, cdc] = [await Session.open(server.address, "tramyte"), await Session.open(server.address, "cdc")];
    say("importing");
    notes.add(await measureImport(url, sheet, commune));
    notes.add(await measureDrafts(await Session.open(server.address, "vanphong"), 9));
    notes.add((await measureOtherLists(cdc, 50)).map((line) => ({ ...line, measure: `${line.measure}, after the import` })));
    say("doubling the cases");
    const rows = await doubleCases(url);
    say(`exporting ${rows} rows`);
    for (const format of ["csv", "xlsx"] as const) notes.add(await measureExport(cdc, server.pid, format));
    notes.add(memoryLine("memory of the server at the end", server.pid));
  } finally {
    await server.stop();
    await cluster.drop(COPY);
  }
}
