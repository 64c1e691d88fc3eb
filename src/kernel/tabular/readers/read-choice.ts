import type { Cell } from "../cell.ts";
import { fold } from "../fold.ts";
import { type Reading, read, readAbsence, tidy, unread } from "./reading.ts";

export type Sex = "male" | "female" | "other";

const SEXES: readonly (readonly [Sex, RegExp])[] = [
  ["male", /^(nam|male|m|trai|ong|nam gioi)$/],
  ["female", /^(nu|female|f|gai|ba|nu gioi)$/],
  ["other", /^(khac|gioi tinh khac|other|intersex)$/],
];

/** Reads a sex. "N" (nam or nữ) and numbers (1/2, 0/1 differ between systems) are refused and not guessed. */
export function readSex(cell: Cell): Reading<Sex> {
  const absence = readAbsence<Sex>(cell);
  if (absence) return absence;
  const text = fold(tidy(cell.text)).replace(/\.$/, "");
  const found = SEXES.find(([, words]) => words.test(text));
  return found ? read(found[0]) : unread("sex_unclear", { text: cell.text });
}

const YES = /^(co|x|v|yes|y|true|dung|da co|roi|da|1|\u2713|\u2714|\u2611)$/;
const NO = /^(khong|k|ko|no|n|false|sai|chua|0|o|\u2717|\u2718|\u2610)$/;

/** Reads a yes or no; a cross or tick is a yes. "không có" counts as no here, "không rõ" as unknown. */
export function readYesNo(cell: Cell): Reading<boolean> {
  if (cell.kind === "boolean") return read(cell.value);
  const text = fold(tidy(cell.text)).replace(/\.$/, "");
  if (text === "khong co") return read(false);
  if (text === "chua co") return read(false);
  const absence = readAbsence<boolean>(cell);
  if (absence) return absence;
  if (YES.test(text)) return read(true);
  return NO.test(text) ? read(false) : unread("yes_no_unclear", { text: cell.text });
}
