import type { LogTerm } from "../../kernel/retention/log-term.ts";

export const logTerms: readonly LogTerm[] = [
  {
    table: "imports.row_result",
    days: 730,
    source: "Two years after the import, as long as the audit; the file itself, the totals and the records it made stay.",
    reviewedBy: null,
    ended: {
      key: "province_id, batch_id, row",
      query: `select r.province_id, r.batch_id, r.row from imports.batch b
        join imports.row_result r on r.province_id = b.province_id and r.batch_id = b.id where b.ended_at < $1`,
    },
  },
];
