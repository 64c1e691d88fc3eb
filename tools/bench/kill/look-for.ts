import type { Database } from "../../../src/kernel/db/pool.ts";
import type { Effect, Sent } from "./journal.ts";

/** A command that is not there as a whole. */
export interface Incomplete {
  id: string;
  path: string;
  missing: string[];
}

export interface Search {
  whole: Set<string>;
  /** Something of it is there and something is not. */
  partly: Incomplete[];
  absent: Incomplete[];
}

/** How each effect is found, by the ids of what it changed; the history of a changed case and the event of a reported one belong to it. */
const effectQueries: Record<Effect["kind"], string> = {
  person: `select p.id from persons.person p join person_identity.identity i using (province_id, id) where p.id = any($1::uuid[])
           and exists (select from kernel.event e where e.subject_id = p.id and e.type = 'persons.registered')`,
  case: `select c.id from surveillance.case_report c where c.id = any($1::uuid[])
         and exists (select from kernel.event e where e.subject_id = c.id and e.type = 'case.reported')`,
  outcome: `select c.id from surveillance.case_report c join surveillance.case_report_history h using (province_id, id)
            where c.id = any($1::uuid[]) and c.outcome = 'recovered' and h.version = c.version - 1`,
};

/** Looks for the receipt, the audit row and the effect of each command, in the database itself. */
export async function lookFor(database: Database, commands: readonly Sent[]): Promise<Search> {
  const ids = commands.map(({ id }) => id);
  const receipts = await pairs(database, "select id, receipt as value from kernel.command where id = any($1::uuid[])", ids);
  const audited = await pairs(
    database,
    "select detail->>'command' as id, count(*)::text as value from kernel.audit where kind = 'command' and detail->>'command' = any($1) group by 1",
    ids,
  );
  const found = new Map<Effect["kind"], Set<string>>();
  for (const [kind, query] of Object.entries(effectQueries) as [Effect["kind"], string][]) {
    const wanted = commands.filter(({ effect }) => effect.kind === kind).map(({ effect }) => effect.id);
    const { rows } = await database.pool.query<{ id: string }>(query, [wanted]);
    found.set(kind, new Set(rows.map(({ id }) => id)));
  }
  const search: Search = { whole: new Set(), partly: [], absent: [] };
  for (const { id, path, effect, receipt } of commands) {
    const there = {
      receipt: receipts.has(id) && (receipt === null || receipts.get(id) === receipt),
      audit: audited.get(id) === "1",
      effect: found.get(effect.kind)!.has(effect.id),
    };
    const missing = Object.entries(there).flatMap(([name, is]) => (is ? [] : [name]));
    if (missing.length === 0) search.whole.add(id);
    else (missing.length === 3 ? search.absent : search.partly).push({ id, path, missing });
  }
  return search;
}

async function pairs(database: Database, query: string, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await database.pool.query<{ id: string; value: string }>(query, [ids]);
  return new Map(rows.map(({ id, value }) => [id, value]));
}
