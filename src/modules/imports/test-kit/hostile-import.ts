import { expect } from "vitest";
import { withActor } from "../../../kernel/db/actor.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import type { HostileFile } from "../../../kernel/tabular/hostile/hostile-file.ts";
import { openSheet } from "../../../kernel/tabular/open-sheet.ts";
import { Policy } from "../contract.ts";
import { confirmImport, openImport } from "../open-import.ts";
import { counts, operator, province, runBatch } from "./import-sheet.ts";

/** Files whose whole import takes longer than a test run can wait for: tens of thousands of rows, or much text. */
export const costly = new Set([
  "more time than allowed",
  "65,536 lines",
  "more bytes than allowed",
  "one long text that twenty thousand cells refer to",
]);

/** Opens the file as a user would, with its first two columns taken for a number and a name when nothing better is found. */
async function open(database: Database, name: string, bytes: Uint8Array): Promise<{ batchId: string } | { refused: string }> {
  return withActor(database, operator, "write", async (tx) => {
    const wanted = { area: province, sender: name, policy: Policy.parse({}), dryRun: false };
    const opened = await openImport(tx, wanted, { name, mediaType: "application/octet-stream", bytes });
    if (!opened.ok) return { refused: opened.refusal.code };
    const { batchId, columns } = opened.value;
    const identified = columns.some(({ field }) => field === "name" || field === "ref");
    const chosen = columns.map(({ column, header, field }) => ({
      column,
      header,
      field: identified ? field : ([null, "ref", "name"][column] ?? null),
    }));
    const confirmed = await confirmImport(tx, batchId, chosen, Policy.parse({}));
    return confirmed.ok ? { batchId } : { refused: confirmed.refusal.code };
  });
}

/** Data rows of the file as the reader alone sees them. */
async function dataRows(bytes: Uint8Array, fileName: string): Promise<number> {
  const sheet = await openSheet(bytes, { fileName });
  for await (const _ of sheet.rows);
  return sheet.counts.data;
}

/** The whole import of the file: refused with one clear reason, or an outcome for every row. */
export async function expectAccountedFor(database: Database, file: HostileFile): Promise<void> {
  const [bytes, fileName] = [file.bytes(), file.fileName ?? "tep"];
  const opened = await open(database, fileName, bytes);
  if ("refused" in opened) return expect(opened.refused).toMatch(/^(tabular|imports)\/\w+$/);
  const imported = await runBatch(database, opened.batchId);
  counts(imported);
  expect(imported.rows).toHaveLength(imported.batch.read);
  if (imported.batch.state === "failed") return expect(imported.batch.failure!.code).toMatch(/^tabular\/\w+$/);
  expect(imported.batch.state).toBe("done");
  expect(imported.batch.read).toBe(await dataRows(bytes, fileName));
  expect(imported.rows.flatMap(({ problems }) => problems).filter(({ code }) => code === "row_failed")).toEqual([]);
}
