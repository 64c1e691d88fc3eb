import type { BatchState, Policy, RowProblem } from "../contract.ts";

export interface BatchTable {
  province_id: string;
  id: string;
  kind: "cases" | "figures";
  area: string;
  sender: string;
  file_id: string | null;
  file_name: string;
  file_sha256: string;
  sheet_name: string | null;
  columns: unknown;
  policy: Policy;
  layout: unknown;
  state: BatchState;
  dry_run: boolean;
  rows_read: number;
  created: number;
  updated: number;
  unchanged: number;
  held: number;
  rejected: number;
  last_row: number;
  progress: number;
  totals: unknown;
  warnings: unknown;
  failure: unknown;
  opened_at: Date;
  opened_by: string;
  ended_at: Date | null;
  undone_at: Date | null;
  undone_by: string | null;
  seen_by: string[];
}

export interface RowResultTable {
  province_id: string;
  batch_id: string;
  row: number;
  result: "created" | "updated" | "unchanged" | "held" | "rejected";
  case_id: string | null;
  person_id: string | null;
  problems: RowProblem[];
  sealed_cells: string | null;
  sender_ref: string | null;
  decided_at: Date | null;
  decided_by: string | null;
  decision: string | null;
  seen_by: string[];
}

export interface MappingTable {
  /** Key of the area whose accounts remember it. */
  kept_for: string;
  sender: string;
  headers_key: string;
  fields: unknown;
  used_at: Date;
}

export interface DecidedPersonTable {
  province_id: string;
  sender: string;
  ref: string;
  person_id: string;
  decided_at: Date;
  decided_by: string;
  seen_by: string[];
}

declare module "../../../kernel/db/tables.ts" {
  interface Tables {
    "imports.batch": BatchTable;
    "imports.row_result": RowResultTable;
    "imports.mapping": MappingTable;
    "imports.decided_person": DecidedPersonTable;
  }
}
