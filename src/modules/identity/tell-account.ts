import type { Tx } from "../../kernel/db/actor.ts";
import { type NewNotice, notify } from "../../kernel/notify/notices.ts";
import type { AccountState } from "./store/account-store.ts";

/** Puts a message to an account into the outbox, by e-mail and by SMS where it has an address. @param template key of these messages */
export async function tellAccount(tx: Tx, account: AccountState, template: string, params: NewNotice["params"] = {}): Promise<void> {
  const { id: accountId, province_id: provinceId, language } = account;
  const notice = { provinceId, accountId, language, template: `identity:${template}`, params };
  await notify(tx, [
    ...(account.email ? [{ ...notice, channel: "email" as const, address: account.email }] : []),
    ...(account.phone ? [{ ...notice, channel: "sms" as const, address: account.phone }] : []),
  ]);
}
