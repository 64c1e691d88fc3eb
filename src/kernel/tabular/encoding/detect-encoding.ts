import iconv from "iconv-lite";
import type { ByteSource } from "../file/byte-source.ts";
import type { Encoding } from "../grid.ts";
import { fromTcvn3 } from "./tcvn3.ts";
import { vietnameseShare } from "./vietnamese-syllable.ts";
import { fromVni } from "./vni.ts";

export interface DetectedEncoding {
  encoding: Encoding;
  /** Bytes of the byte order mark, to be left out. */
  bom: number;
  /** The text does not look right in any encoding, or bytes were not UTF-8 in a file that otherwise is. */
  uncertain: boolean;
}

/**
 * The encoding of a text file: a byte order mark, the zeros of UTF-16, whole-file validity as UTF-8, and then
 * the old Vietnamese encoding under which most words with marks can be Vietnamese syllables.
 */
export async function detectEncoding(source: ByteSource): Promise<DetectedEncoding> {
  const marked = byOrderMark(source.head) ?? byZeros(source.head);
  if (marked) return marked;
  const doubtful = await bytesOutsideUtf8(source);
  return doubtful ? byWords(doubtful) : { encoding: "utf-8", bom: 0, uncertain: false };
}

function byOrderMark(head: Buffer): DetectedEncoding | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: "utf-8", bom: 3, uncertain: false };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: "utf-16le", bom: 2, uncertain: false };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: "utf-16be", bom: 2, uncertain: false };
  return undefined;
}

/** UTF-16 without a mark: delimiters, digits and Latin letters have a zero in every second place. */
function byZeros(head: Buffer): DetectedEncoding | undefined {
  const zeros = [0, 0];
  for (let i = 0; i < head.length; i++) if (head[i] === 0) zeros[i % 2]! += 1;
  const half = head.length / 2;
  if (zeros[1]! > half * 0.3 && zeros[0]! < half * 0.02) return { encoding: "utf-16le", bom: 0, uncertain: false };
  if (zeros[0]! > half * 0.3 && zeros[1]! < half * 0.02) return { encoding: "utf-16be", bom: 0, uncertain: false };
  return undefined;
}

const SAMPLE = 512 * 1024;

/** @returns undefined when the whole file is UTF-8, else parts of it that hold bytes beyond ASCII */
async function bytesOutsideUtf8(source: ByteSource): Promise<Buffer | undefined> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const sample: Buffer[] = [];
  let valid = true;
  let size = 0;
  for await (const chunk of source.chunks()) {
    valid &&= decodes(decoder, chunk);
    if (size < SAMPLE && chunk.some((byte) => byte > 0x7f)) size += sample.push(chunk) && chunk.length;
    if (!valid && size >= SAMPLE) break;
  }
  return valid ? undefined : Buffer.concat(sample);
}

function decodes(decoder: TextDecoder, chunk: Buffer): boolean {
  try {
    decoder.decode(chunk, { stream: true });
    return true;
  } catch {
    return false; // the answer to the question, nothing is lost
  }
}

/** Share of words below which no encoding is believed. */
const BELIEVED = 0.5;

function byWords(sample: Buffer): DetectedEncoding {
  const latin = sample.toString("latin1");
  const shares: [Encoding, number][] = [
    ["utf-8", vietnameseShare(sample.toString("utf8"))],
    ["windows-1258", vietnameseShare(iconv.decode(sample, "windows-1258").normalize("NFC"))],
    ["tcvn3", vietnameseShare(fromTcvn3(latin))],
    ["vni", vietnameseShare(fromVni(latin))],
  ];
  const [encoding, share] = shares.reduce((best, next) => (next[1] > best[1] ? next : best));
  // Western text of one byte per letter is read as Windows-1258, which shares most letters with it.
  if (share < BELIEVED) return { encoding: "windows-1258", bom: 0, uncertain: true };
  return { encoding, bom: 0, uncertain: encoding === "utf-8" };
}
