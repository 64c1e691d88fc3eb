import type { Cell } from "../cell.ts";
import { type NoteCode, type Reading, read, readAbsence, tidy, unread } from "./reading.ts";

export interface PhoneRead {
  /** `0912345678`; a foreign number starts with `+`. */
  number: string;
  kind: "mobile" | "landline" | "foreign";
}

/**
 * Prefixes of 11-digit mobile numbers and what they became on 15/9/2018.
 * Source: plan of network codes, Quyết định 798/QĐ-BTTTT, 25/5/2018. `reviewedBy: null`.
 */
export const PREFIXES_OF_2018: Readonly<Record<string, string>> = {
  ...{ "0120": "070", "0121": "079", "0122": "077", "0126": "076", "0128": "078" }, // MobiFone
  ...{ "0123": "083", "0124": "084", "0125": "085", "0127": "081", "0129": "082" }, // VinaPhone
  ...{ "0162": "032", "0163": "033", "0164": "034", "0165": "035", "0166": "036", "0167": "037", "0168": "038", "0169": "039" }, // Viettel
  ...{ "0186": "056", "0188": "058" }, // Vietnamobile
  "0199": "059", // Gmobile
};

/**
 * Reads the phone numbers of a cell: one or several, parted by `/`, `;`, `,`, a line break, " - " or "hoặc".
 * A phone is how somebody is reached and never who somebody is.
 * @returns each number once, in national form; null when there is none
 */
export function readPhone(cell: Cell): Reading<PhoneRead[]> {
  const absence = readAbsence<PhoneRead[]>(cell);
  if (absence) return absence;
  if (/\de\+?\d/i.test(cell.text)) return unread("digits_lost", { text: cell.text });
  const phones: PhoneRead[] = [];
  const notes = new Set<NoteCode>();
  for (const part of split(cell.text)) {
    const phone = readOne(part, notes);
    if (!phone) return unread("phone_unclear", { text: part });
    if (!phones.some(({ number }) => number === phone.number)) phones.push(phone);
  }
  return phones.length > 0 ? read(phones, ...notes) : unread("phone_unclear", { text: cell.text });
}

function split(text: string): string[] {
  return text
    .split(/[/;,\r\n|]| - |\s+(?:hoặc|hoac|và|va|or)\s+/i)
    .map((part) => tidy(part).replace(/^(sđt|sdt|đt|dt|tel|phone|zalo)\s*[:.]?\s*/i, ""))
    .flatMap((part) => (/^\d{9,11}(\s+|\s?-\s?)0?\d{9,10}$/.test(part) ? part.split(/[\s-]+/) : [part]))
    .filter(Boolean);
}

function readOne(part: string, notes: Set<NoteCode>): PhoneRead | undefined {
  const bare = part.replace(/\s*\([^()\d]*\)$/, ""); // "0912… (mẹ)"
  if (!/^[+(]?[\d\s.()-]+$/.test(bare)) return undefined;
  const digits = bare.replace(/\D/g, "");
  if (/^\s*(\+|00)/.test(bare) && !/^(00)?84/.test(digits)) return foreign(digits.replace(/^00/, ""), notes);
  return national(digits, notes);
}

function foreign(digits: string, notes: Set<NoteCode>): PhoneRead | undefined {
  if (!/^[1-9]\d{6,14}$/.test(digits)) return undefined; // E.164: at most 15 digits
  notes.add("foreign_number");
  return { number: `+${digits}`, kind: "foreign" };
}

const MOBILE = /^0[35789]\d{8}$/;
const LANDLINE = /^02\d{8,9}$/;

function national(digits: string, notes: Set<NoteCode>): PhoneRead | undefined {
  const whole = withZero(digits, notes);
  const prefix = PREFIXES_OF_2018[whole.slice(0, 4)];
  if (prefix && whole.length === 11) {
    notes.add("prefix_of_2018");
    return { number: prefix + whole.slice(4), kind: "mobile" };
  }
  if (MOBILE.test(whole)) return { number: whole, kind: "mobile" };
  return LANDLINE.test(whole) ? { number: whole, kind: "landline" } : undefined;
}

/** `84912345678` and `912345678`, as numeric cells leave them, get their zero back. */
function withZero(digits: string, notes: Set<NoteCode>): string {
  const international = /^(?:00)?84(0?)(\d{9,10})$/.exec(digits);
  if (international) return `0${international[2]}`;
  if (digits.startsWith("0")) return digits;
  const restored = `0${digits}`;
  if (MOBILE.test(restored) || LANDLINE.test(restored) || (restored.length === 11 && PREFIXES_OF_2018[restored.slice(0, 4)]))
    notes.add("leading_zero_restored");
  return restored;
}
