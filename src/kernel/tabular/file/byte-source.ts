import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { TabularProblem } from "../problem.ts";

/** A path, the bytes themselves, or a stream of them (an upload). */
export type SheetInput = string | Uint8Array | AsyncIterable<Uint8Array>;

/** Bytes that can be gone through more than once: by path they are never held whole, a stream is gathered up to the budget. */
export interface ByteSource {
  size: number;
  path?: string;
  bytes?: Buffer;
  /** The first bytes, up to 64 KiB. */
  head: Buffer;
  chunks(): AsyncIterable<Buffer>;
}

const HEAD = 65_536;

/** @throws TabularProblem `empty_file`, `too_many_bytes`; errors of the file system as they are */
export async function openBytes(input: SheetInput, maxBytes: number): Promise<ByteSource> {
  const source = typeof input === "string" ? await sourceOfPath(input, maxBytes) : sourceOfBytes(await gather(input, maxBytes));
  if (source.size > maxBytes) throw tooLarge(maxBytes);
  if (source.size === 0) throw new TabularProblem("empty_file");
  return source;
}

async function sourceOfPath(path: string, maxBytes: number): Promise<ByteSource> {
  const { size } = await stat(path);
  if (size > maxBytes) throw tooLarge(maxBytes);
  const file = await open(path);
  try {
    const head = Buffer.alloc(Math.min(size, HEAD));
    await file.read(head, 0, head.length, 0);
    return { size, path, head, chunks: () => createReadStream(path, { highWaterMark: HEAD }) };
  } finally {
    await file.close();
  }
}

function sourceOfBytes(bytes: Buffer): ByteSource {
  return { size: bytes.length, bytes, head: bytes.subarray(0, HEAD), chunks: () => slices(bytes) };
}

async function* slices(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let from = 0; from < bytes.length; from += HEAD) yield bytes.subarray(from, from + HEAD);
}

async function gather(input: Uint8Array | AsyncIterable<Uint8Array>, maxBytes: number): Promise<Buffer> {
  if (input instanceof Uint8Array) return Buffer.from(input.buffer, input.byteOffset, input.byteLength);
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of input) {
    size += part.length;
    if (size > maxBytes) throw tooLarge(maxBytes);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

const tooLarge = (limit: number): TabularProblem =>
  new TabularProblem("too_many_bytes", { megabytes: Math.max(1, Math.round(limit / 2 ** 20)) });
