import type { Actor } from "../../../kernel/db/actor.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import type { Outcome } from "../../../kernel/errors/refusal.ts";
import { runReactions } from "../../../kernel/events/reactions.ts";
import { newId } from "../../../kernel/ids.ts";
import { callRoutes } from "../../../kernel/test-kit/call-routes.ts";
import type { RegisterPerson } from "../contract.ts";
import { reactions } from "../reactions.ts";
import { routes } from "../routes.ts";

/** Two wards of one town, a commune of another district, the province; all of 2019. */
export const places = { ward: "o19.31498", otherWard: "o19.31501", commune: "o19.31591", province: "o19.94" } as const;

/** An invented account that sees one unit or agency. */
export function actorOf(key: string, name = key): Actor {
  return { accountId: newId(), name, roles: [], permissions: new Set(["*"]), scope: [key], provinceId: "92", homeKey: key };
}

/** What a form sends of an invented person. */
export function form(facts: Partial<RegisterPerson> & { fullName?: string | null } = {}): Partial<RegisterPerson> & { personId: string } {
  return { personId: newId(), fullName: "Nguyễn Văn An", birthOn: "1990-05-07", sex: "male", residenceUnit: places.ward, ...facts };
}

let serial = 0;
/** A name nobody else in the database of this test bears, however the search turns it. */
export function someName(): string {
  serial++;
  const middles = ["Bảo", "Cảnh", "Diệu", "Giang", "Khang", "Lộc", "Mạnh", "Nghĩa", "Phúc", "Quý"];
  return `Trần Văn ${middles[serial % 10]} ${String.fromCharCode(65 + (serial % 26))}x${serial}`;
}

/** A refusal of this module, to match an outcome with. */
export const refusal = (code: string) => ({ ok: false, refusal: { code: `persons/${code}` } });

/** Sends a command as a request would. */
export const send = <T>(database: Database, actor: Actor, path: string, body: unknown): Promise<Outcome<T>> =>
  callRoutes(database, routes).send<T>(actor, path, body);

/** Asks as a request would. */
export const ask = <T>(database: Database, actor: Actor, path: string, query: unknown, purpose?: string): Promise<Outcome<T>> =>
  callRoutes(database, routes).ask<T>(actor, path, query, purpose);

/**
 * Runs the reactions until they have seen everything recorded so far. They read only what is older than every running transaction of the
 * server, and other tests run theirs beside this one.
 */
export async function untilReacted(database: Database): Promise<void> {
  const types = reactions.flatMap((reaction) => reaction.types);
  const { rows } = await database.pool.query<{ seq: number | null }>("select max(seq) as seq from kernel.event where type = any($1)", [
    types,
  ]);
  for (let read = -1; read < (rows[0]?.seq ?? 0); ) {
    await runReactions(database, reactions);
    const cursor = await database.pool.query<{ seq: number }>("select min(seq) as seq from kernel.reaction_cursor where name = any($1)", [
      reactions.map((reaction) => reaction.name),
    ]);
    read = cursor.rows[0]!.seq;
    if (read < (rows[0]?.seq ?? 0)) await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
