import type { Readable } from "node:stream";
import type { z } from "zod";
import type { Tx } from "../db/actor.ts";
import type { Outcome } from "../errors/refusal.ts";
import type { ShownPeople } from "./shown-people.ts";

/** What every route declares; the only source of OpenAPI, the access table and the list of commands phones may queue. */
interface RouteBase {
  /** Path under `/api`, e.g. `/cases/classify`. */
  path: string;
  /** `module.thing.verb`, `public` for anyone, or `session` for anyone signed in. */
  permission: string;
  /** One line for the documentation, in English. */
  summary: string;
  /** Why people are read when the caller names no purpose, e.g. `work-list`. */
  purpose?: string;
  /** Longest life of its transaction in ms; 30 s unless told. */
  limitMs?: number;
}

/** A change. Answers with ids and counts; the client mints the command id and may send it again. */
export interface CommandRoute<Body = unknown, Reply = unknown> extends RouteBase {
  kind: "command";
  /** Version of the body; phones may send an older one through `upgrade`. */
  version: number;
  body: z.ZodType<Body>;
  reply: z.ZodType<Reply>;
  /** Turns a body of an earlier version into the present one. */
  upgrade?: Record<number, (old: never) => unknown>;
  /** Records concerned, for the audit. */
  subjects?: (body: Body, reply: Reply | undefined) => readonly string[];
  /** Longest body in bytes; 1 MiB unless told. */
  bodyLimit?: number;
  /** Asks for the password again: such commands of one account go one by one, and a failed try counts before the next is looked at. */
  signs?: boolean;
  /** False for commands that cannot wait on a phone (signing, sign-in). */
  queueable?: boolean;
  run(tx: Tx, body: Body): Promise<Outcome<Reply>>;
}

/** A read. `POST` when the question itself holds personal data, which must not be in an address. */
export interface QueryRoute<Query = unknown, Reply = unknown> extends RouteBase {
  kind: "query";
  method: "GET" | "POST";
  query: z.ZodType<Query>;
  reply: z.ZodType<Reply>;
  /** Ids of the people the answer shows, or of the file that holds people not registered yet; such a read is audited in its transaction. */
  reads?: (reply: Reply, query: Query) => readonly string[];
  run(tx: Tx, query: Query): Promise<Outcome<Reply>>;
}

/** A file that goes out: a document as stored, or rows streamed while they are read. */
export interface DownloadRoute<Query = unknown> extends RouteBase {
  kind: "download";
  query: z.ZodType<Query>;
  /** True when the file holds people: the question is audited before it is read, and who was in it when it ends or is broken off. */
  people: boolean;
  /** @param shown is told of the people in the file, before their rows leave */
  run(tx: Tx, query: Query, shown: ShownPeople): Promise<Outcome<Download>>;
}

export interface Download {
  fileName: string;
  mediaType: string;
  body: Uint8Array | Readable;
}

/** A file that comes in, one per request (multipart field `file`); other fields arrive as text. */
export interface UploadRoute<Fields = unknown, Reply = unknown> extends RouteBase {
  kind: "upload";
  fields: z.ZodType<Fields>;
  reply: z.ZodType<Reply>;
  /** Largest file in bytes. */
  fileLimit: number;
  run(tx: Tx, fields: Fields, file: { name: string; mediaType: string; bytes: Uint8Array }): Promise<Outcome<Reply>>;
}

/** A route of any kind with its types erased, as registries hold it. */
// biome-ignore lint/suspicious/noExplicitAny: a registry holds routes of every body; each route checks its own by its schema
export type Route = CommandRoute<any, any> | QueryRoute<any, any> | DownloadRoute<any> | UploadRoute<any, any>;

export function defineCommand<Body, Reply>(
  route: Omit<CommandRoute<Body, Reply>, "kind" | "version"> & { version?: number },
): CommandRoute<Body, Reply> {
  return { version: 1, ...route, kind: "command" };
}

export function defineQuery<Query, Reply>(
  route: Omit<QueryRoute<Query, Reply>, "kind" | "method"> & { method?: "GET" | "POST" },
): QueryRoute<Query, Reply> {
  return { method: "GET", ...route, kind: "query" };
}

export function defineDownload<Query>(route: Omit<DownloadRoute<Query>, "kind">): DownloadRoute<Query> {
  return { ...route, kind: "download" };
}

export function defineUpload<Fields, Reply>(route: Omit<UploadRoute<Fields, Reply>, "kind">): UploadRoute<Fields, Reply> {
  return { ...route, kind: "upload" };
}

/** Whether an account may call a route at all (area is the database's part). */
export function mayCall(permissions: ReadonlySet<string>, permission: string): boolean {
  return permission === "public" || permission === "session" || permissions.has("*") || permissions.has(permission);
}
