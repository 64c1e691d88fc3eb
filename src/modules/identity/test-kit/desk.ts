import type { FastifyInstance } from "fastify";
import { systemActor } from "../../../kernel/db/actor.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import { buildApp } from "../../../kernel/http/app.ts";
import { mountSync } from "../../../kernel/sync/sync-routes.ts";
import { inventAccount, password } from "../../../kernel/test-kit/invented-province.ts";
import { multipart } from "../../../kernel/test-kit/multipart.ts";
import type { RoleCode } from "../contract.ts";
import { routes } from "../routes.ts";
import { authenticate, mountSessionRoutes, sessionCookie } from "../session-routes.ts";

export { password };

/** The identity module alone behind its HTTP, as a browser meets it. */
export async function openDesk(database: Database): Promise<FastifyInstance> {
  const find = (request: Parameters<typeof authenticate>[1]) => authenticate(database, request);
  const publicActor = { ...systemActor, permissions: new Set<string>(), scope: ["public"] };
  const app = await buildApp({ database, routes, authenticate: find, publicActor, logLevel: "silent" });
  mountSessionRoutes(app, database, { secureCookie: false, demo: false });
  mountSync(app, { database, routes, authenticate: find });
  return app;
}

/** An invented account with a password. @returns its id */
export const invent = (database: Database, login: string, role: RoleCode, key: string, until: Date | null = null): Promise<string> =>
  inventAccount(database, login, role, key, { until });

export interface Answer {
  status: number;
  /** Body as sent. */
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: each test knows the shape it asks for
  body: any;
  headers: Record<string, unknown>;
}

/** A browser: it keeps the cookie it was given. */
export class Browser {
  private readonly app: FastifyInstance;
  cookie: string | undefined;
  constructor(app: FastifyInstance, cookie?: string) {
    this.app = app;
    this.cookie = cookie;
  }

  async get(path: string): Promise<Answer> {
    return this.call("GET", path);
  }

  async send(path: string, body: object = {}): Promise<Answer> {
    return this.call("POST", path, JSON.stringify(body), { "content-type": "application/json" });
  }

  /** Value of a command; throws when it was refused. */
  async done<T>(path: string, body: object = {}): Promise<T> {
    const answer = await this.send(path, body);
    if (answer.status !== 200) throw new Error(`${path}: ${answer.text}`);
    return answer.body.value as T;
  }

  async upload(path: string, file: Buffer, name: string, fields: Record<string, string> = {}): Promise<Answer> {
    const { payload, headers } = multipart(file, { name, mediaType: "application/octet-stream" }, fields);
    return this.call("POST", path, payload, headers);
  }

  /** The bytes of a file that goes out. */
  async download(path: string): Promise<Buffer> {
    const cookie = this.cookie && `${sessionCookie}=${this.cookie}`;
    const response = await this.app.inject({ method: "GET", url: `/api${path}`, headers: { "x-vx": "1", ...(cookie && { cookie }) } });
    if (response.statusCode !== 200) throw new Error(`${path}: ${response.statusCode} ${response.body}`);
    return response.rawPayload;
  }

  private async call(
    method: "GET" | "POST",
    path: string,
    payload?: string | Buffer,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await this.app.inject({
      method,
      url: `/api${path}`,
      headers: { "x-vx": "1", ...headers, ...(this.cookie && { cookie: `${sessionCookie}=${this.cookie}` }) },
      ...(payload !== undefined && { payload }),
    });
    const given = response.cookies.find((cookie) => cookie.name === sessionCookie);
    if (given) this.cookie = given.value || undefined;
    return {
      status: response.statusCode,
      text: response.body,
      body: response.body ? JSON.parse(response.body) : null,
      headers: response.headers,
    };
  }
}

export async function signedIn(app: FastifyInstance, login: string, code?: string): Promise<Browser> {
  const browser = new Browser(app);
  const answer = await browser.send("/session/sign-in", { account: login, password, ...(code && { code }) });
  if (answer.status !== 200) throw new Error(`${login}: ${answer.text}`);
  return browser;
}
