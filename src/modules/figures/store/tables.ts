import type { RecordColumns } from "../../../kernel/db/tables.ts";
import type { Approx } from "../contract.ts";

export interface ReportedFigureTable extends RecordColumns {
  indicator: string;
  unit_key: string;
  period_from: string;
  period_to: string;
  cutoff: Date | null;
  value: number;
  unit: string;
  approx: Approx;
  source: string;
  reported_by: string;
}

declare module "../../../kernel/db/tables.ts" {
  interface Tables {
    "figures.reported_figure": ReportedFigureTable;
  }
}
