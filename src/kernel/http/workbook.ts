import { PassThrough } from "node:stream";
import { type OutSheet, writeXlsx } from "../tabular/write/write-xlsx.ts";
import type { Download } from "./routes.ts";

/** A workbook as the answer of a download, written while it is sent. @param name without the extension */
export function workbook(name: string, sheets: readonly OutSheet[]): Download {
  const body = new PassThrough();
  // Whoever reads the body is told; nobody else waits for it.
  writeXlsx(body, { sheets }).catch((error: Error) => body.destroy(error));
  return { fileName: `${name}.xlsx`, mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", body };
}
