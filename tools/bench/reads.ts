import { systemActor, withActor } from "../../src/kernel/db/actor.ts";
import { closeDatabase, openDatabase } from "../../src/kernel/db/pool.ts";
import { listUnits } from "../../src/modules/directory/server.ts";
import { actorOf, findAccountByLogin } from "../../src/modules/identity/server.ts";
import { openNumbers } from "../../src/modules/persons/store/tokens.ts";
import type { Line } from "./lines.ts";
import { measureCaseList, measureOneCase, someCases } from "./measures/case-lists.ts";
import { measureOtherLists } from "./measures/other-lists.ts";
import { measureOverview } from "./measures/overview.ts";
import { type Known, measureOnePerson, measureSearch } from "./measures/people.ts";
import { Session } from "./session.ts";

/** Accounts that read, the narrowest first: a commune, a hospital, a district, the province as CDC and as chair. */
export const readers = ["tramyte", "benhvien", "ttyt", "cdc", "chutich"] as const;

export interface Effort {
  /** Calls of each kind. */
  rounds: number;
  /** Calls of the list of cases under each of its filters. */
  perFilter: number;
  /** Persons searched for in each way. */
  people: number;
}

export const fullEffort: Effort = { rounds: 50, perFilter: 5, people: 12 };

/** Everything people read, by one account. */
export async function measureReads(address: string, databaseUrl: string, login: string, effort: Effort): Promise<Line[]> {
  const session = await Session.open(address, login);
  const lines: Line[] = [];
  const { units, people } = await whatTheySee(databaseUrl, login, session.me.day, effort.rounds);
  if (session.may("/cases")) {
    lines.push(...(await measureCaseList(session, units, effort.perFilter)));
    lines.push(...(await measureOneCase(session, await someCases(session, effort.rounds))));
  }
  if (session.may("/persons/search")) lines.push(await measureSearch(session, people.slice(0, effort.people)));
  if (session.may("/persons/one")) lines.push(...(await measureOnePerson(session, people.slice(0, effort.rounds))));
  if (!session.area.startsWith("ag.")) lines.push(...(await measureOverview(session, effort.rounds)));
  lines.push(...(await measureOtherLists(session, effort.rounds)));
  return lines;
}

/** A few units under the account's own, and people it sees, from the database itself: the API shows no numbers. */
async function whatTheySee(databaseUrl: string, login: string, day: string, count: number): Promise<{ units: string[]; people: Known[] }> {
  const database = openDatabase(databaseUrl, 2);
  try {
    const actor = await withActor(database, systemActor, "read", async (tx) => {
      const account = await findAccountByLogin(tx, login);
      return actorOf(tx, account!.id);
    });
    return await withActor(database, actor!, "read", async (tx) => {
      const era = actor!.homeKey.slice(0, 3);
      const under = era === "ag." ? [] : await listUnits(tx, actor!.provinceId, era as "o19");
      const units = under.filter(({ parent }) => parent === actor!.homeKey).map(({ key }) => key);
      const { rows } = await tx.client.query<{ id: string; full_name: string; birth_year: number | null; numbers_sealed: string | null }>(
        `select i.id, i.full_name, i.birth_year, i.numbers_sealed from surveillance.case_report c
         join person_identity.identity i on i.province_id = c.province_id and i.id = c.person_id
         where i.word_2 is not null and c.reported_on <= $2 order by md5(i.id::text) limit $1`,
        [count, day],
      );
      return { units: units.slice(0, 3), people: rows.map((row) => knownOf(row)) };
    });
  } finally {
    await closeDatabase(database);
  }
}

function knownOf(row: { id: string; full_name: string; birth_year: number | null; numbers_sealed: string | null }): Known {
  const { cccd, phones } = openNumbers(row.id, row.numbers_sealed);
  return { id: row.id, name: row.full_name, birthYear: row.birth_year, number: cccd ?? phones[0] ?? null };
}
