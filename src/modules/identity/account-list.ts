import type { Tx } from "../../kernel/db/actor.ts";
import { importable, type ListColumn } from "../../kernel/http/list-file.ts";
import type { Language } from "../../kernel/i18n/language.ts";
import { textOf } from "../../kernel/i18n/words-on-disk.ts";
import { localDateOf } from "../../kernel/time/local-date.ts";
import { unitNames } from "../directory/server.ts";
import { accountFields } from "./rules/account-row.ts";
import { grantsAt } from "./rules/rights.ts";
import { listAccounts, listGrants } from "./store/account-store.ts";

type Account = Awaited<ReturnType<typeof listAccounts>>[number];

/** An account with one of its rights of today; a row of its own for each, and one without for an account that has none. */
interface AccountLine {
  account: Account;
  role: string | null;
  area: string;
  areaName: string | null;
  /** Last local day of the right. */
  until: string | null;
}

const MOST = 20_000;

/** Every account of the administrator's area, as a list that leaves. */
export async function accountList(tx: Tx, language: Language): Promise<AccountLine[]> {
  const accounts = await listAccounts(tx, MOST);
  const ids = accounts.map(({ id }) => id);
  const rights = Map.groupBy(grantsAt(await listGrants(tx, ids), tx.now), ({ accountId }) => accountId);
  const lines = accounts.flatMap((account): Omit<AccountLine, "areaName">[] => {
    const own = rights.get(account.id) ?? [];
    if (own.length === 0) return [{ account, role: null, area: account.home_key, until: null }];
    return own.map(({ role, key, validUntil }) => ({
      account,
      role: textOf(language, "identity", `role.${role}`),
      area: key,
      until: validUntil && localDateOf(new Date(validUntil.getTime() - 1)),
    }));
  });
  const names = await unitNames(
    tx,
    lines.map(({ area }) => area),
    language,
  );
  return lines.map((line) => ({ ...line, areaName: names.get(line.area) ?? null }));
}

/** Under the headers an import knows; the area by its key, because names repeat. */
const known = (code: string, value: ListColumn<AccountLine>["value"], kind?: ListColumn<AccountLine>["kind"]) =>
  importable(accountFields, code, value, kind);

export const accountColumns: readonly ListColumn<AccountLine>[] = [
  known("login", ({ account }) => account.login),
  known("name", ({ account }) => account.name),
  known("title", ({ account }) => account.title),
  known("role", ({ role }) => role),
  known("area", ({ area }) => area),
  { vi: "Tên địa bàn", en: "name of the area", value: ({ areaName }) => areaName },
  known("until", ({ until }) => until, "date"),
  known("email", ({ account }) => account.email),
  known("phone", ({ account }) => account.phone),
  { vi: "Đóng ngày", en: "closed on", kind: "date", value: ({ account }) => account.closed_at && localDateOf(account.closed_at) },
];
