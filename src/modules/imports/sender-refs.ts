import { createHash } from "node:crypto";
import { fold } from "../../kernel/tabular/fold.ts";
import { REF_LENGTH } from "./rules/draft-case.ts";
import { namesAgree } from "./rules/names-agree.ts";
import type { CaseRow } from "./rules/read-case-row.ts";

/** Fields that tell who a row is about; what happened to them may change from one file to the next. */
const IDENTITY = ["name", "birth", "age", "sex", "cccd", "phone", "address", "commune", "district", "province", "place"];

/** What a row is known by with its sender, and whether an earlier row of the file used the same number for somebody else. */
export interface SenderRef {
  ref: string;
  repeated: boolean;
}

/**
 * Names the rows of one file: by the sender's own number, else by who they are about, so that the same sender's next file finds the same
 * cases again however its rows are sorted. Namesakes without a number get a second name; a row copied in full keeps the first.
 * Every row of the file passes here in order, also when a batch goes on after a crash.
 */
export class SenderRefs {
  readonly #used = new Map<string, string[]>();

  refOf(row: CaseRow): SenderRef {
    const number = row.text.ref ?? row.text.nationalNumber;
    return number === null ? this.#byContent(row) : this.#byNumber(number.slice(0, REF_LENGTH - 8), row.name);
  }

  #byNumber(number: string, name: string | null): SenderRef {
    const names = this.#names(number);
    const known = names.findIndex((other) => namesAgree(name, other || null));
    if (known < 0) names.push(name ?? "");
    const at = known < 0 ? names.length - 1 : known;
    return { ref: at === 0 ? number : `${number}~${at + 1}`, repeated: at > 0 };
  }

  #byContent(row: CaseRow): SenderRef {
    const person = `#${identityOf(row)}`;
    const whole = hashOf(row.cells.map(({ text }, index) => (row.columns.used.has(index + 1) ? text : "")).join(BETWEEN));
    const copies = this.#names(person);
    const known = copies.indexOf(whole);
    if (known < 0) copies.push(whole);
    const at = known < 0 ? copies.length - 1 : known;
    return { ref: at === 0 ? person : `${person}~${at + 1}`, repeated: false };
  }

  #names(key: string): string[] {
    const names = this.#used.get(key) ?? [];
    this.#used.set(key, names);
    return names;
  }
}

/** Between the cells of a row. */
const BETWEEN = "|";

/** Whom a row is about, however it is accented, cased or spaced; folded in one go, because every row of a file passes here. */
function identityOf({ cells, columns }: CaseRow): string {
  const texts = IDENTITY.map((field) => cells[(columns.at.get(field) ?? 0) - 1]?.text.trim() ?? "");
  return hashOf(fold(texts.join(BETWEEN)).replace(/\s+/g, " "));
}

const hashOf = (text: string): string => createHash("sha256").update(text).digest("base64url").slice(0, 20);

/** Under what a decision about a row is remembered: with the sender's number also who it was about, because numbers are used again. */
export function decisionKey({ row, senderRef }: { row: CaseRow; senderRef: string }): string {
  return senderRef.startsWith("#") ? senderRef : `${senderRef} #${identityOf(row)}`;
}
