/** What a command changes, to be looked for afterwards. */
export type Effect =
  | { kind: "person"; id: string }
  | { kind: "case"; id: string }
  /** The case has this outcome and its version before is history. */
  | { kind: "outcome"; id: string };

/** A command as the writer knows it: what was sent, and what was answered. */
export interface Sent {
  id: string;
  path: string;
  body: unknown;
  effect: Effect;
  /** Receipt of the acknowledgement; null while there is none. */
  receipt: string | null;
}

/** Everything the writers sent and what came back, outside of what is killed. */
export class Journal {
  readonly #sent = new Map<string, Sent>();
  refused = 0;

  send(command: Omit<Sent, "receipt">): void {
    this.#sent.set(command.id, { ...command, receipt: null });
  }

  acknowledge(id: string, receipt: string): void {
    this.#sent.get(id)!.receipt = receipt;
  }

  /** A refusal changed nothing: there is nothing to look for. */
  refuse(id: string): void {
    this.refused++;
    this.#sent.delete(id);
  }

  forget(ids: Iterable<string>): void {
    for (const id of ids) this.#sent.delete(id);
  }

  get acknowledged(): Sent[] {
    return [...this.#sent.values()].filter(({ receipt }) => receipt !== null);
  }

  get unanswered(): Sent[] {
    return [...this.#sent.values()].filter(({ receipt }) => receipt === null);
  }
}
