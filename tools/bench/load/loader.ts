import type { Client, Database } from "../../../src/kernel/db/pool.ts";
import { copyRows, type Row } from "./copy.ts";

/** Rows gathered before they are sent. */
const FULL = 20_000;

/** Gathers rows of several tables and sends them while the next ones are being made. */
export class Loader {
  readonly #client: Client;
  #rows = new Map<string, Row[]>();
  #waiting = 0;
  #sending: Promise<void> = Promise.resolve();

  private constructor(client: Client) {
    this.#client = client;
  }

  /** On a connection of its own, which does not wait for the disk: what a crash of a loading bench loses is loaded again. */
  static async open(database: Database): Promise<Loader> {
    const client = await database.pool.connect();
    await client.query("set synchronous_commit = off");
    return new Loader(client);
  }

  add(table: string, row: Row): void {
    const rows = this.#rows.get(table);
    if (rows) rows.push(row);
    else this.#rows.set(table, [row]);
    this.#waiting++;
  }

  get isFull(): boolean {
    return this.#waiting >= FULL;
  }

  /** Waits for what was sent before and sends what has been gathered. */
  async send(): Promise<void> {
    await this.#sending;
    const rows = this.#rows;
    this.#rows = new Map();
    this.#waiting = 0;
    this.#sending = this.#copy(rows);
    // A failure is thrown by the next `send` or `finish`, which wait for it; until then it must not end the process unheard.
    this.#sending.catch(() => undefined);
  }

  async #copy(tables: ReadonlyMap<string, readonly Row[]>): Promise<void> {
    for (const [table, rows] of tables) await copyRows(this.#client, table, rows);
  }

  async finish(): Promise<void> {
    await this.send();
    await this.#sending;
  }

  close(): void {
    this.#client.release(true);
  }
}
