import type { RecordColumns } from "../../../kernel/db/tables.ts";
import type { Capacity } from "../../identity/contract.ts";
import type { CheckLine, Remarks, ReportFigure, ReportState, ReportText } from "../contract.ts";

export interface ReportTable extends RecordColumns {
  unit_key: string;
  kind: "daily";
  on_day: string;
  cutoff: Date;
  as_of: Date;
  state: ReportState;
  figures: ReportFigure[];
  text: ReportText;
  checks: CheckLine[];
  remarks: Remarks;
  drafted_by: string;
  drafted_name: string;
  symbol: string;
  book_year: number | null;
  number: number | null;
  issued_on: string | null;
  signed_by: string | null;
  signed_name: string | null;
  capacity: Capacity | null;
  signed_at: Date | null;
  sha256: string | null;
  docx_file: string | null;
  pdf_file: string | null;
  published_at: Date | null;
  published_by: string | null;
  reissue_of: string | null;
  reissue_reason: string | null;
}

export interface ReconciliationTable extends RecordColumns {
  indicator: string;
  unit_key: string;
  period_from: string;
  period_to: string;
  reported_by: string;
  computed: number;
  reported: number;
  stands: "computed" | "reported";
  reason: string;
  decided_by: string;
  decided_name: string;
  decided_at: Date;
}

declare module "../../../kernel/db/tables.ts" {
  interface Tables {
    "reporting.report": ReportTable;
    "reporting.reconciliation": ReconciliationTable;
  }
}
