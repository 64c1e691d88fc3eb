import type { SheetRow } from "./cell.ts";
import type { WarningLog } from "./warnings.ts";

/** How the bytes of a text file were read. TCVN3 (ABC) and VNI are fonts' encodings of the years before Unicode. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1258" | "tcvn3" | "vni";
export type Delimiter = "," | ";" | "\t" | "|";

/** A sheet as rows and cells, before anybody has asked which row holds the headers. */
export interface Grid {
  kind: "xlsx" | "csv";
  encoding: Encoding | null;
  delimiter: Delimiter | null;
  dateSystem: "1900" | "1904" | null;
  sheetName: string | null;
  sheetNames: { name: string; hidden: boolean }[];
  /** Rows in the order of the file, once. Blank rows may be left out; numbers tell. */
  rows: AsyncGenerator<SheetRow, void, undefined>;
  /** How much of the file has been read, 0 to 1. */
  progress(): number;
  warnings: WarningLog;
  /** Frees the file; also done when the rows have been read to their end. */
  close(): Promise<void>;
}
