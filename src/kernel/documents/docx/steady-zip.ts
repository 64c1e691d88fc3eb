import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

/** The earliest time a zip can hold; local, as zip times have no zone, so it is the same on every machine. */
const NO_TIME = new Date(1980, 0, 1);
const PROPERTIES = "docProps/core.xml";

/**
 * Takes the time of writing out of an Office file, so that the same document gives the same bytes on any day.
 * @param file bytes of a .docx
 */
export function withoutTimes(file: Uint8Array): Uint8Array {
  const parts = unzipSync(file);
  const properties = parts[PROPERTIES];
  if (properties) parts[PROPERTIES] = strToU8(strFromU8(properties).replace(/<dcterms:(created|modified)\b[^>]*>[^<]*<\/dcterms:\1>/g, ""));
  return zipSync(parts, { mtime: NO_TIME, level: 6 });
}
