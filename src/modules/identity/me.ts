import type { Tx } from "../../kernel/db/actor.ts";
import { localDateOf } from "../../kernel/time/local-date.ts";
import { unitNames } from "../directory/server.ts";
import type { Me } from "./contract.ts";
import { rightsOf } from "./rules/rights.ts";
import { findAccount, listHeldGrants } from "./store/account-store.ts";

/** What the signed-in person's screen needs to know about them. */
export async function describeMe(tx: Tx, accountId: string, locked: boolean, demo: boolean): Promise<Me> {
  const account = await findAccount(tx, accountId);
  if (!account) throw new Error(`session of an account that does not exist: ${accountId}`);
  const rights = rightsOf(await listHeldGrants(tx, accountId), tx.now);
  const names = await unitNames(tx, [account.home_key, ...rights.keys]);
  const area = (key: string) => ({ key, name: names.get(key) ?? key });
  return {
    account: {
      id: account.id,
      login: account.login,
      name: account.name,
      title: account.title,
      unitName: names.get(account.home_key) ?? null,
    },
    roles: rights.roles,
    permissions: [...rights.permissions].sort(),
    areas: rights.keys.map(area),
    homeArea: area(account.home_key),
    provinceId: account.province_id,
    language: account.language,
    capacities: account.capacities,
    mustChangePassword: account.must_change_password,
    twoFactor: account.totp_confirmed_at !== null,
    locked,
    demo,
    day: (demo && (await demoDay(tx))) || localDateOf(tx.now),
  };
}

async function demoDay(tx: Tx): Promise<string | undefined> {
  const { rows } = await tx.client.query<{ value: string }>("select value from kernel.setting where key = 'demo_day'");
  return rows[0]?.value;
}
