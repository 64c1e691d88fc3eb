import { PassThrough, type Readable, type Writable } from "node:stream";
import { type OutSheet, writeXlsx } from "../tabular/write/write-xlsx.ts";
import type { Download } from "./routes.ts";

/** What a writer writes, as a body that is sent while it is written. */
export function bodyOf(write: (output: Writable) => Promise<unknown>): Readable {
  const body = new PassThrough();
  // Whoever reads the body is told; nobody else waits for it.
  write(body).catch((error: Error) => body.destroy(error));
  return body;
}

export const WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** A workbook as the answer of a download, written while it is sent. @param name without the extension */
export const workbook = (name: string, sheets: readonly OutSheet[]): Download => ({
  fileName: `${name}.xlsx`,
  mediaType: WORKBOOK,
  body: bodyOf((output) => writeXlsx(output, { sheets })),
});
