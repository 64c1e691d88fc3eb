import { allRoutes } from "../../src/apps/server/modules.ts";
import { demoPassword } from "../../src/modules/simulation/server.ts";

export interface Me {
  permissions: string[];
  roles: string[];
  homeArea: { key: string };
  areas: { key: string }[];
  day: string;
}

/** A refusal of the API, or a failure below it. */
export class CallFailed extends Error {
  readonly status: number;
  constructor(path: string, status: number, body: string) {
    super(`${path}: ${status} ${body.slice(0, 300)}`);
    this.status = status;
  }
}

type Query = Record<string, string | number | undefined>;

/** Somebody signed in to the server, calling it as a browser does. */
export class Session {
  readonly address: string;
  readonly me: Me;
  readonly #cookie: string;

  private constructor(address: string, cookie: string, me: Me) {
    this.address = address;
    this.#cookie = cookie;
    this.me = me;
  }

  /** Signs a demo account in. */
  static async open(address: string, login: string): Promise<Session> {
    const response = await fetch(`${address}/api/session/sign-in`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-vx": "1" },
      body: JSON.stringify({ account: login, password: demoPassword }),
    });
    if (!response.ok) throw new CallFailed("/session/sign-in", response.status, await response.text());
    const cookie = response.headers
      .getSetCookie()
      .map((text) => text.split(";")[0])
      .join("; ");
    return new Session(address, cookie, (await response.json()) as Me);
  }

  get role(): string {
    return this.me.roles[0] ?? "";
  }

  get area(): string {
    return this.me.homeArea.key;
  }

  /** Whether this account may call a route at all. */
  may(path: string): boolean {
    const route = allRoutes.find((each) => each.path === path);
    if (!route) throw new Error(`there is no route ${path}`);
    return route.permission === "session" || route.permission === "public" || this.me.permissions.includes(route.permission);
  }

  async get<T>(path: string, query: Query = {}): Promise<T> {
    return (await this.answer(path, query)).json() as Promise<T>;
  }

  /** An answer whose body is still to be read. */
  async answer(path: string, query: Query = {}): Promise<Response> {
    const pairs = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
    const response = await fetch(`${this.address}/api${path}?${new URLSearchParams(pairs)}`, { headers: { cookie: this.#cookie } });
    if (!response.ok) throw new CallFailed(path, response.status, await response.text());
    return response;
  }

  async post<T>(path: string, body: unknown, headers: Record<string, string> = {}): Promise<T> {
    const response = await fetch(`${this.address}/api${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-vx": "1", cookie: this.#cookie, ...headers },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new CallFailed(path, response.status, await response.text());
    return (await response.json()) as T;
  }
}
