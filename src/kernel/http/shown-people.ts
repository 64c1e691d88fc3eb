import { createHash } from "node:crypto";

/** So many people of one file are named in the audit; the others by the digest of all, which the file of the same instant gives again. */
const MOST_NAMED = 5000;

/** Who was in a file that went out: counted while it is made, so that a file broken off tells how far it came. */
export class ShownPeople {
  #rows = 0;
  readonly #named = new Set<string>();
  readonly #digest = createHash("sha256");

  /** One row for each; null where a row is about nobody who is known. */
  add(personIds: readonly (string | null)[]): void {
    for (const id of personIds) {
      this.#rows++;
      if (id === null) continue;
      this.#digest.update(id);
      if (this.#named.size < MOST_NAMED) this.#named.add(id);
    }
  }

  /** What the audit keeps of it. */
  summary(): { subjects: string[]; detail: { rows: number; sha256: string } } {
    return { subjects: [...this.#named], detail: { rows: this.#rows, sha256: this.#digest.copy().digest("hex") } };
  }
}
