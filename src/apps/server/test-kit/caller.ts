import type { FastifyInstance } from "fastify";
import { unzipSync } from "fflate";
import type { Route } from "../../../kernel/http/routes.ts";
import { multipart } from "../../../kernel/test-kit/multipart.ts";
import { sessionCookie } from "../../../modules/identity/server.ts";

/** An answer as bytes went over the line; the moment it was given is left out. */
export interface Answer {
  status: number;
  headers: Record<string, unknown>;
  bytes: Buffer;
  /** What can be read in it, also inside a workbook or document. */
  text(): string;
  json(): unknown;
}

/** Somebody who asks: with the cookie of a session, or nobody. */
export class Caller {
  private readonly app: FastifyInstance;
  private readonly cookie: string | undefined;
  constructor(app: FastifyInstance, cookie?: string) {
    this.app = app;
    this.cookie = cookie;
  }

  /** Calls a declared route the way a browser does. */
  ask(route: Route, input: Record<string, unknown>): Promise<Answer> {
    if (route.kind === "upload")
      return this.upload(route.path, Buffer.from("Họ tên\nNgười Mẫu\n"), "mau.csv", input as Record<string, string>);
    return route.kind === "command" || (route.kind === "query" && route.method === "POST")
      ? this.post(route.path, input)
      : this.get(route.path, input);
  }

  get(path: string, query: Record<string, unknown> = {}): Promise<Answer> {
    const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)] as [string, string]));
    return this.call("GET", `${path}?${search}`);
  }

  post(path: string, body: object): Promise<Answer> {
    return this.call("POST", path, JSON.stringify(body), { "content-type": "application/json" });
  }

  async upload(path: string, file: Buffer, name: string, fields: Record<string, string> = {}): Promise<Answer> {
    const { payload, headers } = multipart(file, { name, mediaType: "text/csv" }, fields);
    return this.call("POST", path, payload, headers);
  }

  /** A command that must succeed. @throws with the answer */
  async done(path: string, body: object): Promise<void> {
    const answer = await this.post(path, body);
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.text()}`);
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
    const { date: _, ...kept } = response.headers;
    const bytes = response.rawPayload;
    return { status: response.statusCode, headers: kept, bytes, text: () => readable(bytes), json: () => JSON.parse(bytes.toString()) };
  }
}

function readable(bytes: Buffer): string {
  if (bytes.length < 4 || bytes.readUInt32BE(0) !== 0x504b0304) return bytes.toString();
  return Object.values(unzipSync(bytes))
    .map((part) => Buffer.from(part).toString())
    .join("\n");
}
