import type { Tx } from "../../kernel/db/actor.ts";
import type { SheetWarning } from "../../kernel/tabular/warnings.ts";
import { unitNames } from "../directory/server.ts";
import { BatchView, UNDO_DAYS } from "./contract.ts";
import { controlTotal } from "./rules/control-total.ts";
import type { BatchTable } from "./store/tables.ts";

/** Batches as the screens and the command line show them. */
export async function batchViews(tx: Tx, batches: readonly BatchTable[]): Promise<BatchView[]> {
  const names = await unitNames(
    tx,
    batches.map((batch) => batch.area),
  );
  return batches.map((batch) =>
    BatchView.parse({
      id: batch.id,
      kind: batch.kind,
      area: batch.area,
      areaName: names.get(batch.area) ?? null,
      sender: batch.sender,
      fileName: batch.file_name,
      state: batch.state,
      dryRun: batch.dry_run,
      read: batch.rows_read,
      created: batch.created,
      updated: batch.updated,
      unchanged: batch.unchanged,
      held: batch.held,
      rejected: batch.rejected,
      progress: batch.progress,
      columns: batch.columns,
      policy: batch.policy,
      sheetName: batch.sheet_name,
      firstRow: batch.layout ? (batch.layout as { headerRow: number }).headerRow + 1 : null,
      lastRow: batch.last_row,
      totals: (batch.totals as { row: number; text: string }[]).map(controlTotal),
      warnings: (batch.warnings as SheetWarning[]).map(({ code, count, rows, params }) => ({ code, count, row: rows[0] ?? null, params })),
      failure: batch.failure ?? null,
      openedAt: batch.opened_at,
      endedAt: batch.ended_at,
      undoneAt: batch.undone_at,
      undoUntil: new Date(batch.opened_at.getTime() + UNDO_DAYS * 86_400_000),
    }),
  );
}
