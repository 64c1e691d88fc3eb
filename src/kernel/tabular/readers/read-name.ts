import type { Cell } from "../cell.ts";
import { type NoteCode, type Reading, read, readAbsence, tidy, unread } from "./reading.ts";

/**
 * Reads a person's name: composed, one space between words. A name typed wholly in capitals or wholly in small letters is written with a
 * capital for each word, as Vietnamese names are, and noted; any other mixture stays as typed. The cell keeps what was typed.
 * Refused when it holds no letter.
 */
export function readName(cell: Cell): Reading<string> {
  const absence = readAbsence<string>(cell);
  if (absence) return absence;
  const text = tidy(cell.text);
  if (!/\p{L}/u.test(text)) return unread("name_unclear", { text });
  const notes: NoteCode[] = /\d/.test(text) ? ["digits_in_name"] : [];
  const oneCase = text === text.toUpperCase() || text === text.toLowerCase();
  const name = oneCase ? capitalizeWords(text) : text;
  return name === text ? read(name, ...notes) : read(name, ...notes, "case_changed");
}

/** Also after a hyphen or apostrophe: `H'Hen Niê`, `K'Đên`. */
function capitalizeWords(text: string): string {
  return text.toLowerCase().replace(/(^|[\s'’(-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

/** Reads free text: composed, lines kept, spaces tidied; null when empty. Stated unknowns stay as they are typed. */
export function readText(cell: Cell): Reading<string> {
  if (cell.kind === "empty") return read<string>(null);
  if (cell.kind === "error") return unread("error_value", { text: cell.text });
  const lines = cell.text.split(/\r\n|\n|\r/).map(tidy);
  return read(lines.join("\n").trim() || null);
}
