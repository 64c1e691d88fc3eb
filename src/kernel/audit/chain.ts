import type { Tx } from "../db/actor.ts";
import { content } from "./seal.ts";

/** A seal with what is hashed of its row; null when the row is gone. */
export interface Link {
  position: number;
  audit_id: number;
  hash: Buffer;
  row: string | null;
}

const PAGE = 20_000;

/** The chain as the database has it, in pages, after a position and up to one. */
export async function* readPages(tx: Tx, after: number, upTo = Number.MAX_SAFE_INTEGER): AsyncGenerator<Link[]> {
  for (let from = after; ; ) {
    const { rows } = await tx.client.query<Link>(
      `select s.position, s.audit_id, s.hash, case when a.id is not null then ${content} end as row
       from kernel.audit_seal s left join kernel.audit a on a.id = s.audit_id where s.position > $1 and s.position <= $2 order by s.position limit ${PAGE}`,
      [from, upTo],
    );
    if (rows.length === 0) return;
    yield rows;
    from = rows.at(-1)!.position;
  }
}
