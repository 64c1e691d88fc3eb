/** Finds the central directory and local headers of a small zip and changes single fields of them. */
const CENTRAL = 0x02014b50;

export interface ZipField {
  /** Part whose header is changed. */
  name: string;
  field: "flags" | "method" | "crc" | "packedSize" | "size";
  value: number;
  /** Also in the local header, default true. */
  local?: boolean;
}

const OFFSETS: Record<ZipField["field"], readonly [central: number, local: number, bytes: 2 | 4]> = {
  flags: [8, 6, 2],
  method: [10, 8, 2],
  crc: [16, 14, 4],
  packedSize: [20, 18, 4],
  size: [24, 22, 4],
};

/** A copy of the archive in which headers say something else than the content. */
export function withZipField(archive: Uint8Array, { name, field, value, local = true }: ZipField): Uint8Array {
  const bytes = Buffer.from(archive);
  for (let at = bytes.readUInt32LE(bytes.length - 6); bytes.readUInt32LE(at) === CENTRAL; ) {
    const nameLength = bytes.readUInt16LE(at + 28);
    if (bytes.toString("utf8", at + 46, at + 46 + nameLength) === name) {
      const [central, inLocal, size] = OFFSETS[field];
      write(bytes, at + central, value, size);
      if (local) write(bytes, bytes.readUInt32LE(at + 42) + inLocal, value, size);
    }
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return bytes;
}

function write(bytes: Buffer, at: number, value: number, size: 2 | 4): void {
  if (size === 2) bytes.writeUInt16LE(value, at);
  else bytes.writeUInt32LE(value, at);
}

/** Renames a part in both headers; the name must keep its length. */
export function withRenamedPart(archive: Uint8Array, from: string, to: string): Uint8Array {
  const bytes = Buffer.from(archive);
  for (let at = bytes.indexOf(from); at >= 0; at = bytes.indexOf(from, at + 1)) bytes.write(to, at, "utf8");
  return bytes;
}

/** Turns the last bit of one byte over: a 4 becomes a 5. */
export function withFlippedBit(source: Uint8Array, at: number): Uint8Array {
  const bytes = Buffer.from(source);
  bytes[at] = bytes[at]! ^ 1;
  return bytes;
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function seededNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
