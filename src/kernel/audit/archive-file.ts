import { createReadStream, createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { z } from "zod";
import { inheritOwner } from "../db/embedded-folder.ts";
import { makeLasting } from "../db/lasting.ts";

/**
 * A link of the chain as a line of an archive. `row` is what was hashed: id, instant (seconds), actor, kind, action, purpose, subjects, outcome
 * and detail, separated by U+001F.
 */
export const ArchivedLink = z.strictObject({ position: z.number().int(), hash: z.string().regex(/^[0-9a-f]{64}$/), row: z.string() });
export type ArchivedLink = z.infer<typeof ArchivedLink>;

/** Archives lie beside the file of heads. */
export const archiveFolder = (headFile: string): string => join(dirname(headFile), "audit-archive");

/** One file of links, a line each, compressed; under its name only when it is complete and on the disk. */
export async function writeArchive(path: string, links: AsyncIterable<ArchivedLink>): Promise<void> {
  if (await mkdir(dirname(path), { recursive: true, mode: 0o700 })) inheritOwner(dirname(path));
  const part = `${path}.part`;
  const lines = async function* () {
    for await (const link of links) yield `${JSON.stringify(link)}\n`;
  };
  await pipeline(Readable.from(lines()), createGzip(), createWriteStream(part, { mode: 0o600 }));
  inheritOwner(part);
  await makeLasting(part, path);
}

/** @throws when the file is missing, cut short or holds anything else */
export async function* readArchive(path: string): AsyncGenerator<ArchivedLink> {
  const file = createReadStream(path);
  const text = createGunzip();
  file.once("error", (error) => text.destroy(error));
  try {
    let rest = "";
    for await (const chunk of file.pipe(text).setEncoding("utf8")) {
      const lines = (rest + chunk).split("\n");
      rest = lines.pop()!;
      for (const line of lines) yield ArchivedLink.parse(JSON.parse(line));
    }
    if (rest !== "") throw new Error("the last line is cut");
  } finally {
    file.destroy();
  }
}
