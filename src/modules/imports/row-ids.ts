import { derivedId } from "../../kernel/ids.ts";

/** Ids of what a row makes: the same row of the same batch makes the same records, so going on after a crash makes nothing twice. */
export const idsOf = (batchId: string, row: number) => ({
  caseId: derivedId(`${batchId}:${row}:case`, batchId),
  personId: derivedId(`${batchId}:${row}:person`, batchId),
});
