import nodemailer from "nodemailer";
import { systemActor, type Tx, withActor } from "../db/actor.ts";
import type { Database } from "../db/pool.ts";
import { newId } from "../ids.ts";
import type { Job } from "../jobs/jobs.ts";

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
  /** Page it leads to. */
  link?: string;
  dueAt?: Date;
}

/** Puts messages into the outbox as part of this transaction; sending happens afterwards and is tried again. */
export async function notify(tx: Tx, notices: readonly NewNotice[]): Promise<void> {
  for (const notice of notices) {
    await tx.client.query(
      `insert into kernel.notice (province_id, id, account_id, channel, address, template, params, link, created_at, due_at, sent_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
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
      ],
    );
  }
}

/** A way out of the system for one channel. */
export type Sender = (to: string, subject: string, text: string) => Promise<void>;

/** E-mail by `VX_SMTP_URL`; no adapter for a channel means its messages wait, and say so. */
export function emailSender(url: string | undefined, from: string): Sender | undefined {
  if (!url) return undefined;
  const transport = nodemailer.createTransport(url);
  return async (to, subject, text) => void (await transport.sendMail({ from, to, subject, text }));
}

interface Due {
  province_id: string;
  id: string;
  channel: Channel;
  template: string;
  link: string | null;
  address: string | null;
}

const MOST_ATTEMPTS = 8;

/** Sends what is due. The text is short on purpose: what it is about stands behind the sign-in. */
export function sendNotices(senders: Partial<Record<Channel, Sender>>, words: (template: string) => string): Job {
  return {
    name: "kernel.send-notices",
    cron: "* * * * *",
    async run(database) {
      for (const due of await listDue(database, Object.keys(senders))) await sendOne(database, due, senders[due.channel]!, words);
    },
  };
}

async function listDue(database: Database, channels: string[]): Promise<Due[]> {
  return withActor(database, systemActor, "read", async (tx) => {
    const { rows } = await tx.client.query<Due>(
      `select province_id, id, channel, template, link, address from kernel.notice
       where sent_at is null and due_at <= $1 and attempts < ${MOST_ATTEMPTS} and channel = any($2) order by due_at limit 200`,
      [tx.now, channels],
    );
    return rows;
  });
}

async function sendOne(database: Database, due: Due, send: Sender, words: (template: string) => string): Promise<void> {
  let failure: string | null = due.address ? null : "no address";
  try {
    if (due.address) await send(due.address, words(due.template), words(due.template));
  } catch (error) {
    failure = (error as Error).message.slice(0, 300);
  }
  await withActor(database, systemActor, "write", async (tx) => {
    await tx.client.query(
      "update kernel.notice set attempts = attempts + 1, sent_at = case when $3::text is null then $4::timestamptz end, last_error = $3 where province_id = $1 and id = $2",
      [due.province_id, due.id, failure, tx.now],
    );
  });
}
