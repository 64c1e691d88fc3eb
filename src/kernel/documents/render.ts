import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { type OfficialDocument, tableCells } from "./model.ts";
import { renderDocx } from "./render-docx.ts";
import { renderPdf } from "./render-pdf.ts";
import type { RenderRequest } from "./render-process.ts";

export type DocumentFormat = RenderRequest["format"];

/**
 * The most table cells a document may have, e.g. 1,000 rows of 12: drawing takes about 30 kB of memory and 0.2 ms a cell. A longer list is
 * a spreadsheet; whoever makes a list from data refuses it before (`tableCells`).
 */
export const PRINTABLE_CELLS = 12_000;
/** Above so many cells (about a quarter of a second) a document is drawn outside the server, which gets its thread and memory back. */
const OWN_PROCESS_CELLS = 1_200;

/** Large documents wait for each other: two at once would need twice the memory. */
let queue: Promise<unknown> = Promise.resolve();

/**
 * A document as the bytes of a file; the same document always gives the same bytes.
 * @throws RangeError when it has more than `PRINTABLE_CELLS`
 */
export async function renderDocument(document: OfficialDocument, format: DocumentFormat): Promise<Uint8Array> {
  const cells = tableCells(document);
  if (cells > PRINTABLE_CELLS) throw new RangeError(`a document of ${cells} table cells; at most ${PRINTABLE_CELLS} can be printed`);
  if (cells <= OWN_PROCESS_CELLS) return format === "docx" ? renderDocx(document) : renderPdf(document);
  const drawn = queue.then(() => renderInOwnProcess({ document, format }));
  // A failure goes to its own caller; the next document is drawn all the same.
  queue = drawn.catch(() => undefined);
  return drawn;
}

async function renderInOwnProcess(request: RenderRequest): Promise<Uint8Array> {
  const child = fork(fileURLToPath(new URL("./render-process.ts", import.meta.url)), [], { serialization: "advanced", execArgv: [] });
  const ended = once(child, "exit").then(([code]) => Promise.reject(new Error(`drawing a document ended with code ${code}`)));
  child.send(request);
  const [bytes] = await Promise.race([once(child, "message"), ended]);
  return new Uint8Array(bytes);
}
