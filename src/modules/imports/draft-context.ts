import type { Tx } from "../../kernel/db/actor.ts";
import { type LocalDate, localDateOf } from "../../kernel/time/local-date.ts";
import { areaIndex, areaResolver, chainOf, tableUnitName, unitGraph } from "../directory/server.ts";
import type { ColumnChoice } from "./contract.ts";
import { diseaseFinder } from "./disease-finder.ts";
import { facilityFinder } from "./facility-finder.ts";
import type { DraftContext } from "./rules/draft-case.ts";
import { type ReadColumns, readColumns } from "./rules/row-reading.ts";
import type { BatchTable } from "./store/tables.ts";

/** What rows of a batch are read and drafted with: the same whenever a row of it is taken. */
export interface BatchContext extends DraftContext {
  columns: ReadColumns;
  /** Day the sheet speaks from: its receipt. */
  reference: LocalDate;
}

export async function batchContext(tx: Tx, batch: BatchTable): Promise<BatchContext> {
  return {
    columns: readColumns(batch.columns as ColumnChoice[]),
    reference: localDateOf(batch.opened_at),
    area: batch.area,
    around: chainOf(unitGraph(), batch.area).at(-1) ?? batch.area,
    sender: batch.sender,
    policy: batch.policy,
    resolve: areaResolver(areaIndex()),
    nameOf: (unit) => tableUnitName(unit),
    facilityKey: await facilityFinder(tx),
    diseaseCode: diseaseFinder(),
  };
}
