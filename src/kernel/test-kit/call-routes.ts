import { type Actor, withActor } from "../db/actor.ts";
import type { Database } from "../db/pool.ts";
import { type Outcome, ok } from "../errors/refusal.ts";
import { takeCommand } from "../http/commands.ts";
import { answerQuery } from "../http/mount.ts";
import type { CommandRoute, DownloadRoute, QueryRoute, Route } from "../http/routes.ts";
import { ShownPeople } from "../http/shown-people.ts";

/** The value of an outcome, or an error that names the refusal. */
export function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.refusal.code} ${JSON.stringify(outcome.refusal.params ?? {})}`);
  return outcome.value;
}

/** Calls the routes of a module as a request would: what is asked and what is answered pass the route's own schemas. */
export function callRoutes(database: Database, routes: readonly Route[]) {
  const routeAt = (path: string): Route => {
    const found = routes.find((route) => route.path === path);
    if (!found) throw new Error(`no route ${path}`);
    return found;
  };
  return {
    async send<Reply>(actor: Actor, path: string, body: unknown): Promise<Outcome<Reply>> {
      const route = routeAt(path) as CommandRoute;
      const taken = await takeCommand(database, actor, route, route.body.parse(body));
      return taken.ok ? ok(route.reply.parse(taken.value.reply) as Reply) : taken;
    },
    async ask<Reply>(actor: Actor, path: string, question: unknown = {}, purpose?: string): Promise<Outcome<Reply>> {
      const route = routeAt(path) as QueryRoute;
      const answer = await answerQuery(database, actor, route, route.query.parse(question), purpose);
      return answer.ok ? ok(route.reply.parse(answer.value) as Reply) : answer;
    },
    /** The bytes of a download; it is read inside its transaction, as the server does. */
    download(actor: Actor, path: string, question: unknown = {}): Promise<Outcome<{ fileName: string; bytes: Buffer }>> {
      const route = routeAt(path) as DownloadRoute;
      return withActor(database, actor, "read", async (tx) => {
        const file = await route.run(tx, route.query.parse(question), new ShownPeople());
        if (!file.ok) return file;
        const { fileName, body } = file.value;
        if (body instanceof Uint8Array) return ok({ fileName, bytes: Buffer.from(body) });
        const parts: Buffer[] = [];
        for await (const part of body) parts.push(part as Buffer);
        return ok({ fileName, bytes: Buffer.concat(parts) });
      });
    },
  };
}
