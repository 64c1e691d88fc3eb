import { systemActor, type Tx, withActor } from "../db/actor.ts";
import type { Database } from "../db/pool.ts";
import type { Language } from "../i18n/language.ts";
import { newId } from "../ids.ts";
import type { Job } from "../jobs/jobs.ts";
import type { Sender } from "./senders.ts";

export type Channel = "app" | "email" | "sms";

/** A message to one account. Templates and params name work, never patients. */
export interface NewNotice {
  provinceId: string;
  accountId: string;
  channel: Channel;
  /** E-mail address or phone number of the account; null for `app`. */
  address: string | null;
  /** Message key, `module:key`; the reader's language decides the words. */
  template: string;
  params?: Record<string, string | number>;
  language?: Language;
  /** Page it leads to. */
  link?: string;
  dueAt?: Date;
}

/** Puts messages into the outbox as part of this transaction; sending happens afterwards and is tried again. */
export async function notify(tx: Tx, notices: readonly NewNotice[]): Promise<void> {
  for (const notice of notices) {
    await tx.client.query(
      `insert into kernel.notice (province_id, id, account_id, channel, address, template, params, link, created_at, due_at, sent_at, language)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        notice.provinceId,
        newId(),
        notice.accountId,
        notice.channel,
        notice.address,
        notice.template,
        notice.params ?? {},
        notice.link ?? null,
        tx.now,
        notice.dueAt ?? tx.now,
        notice.channel === "app" ? tx.now : null,
        notice.language ?? "vi",
      ],
    );
  }
}

interface Due {
  province_id: string;
  id: string;
  channel: Channel;
  template: string;
  params: Record<string, string | number>;
  language: Language;
  address: string | null;
}

/** After so many tries, one a minute, a message is given up. */
export const MOST_ATTEMPTS = 8;

/** The sentence of a message key in a language. */
export type NoticeWords = (language: Language, template: string, params: Record<string, string | number>) => string;

export const SEND_NOTICES = "kernel.send-notices";

/** Sends what is due. The text is short on purpose: what it is about stands behind the sign-in. */
export function sendNotices(senders: Partial<Record<Channel, Sender>>, words: NoticeWords): Job {
  return {
    name: SEND_NOTICES,
    cron: "* * * * *",
    async run(database) {
      for (const due of await listDue(database, Object.keys(senders))) await sendOne(database, due, senders[due.channel]!, words);
    },
  };
}

async function listDue(database: Database, channels: string[]): Promise<Due[]> {
  return withActor(database, systemActor, "read", async (tx) => {
    const { rows } = await tx.client.query<Due>(
      `select province_id, id, channel, template, params, language, address from kernel.notice
       where sent_at is null and due_at <= $1 and attempts < ${MOST_ATTEMPTS} and channel = any($2) order by due_at limit 200`,
      [tx.now, channels],
    );
    return rows;
  });
}

async function sendOne(database: Database, due: Due, send: Sender, words: NoticeWords): Promise<void> {
  let failure: string | null = due.address ? null : "no address";
  try {
    const text = words(due.language, due.template, due.params);
    if (due.address) await send(due.address, text, text);
  } catch (error) {
    const { message, cause } = error as Error;
    failure = (cause instanceof Error ? `${message}: ${cause.message}` : message).slice(0, 300);
  }
  await withActor(database, systemActor, "write", async (tx) => {
    await tx.client.query(
      "update kernel.notice set attempts = attempts + 1, sent_at = case when $3::text is null then $4::timestamptz end, last_error = $3 where province_id = $1 and id = $2",
      [due.province_id, due.id, failure, tx.now],
    );
  });
}
