import { Writable } from "node:stream";

/** Everything a writer writes to its output. */
export async function writtenBytes(write: (output: Writable) => Promise<unknown>): Promise<Buffer> {
  const parts: Buffer[] = [];
  const output = new Writable({
    write(part: Buffer, _encoding, done) {
      parts.push(part);
      done();
    },
  });
  await write(output);
  return Buffer.concat(parts);
}
