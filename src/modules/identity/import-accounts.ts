import type { Tx } from "../../kernel/db/actor.ts";
import { type Outcome, ok } from "../../kernel/errors/refusal.ts";
import { textOf } from "../../kernel/i18n/words-on-disk.ts";
import { newId } from "../../kernel/ids.ts";
import type { SheetRow } from "../../kernel/tabular/cell.ts";
import { fold } from "../../kernel/tabular/fold.ts";
import { suggestMapping } from "../../kernel/tabular/mapping.ts";
import { openSheet } from "../../kernel/tabular/open-sheet.ts";
import { TabularProblem } from "../../kernel/tabular/problem.ts";
import { countRows, type SheetProblem } from "../../kernel/tabular/sheet-result.ts";
import { createAccount } from "./account-commands.ts";
import { type AccountsImported, type ImportedAccount, type RoleCode, roleCodes } from "./contract.ts";
import { type Place, placeFinder } from "./find-place.ts";
import { type AccountDraft, accountFields, type RoleNames, readAccountRow } from "./rules/account-row.ts";
import { grantsAt } from "./rules/rights.ts";
import { findAccountByLogin, listGrants } from "./store/account-store.ts";

/** A province has hundreds of accounts; a longer or larger file is a mistake. */
const budgets = { rows: 2000, bytes: 5 * 2 ** 20, expandedBytes: 50 * 2 ** 20, cells: 100_000, seconds: 10 };

/**
 * Makes an account of each row of a sheet. Every row is created, unchanged (the account is there already, as the row says) or rejected with
 * everything that is wrong with it; the same file twice creates nothing. Links are shown once, as with a single account.
 * @throws never for what a sheet may hold; a file that cannot be read is refused whole
 */
export async function importAccounts(
  tx: Tx,
  file: { name: string; bytes: Uint8Array },
  options: { dryRun: boolean },
): Promise<Outcome<AccountsImported>> {
  try {
    const sheet = await openSheet(file.bytes, { fileName: file.name, budgets });
    const rows: SheetRow[] = [];
    for await (const row of sheet.rows) rows.push(row);
    const found = suggestMapping(sheet.headers, rows.slice(0, 100), accountFields).columns;
    const columns = new Map(found.flatMap(({ field, column }) => (field ? [[field, column] as const] : [])));
    // A trial run does everything and takes it back: it meets what the real one would meet.
    if (options.dryRun) await tx.client.query("savepoint trial");
    const taken = await takeRows(tx, rows, columns);
    if (options.dryRun) await tx.client.query("rollback to savepoint trial");
    return ok({ ...countRows(taken), rows: options.dryRun ? taken.map((row) => ({ ...row, link: null })) : taken });
  } catch (error) {
    if (error instanceof TabularProblem) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

async function takeRows(tx: Tx, rows: readonly SheetRow[], columns: ReadonlyMap<string, number>): Promise<ImportedAccount[]> {
  const taken: ImportedAccount[] = [];
  const [roles, placeOf] = [roleNames(), placeFinder(tx)];
  const seen = new Map<string, number>();
  for (const row of rows) {
    const read = readAccountRow(row, columns, roles, tx.now);
    if (!("draft" in read)) {
      taken.push({ ...read, result: "rejected", link: null });
      continue;
    }
    const { draft } = read;
    const before = seen.get(draft.login);
    seen.set(draft.login, before ?? draft.row);
    const repeated: SheetProblem = {
      column: columns.get("login") ?? null,
      code: "login_repeated",
      params: { field: "login", row: before ?? 0 },
    };
    taken.push(before ? rejected(draft, repeated) : await takeDraft(tx, draft, await placeOf(draft.area, draft.role), columns));
  }
  return taken;
}

const rejected = (draft: AccountDraft, problem: SheetProblem): ImportedAccount => ({
  row: draft.row,
  login: draft.login,
  name: draft.name,
  result: "rejected",
  link: null,
  problems: [problem],
});

async function takeDraft(tx: Tx, draft: AccountDraft, place: Place, columns: ReadonlyMap<string, number>): Promise<ImportedAccount> {
  const { row, login, name, title, email, phone, role, until } = draft;
  if ("problem" in place)
    return rejected(draft, {
      column: columns.get("area") ?? null,
      code: place.problem,
      params: { field: "area", text: draft.area, names: place.names },
    });
  if (await isThere(tx, draft, place.key)) return { row, login, name, result: "unchanged", link: null, problems: [] };
  const account = {
    id: newId(),
    login,
    name,
    title,
    email,
    phone,
    homeKey: place.key,
    grants: [{ role, key: place.key, until }],
    capacities: [],
  };
  const made = await createAccount(tx, account);
  if (!made.ok) {
    const column = made.refusal.code === "identity/login_taken" ? "login" : "area";
    return rejected(draft, { column: columns.get(column) ?? null, code: made.refusal.code, params: made.refusal.params ?? {} });
  }
  return { row, login, name, result: "created", link: made.value.link, problems: [] };
}

/** The account is there with this name and this right: sending the file again is harmless. */
async function isThere(tx: Tx, draft: AccountDraft, key: string): Promise<boolean> {
  const account = await findAccountByLogin(tx, draft.login);
  if (!account || account.closed_at || account.name !== draft.name) return false;
  const grants = grantsAt(await listGrants(tx, [account.id]), tx.now);
  const sameEnd = (end: Date | null) => (end?.getTime() ?? null) === (draft.until?.getTime() ?? null);
  return grants.some((grant) => grant.role === draft.role && grant.key === key && sameEnd(grant.validUntil));
}

function roleNames(): RoleNames {
  const names = roleCodes.flatMap((code): [string, RoleCode][] =>
    [code, code.replaceAll("-", " "), textOf("vi", "identity", `role.${code}`), textOf("en", "identity", `role.${code}`)].map((name) => [
      fold(name).trim(),
      code,
    ]),
  );
  return new Map(names);
}
