import type { RowCounts, SheetOptions } from "../open-sheet.ts";
import type { TabularCode } from "../problem.ts";
import type { WarningCode } from "../warnings.ts";

/** What must come out of a hostile file: one clear problem, or every row accounted for. */
export type Expected =
  | { problem: TabularCode; row?: number }
  | ({ warnings?: readonly WarningCode[]; headers?: readonly string[]; firstCells?: readonly string[] } & Partial<RowCounts> & {
        data: number;
      })
  /** Whatever comes out, it must be one of the two above. */
  | "any";

export interface HostileFile {
  /** A sentence about the file. */
  name: string;
  fileName?: string;
  bytes: () => Uint8Array;
  options?: SheetOptions;
  expected: Expected;
}
