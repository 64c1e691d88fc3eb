import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { type OfficialDocument, tableCells } from "./model.ts";
import type { RenderReply, RenderRequest } from "./render-process.ts";

export type DocumentFormat = RenderRequest["format"];

/**
 * The most table cells a document may have, e.g. 1,000 rows of 12: drawing takes about 30 kB of memory and 0.2 ms a cell. A longer list is
 * a spreadsheet; whoever makes a list from data refuses it before (`tableCells`).
 */
export const PRINTABLE_CELLS = 12_000;

/**
 * Documents are drawn in one process beside the server, one after the other: a long list would hold the server for seconds and its memory
 * for good. The process is replaced when it is worn (a small document counts 1, a hundred cells 1 more), as the layout library keeps about
 * 0.3 MB of each document, and ends when idle.
 */
interface Drawer {
  child: ChildProcess;
  wear: number;
  idle?: NodeJS.Timeout;
}
const WORN = 100;
const IDLE_MS = 60_000;
let drawer: Drawer | undefined;
let queue: Promise<unknown> = Promise.resolve();

/**
 * A document as the bytes of a file; the same document always gives the same bytes.
 * @throws RangeError when it has more than `PRINTABLE_CELLS`
 */
export async function renderDocument(document: OfficialDocument, format: DocumentFormat): Promise<Uint8Array> {
  const cells = tableCells(document);
  if (cells > PRINTABLE_CELLS) throw new RangeError(`a document of ${cells} table cells; at most ${PRINTABLE_CELLS} can be printed`);
  const drawn = queue.then(() => draw({ document, format }, 1 + cells / 100));
  // A failure goes to its own caller; the next document is drawn all the same.
  queue = drawn.catch(() => undefined);
  return drawn;
}

/** Ends the drawing process; without it the process ends when idle or with the server. */
export function stopDrawing(): void {
  clearTimeout(drawer?.idle);
  if (drawer?.child.connected) drawer.child.disconnect();
  drawer = undefined;
}

async function draw(request: RenderRequest, wear: number): Promise<Uint8Array> {
  const current = hold();
  const done = new AbortController();
  const { signal } = done;
  const ended = once(current.child, "exit", { signal }).then(([code]) =>
    Promise.reject(new Error(`drawing a document ended with code ${code}`)),
  );
  try {
    const answer = once(current.child, "message", { signal });
    current.child.send(request);
    const [reply]: RenderReply[] = await Promise.race([answer, ended]);
    if (!reply || "failure" in reply) throw new Error(reply?.failure ?? "the drawing process did not answer");
    return new Uint8Array(reply.bytes);
  } finally {
    current.wear += wear;
    done.abort();
    release(current);
  }
}

/** The drawing process, started when there is none, kept from idling. */
function hold(): Drawer {
  if (!drawer?.child.connected) {
    const child = fork(fileURLToPath(new URL("./render-process.ts", import.meta.url)), [], { serialization: "advanced", execArgv: [] });
    drawer = { child, wear: 0 };
  }
  clearTimeout(drawer.idle);
  drawer.child.ref();
  drawer.child.channel?.ref();
  return drawer;
}

/** Lets go of the process: it no longer keeps the server running, and ends when worn or idle. */
function release(current: Drawer): void {
  current.child.unref();
  current.child.channel?.unref();
  if (current.wear >= WORN) stopDrawing();
  else current.idle = setTimeout(stopDrawing, IDLE_MS).unref();
}
