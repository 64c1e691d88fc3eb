import type { Tx } from "../../../kernel/db/actor.ts";
import { MOST_ATTEMPTS } from "../../../kernel/notify/notices.ts";
import type { SentNotice } from "../contract.ts";

const SHOWN = 200;

/** The last messages to accounts in the actor's sight: to whom, how, when and whether; never what they say or the address. */
export async function listOutbox(tx: Tx): Promise<SentNotice[]> {
  const { rows } = await tx.client.query<SentNotice & { attempts: number }>(
    `select n.id, n.channel, n.template as about, a.name as "toName", n.created_at as "createdAt", n.sent_at as "sentAt", n.attempts,
            case when n.sent_at is not null then 'sent' when n.attempts >= $1 then 'given_up' when n.attempts > 0 then 'tried' else 'waiting' end as state,
            case when n.sent_at is null then replace(n.last_error, n.address, '…') end as problem
       from kernel.notice n left join identity.account a on a.id = n.account_id
      where n.channel <> 'app' order by n.created_at desc limit $2`,
    [MOST_ATTEMPTS, SHOWN],
  );
  return rows;
}
