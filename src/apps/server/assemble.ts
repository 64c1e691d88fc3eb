import type { FastifyInstance } from "fastify";
import type { Actor } from "../../kernel/db/actor.ts";
import type { Database } from "../../kernel/db/pool.ts";
import { buildApp } from "../../kernel/http/app.ts";
import { mountSync } from "../../kernel/sync/sync-routes.ts";
import { authenticate, mountSessionRoutes } from "../../modules/identity/server.ts";
import { allRoutes } from "./modules.ts";
import { mountWeb } from "./web-files.ts";

/** Nobody signed in: sees only what was published. */
const publicActor: Actor = {
  accountId: "00000000-0000-7000-8000-000000000002",
  name: "",
  roles: ["public"],
  permissions: new Set(),
  scope: ["public"],
  provinceId: "00",
  homeKey: "public",
};

export interface AssembleOptions {
  database: Database;
  demo: boolean;
  secureCookie: boolean;
  logLevel?: string;
  /** Proxies in front, see `buildApp`. */
  trustProxy?: string;
  /** Folder of the built pages; without it only the API is served. */
  webFolder?: string;
  /** Called after each answered command, so that reactions run soon. */
  afterCommand?(): void;
}

/** The whole application on one database: API of every module, sync, sign-in, pages. */
export async function assemble(options: AssembleOptions): Promise<FastifyInstance> {
  const find = (request: Parameters<typeof authenticate>[1]) => authenticate(options.database, request);
  const app = await buildApp({
    database: options.database,
    routes: allRoutes,
    authenticate: find,
    publicActor,
    ...(options.trustProxy && { trustProxy: options.trustProxy }),
    ...(options.logLevel && { logLevel: options.logLevel }),
  });
  mountSessionRoutes(app, options.database, { secureCookie: options.secureCookie, demo: options.demo });
  mountSync(app, { database: options.database, routes: allRoutes, authenticate: find });
  app.get("/api/health", { schema: { hide: true } }, async () => {
    await options.database.pool.query("select 1");
    return { ok: true };
  });
  if (options.afterCommand) app.addHook("onResponse", async (request) => void (request.method === "POST" && options.afterCommand?.()));
  if (options.webFolder) await mountWeb(app, options.webFolder);
  return app;
}
