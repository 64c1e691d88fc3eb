import { z } from "zod";
import type { Tx } from "../../kernel/db/actor.ts";
import { type Outcome, ok, refuse } from "../../kernel/errors/refusal.ts";
import { defineCommand, defineQuery, type Route } from "../../kernel/http/routes.ts";
import { requestJob } from "../../kernel/jobs/jobs.ts";
import { notify, SEND_NOTICES } from "../../kernel/notify/notices.ts";
import { describeChannels } from "../../kernel/notify/senders.ts";
import { OutsideChannel, SentNotice, TestChannel } from "./contract.ts";
import { errors } from "./errors.ts";
import { findAccount } from "./store/account-store.ts";
import { listOutbox } from "./store/outbox-store.ts";

const manage = "identity.account.manage";

const outbox = defineQuery({
  path: "/channels",
  permission: manage,
  summary: "Ways out of the system and the last messages: to whom, when and whether; never what they say",
  query: z.strictObject({}),
  reply: z.object({ channels: z.array(z.object({ channel: OutsideChannel, host: z.string().nullable() })), rows: z.array(SentNotice) }),
  run: async (tx) => ok({ channels: describeChannels(process.env), rows: await listOutbox(tx) }),
});

const test = defineCommand({
  path: "/channels/test",
  permission: manage,
  summary: "Send a trial message to an address",
  body: TestChannel,
  reply: z.object({ channel: OutsideChannel }),
  queueable: false,
  run: sendTrial,
});

async function sendTrial(tx: Tx, { channel, address }: TestChannel): Promise<Outcome<{ channel: OutsideChannel }>> {
  const { host } = describeChannels(process.env).find((each) => each.channel === channel) ?? {};
  if (!host) return refuse(errors.channel_not_set);
  const account = await findAccount(tx, tx.actor.accountId);
  if (!account) return refuse(errors.account_not_found);
  const { id: accountId, province_id: provinceId, language } = account;
  await notify(tx, [{ provinceId, accountId, channel, address, language, template: "identity:notice.trial" }]);
  await requestJob(tx, SEND_NOTICES, {}, { key: SEND_NOTICES });
  return ok({ channel });
}

export const outboxRoutes: readonly Route[] = [outbox, test];
