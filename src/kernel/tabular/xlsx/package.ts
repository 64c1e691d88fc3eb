import { crc32 } from "node:zlib";
import yauzl, { type Entry, type ZipFile } from "yauzl";
import type { Budgets } from "../budgets.ts";
import type { ByteSource } from "../file/byte-source.ts";
import { TabularProblem } from "../problem.ts";

/** The parts inside a workbook file. Sizes are those the archive declares; reading a part stops when it holds more. */
export interface Package {
  names: string[];
  /** Expanded size of a part, 0 when it is absent. */
  sizeOf(name: string): number;
  has(name: string): boolean;
  /** @throws TabularProblem `damaged_zip` while reading, when the content is cut, altered or longer than declared */
  chunks(name: string): AsyncIterable<Buffer>;
  close(): void;
}

/** @throws TabularProblem `damaged_zip`, `kind_encrypted`, and `expands_too_far` or `too_many_parts` before anything is expanded */
export async function openPackage(source: ByteSource, budgets: Budgets): Promise<Package> {
  const options = { lazyEntries: true, autoClose: false, strictFileNames: false, validateEntrySizes: true };
  const zip = await damagedOnError(() =>
    source.path === undefined ? yauzl.fromBufferPromise(source.bytes!, options) : yauzl.openPromise(source.path, options),
  );
  try {
    const entries = await listEntries(zip, budgets);
    return packageOf(zip, entries);
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function listEntries(zip: ZipFile, budgets: Budgets): Promise<Map<string, Entry>> {
  if (zip.entryCount > budgets.parts) throw new TabularProblem("too_many_parts", { limit: budgets.parts });
  const entries = new Map<string, Entry>();
  let expanded = 0;
  await damagedOnError(async () => {
    for await (const entry of zip.eachEntry()) {
      // Two parts of one name let two programs see two different sheets.
      if (entries.has(entry.fileName)) throw new TabularProblem("damaged_zip", { part: entry.fileName });
      if (entry.isEncrypted()) throw new TabularProblem("kind_encrypted");
      expanded += entry.uncompressedSize;
      refuseBomb(entry, expanded, budgets);
      entries.set(entry.fileName, entry);
    }
  });
  return entries;
}

function refuseBomb(entry: Entry, expanded: number, budgets: Budgets): void {
  if (expanded > budgets.expandedBytes) throw new TabularProblem("expands_too_far", { limit: budgets.expandedBytes });
  const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
  if (entry.uncompressedSize > budgets.ratioFrom && ratio > budgets.ratio)
    throw new TabularProblem("expands_too_far", { limit: budgets.expandedBytes });
}

function packageOf(zip: ZipFile, entries: Map<string, Entry>): Package {
  return {
    names: [...entries.keys()],
    sizeOf: (name) => entries.get(name)?.uncompressedSize ?? 0,
    has: (name) => entries.has(name),
    chunks: (name) => checkedChunks(zip, entries.get(name), name),
    close: () => zip.close(),
  };
}

async function* checkedChunks(zip: ZipFile, entry: Entry | undefined, name: string): AsyncGenerator<Buffer> {
  if (!entry) throw new TabularProblem("damaged_zip", { part: name });
  const stream = await damagedOnError(() => zip.openReadStreamPromise(entry), name);
  const chunks: AsyncIterator<Buffer> = stream[Symbol.asyncIterator]();
  let sum = 0;
  try {
    for (;;) {
      const next = await damagedOnError(() => chunks.next(), name);
      if (next.done) break;
      sum = crc32(next.value, sum);
      yield next.value;
    }
  } finally {
    stream.destroy();
  }
  if (sum !== entry.crc32) throw new TabularProblem("damaged_zip", { part: name });
}

/** The archive reader reports a bad archive by plain errors; errors of the disk carry a system call. */
async function damagedOnError<T>(step: () => Promise<T>, part = ""): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof TabularProblem || (error instanceof Error && "syscall" in error)) throw error;
    throw new TabularProblem("damaged_zip", { part }, error);
  }
}
