import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { type AuditEntry, appendAudit } from "../audit/audit.ts";
import { type Actor, type Tx, withActor } from "../db/actor.ts";
import type { Database } from "../db/pool.ts";
import { kernelErrors, type Outcome, Refused } from "../errors/refusal.ts";
import type { AppOptions } from "./app.ts";
import { takeCommand } from "./commands.ts";
import { type CommandRoute, type DownloadRoute, mayCall, type QueryRoute, type Route, type UploadRoute } from "./routes.ts";
import { ShownPeople } from "./shown-people.ts";

/** Puts one declared route on the server. */
export function mountRoute(app: FastifyInstance, route: Route, options: AppOptions): void {
  if (route.kind === "command") mountCommand(app, route, options);
  else if (route.kind === "query") mountQuery(app, route, options);
  else if (route.kind === "download") mountDownload(app, route, options);
  else mountUpload(app, route, options);
}

const schemaOf = (route: Route, parts: object) => ({
  summary: route.summary,
  description: `Permission: ${route.permission}`,
  tags: [route.path.split("/")[1]!],
  ...parts,
});

/** The actor of a request, or the refusal: forbidden looks like absent, so that guessing reveals nothing. */
async function actorFor(request: FastifyRequest, route: Route, options: AppOptions): Promise<Actor> {
  const found = await options.authenticate(request);
  if (!found && route.permission !== "public") throw new Refused(kernelErrors.not_signed_in);
  // Unlocking, signing out and asking who is there are routes of their own; nothing else works on a locked screen.
  if (found?.locked && route.permission !== "public") throw new Refused(kernelErrors.locked);
  const actor = found?.actor ?? options.publicActor;
  if (!mayCall(actor.permissions, route.permission)) throw new Refused(kernelErrors.not_found);
  // A page of another site cannot set this header, and the cookie is SameSite=Strict: two locks against forged requests.
  if (request.method !== "GET" && request.headers["x-vx"] === undefined) throw new Refused(kernelErrors.invalid_request);
  return actor;
}

function unwrap<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Refused(outcome.refusal);
  return outcome.value;
}

const header = (request: FastifyRequest, name: string) => {
  const value = request.headers[name];
  return typeof value === "string" ? value : undefined;
};

function mountCommand(app: FastifyInstance, route: CommandRoute, options: AppOptions): void {
  const reply = z.object({ receipt: z.string(), repeated: z.boolean(), value: route.reply });
  const schema = schemaOf(route, { body: route.body, response: { 200: reply } });
  app.post(`/api${route.path}`, { schema, bodyLimit: route.bodyLimit ?? 1_048_576 }, async (request) => {
    const actor = await actorFor(request, route, options);
    const id = header(request, "x-command-id");
    if (id !== undefined && !z.uuid().safeParse(id).success) throw new Refused(kernelErrors.invalid_request);
    const taken = unwrap(await takeCommand(options.database, actor, route, request.body, { id, deviceId: header(request, "x-device-id") }));
    return { receipt: taken.receipt, repeated: taken.repeated, value: taken.reply };
  });
}

function mountQuery(app: FastifyInstance, route: QueryRoute, options: AppOptions): void {
  const input = route.method === "GET" ? { querystring: route.query } : { body: route.query };
  const schema = schemaOf(route, { ...input, response: { 200: route.reply } });
  app.route({
    method: route.method,
    url: `/api${route.path}`,
    schema,
    handler: async (request) => {
      const actor = await actorFor(request, route, options);
      const question = route.method === "GET" ? request.query : request.body;
      return unwrap(await answerQuery(options.database, actor, route, question, header(request, "x-purpose")));
    },
  });
}

/** Runs a read; one that shows people is a writer, because its audit row belongs to the same transaction. */
export async function answerQuery<Query, Reply>(
  database: Database,
  actor: Actor,
  route: QueryRoute<Query, Reply>,
  query: Query,
  purpose?: string,
): Promise<Outcome<Reply>> {
  const run = async (tx: Tx) => {
    const outcome = await route.run(tx, query);
    if (outcome.ok && route.reads) {
      const subjects = route.reads(outcome.value, query);
      await appendAudit(tx, { kind: "read", action: route.path, purpose: purpose ?? route.purpose, subjects });
    }
    return outcome;
  };
  return withActor(database, actor, route.reads ? "write" : "read", run, route.limitMs ? { limitMs: route.limitMs } : {});
}

function mountDownload(app: FastifyInstance, route: DownloadRoute, options: AppOptions): void {
  const { database } = options;
  app.get(`/api${route.path}`, { schema: schemaOf(route, { querystring: route.query }) }, async (request, reply) => {
    const actor = await actorFor(request, route, options);
    const entry = { kind: "read", action: route.path, purpose: header(request, "x-purpose") ?? route.purpose } as const;
    const audit = (said: Pick<AuditEntry, "subjects" | "outcome" | "detail">) =>
      withActor(database, actor, "write", (tx) => appendAudit(tx, { ...entry, ...said }));
    if (route.people) await audit({ detail: { query: request.query } });
    const shown = new ShownPeople();
    let outcome = "broken_off";
    try {
      const send = async (tx: Tx) => sendDownload(reply, unwrap(await route.run(tx, request.query, shown)));
      await withActor(database, actor, "read", send, { limitMs: route.limitMs ?? 600_000 });
      outcome = "ok";
    } finally {
      if (outcome !== "ok" && reply.raw.headersSent) reply.raw.destroy();
      if (route.people && reply.raw.headersSent) await audit({ ...shown.summary(), outcome });
    }
    // The file is whole only when it stands in the audit who was in it.
    reply.raw.end();
    return reply;
  });
}

/** Streams inside the transaction that reads: the rows are those of one instant, and memory stays flat. The reply is left open. */
async function sendDownload(
  reply: FastifyReply,
  file: { fileName: string; mediaType: string; body: Uint8Array | Readable },
): Promise<void> {
  reply.hijack();
  const name = encodeURIComponent(file.fileName);
  reply.raw.writeHead(200, {
    "content-type": file.mediaType,
    "content-disposition": `attachment; filename*=UTF-8''${name}`,
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
  await pipeline(file.body instanceof Uint8Array ? Readable.from([file.body]) : file.body, reply.raw, { end: false });
}

function mountUpload(app: FastifyInstance, route: UploadRoute, options: AppOptions): void {
  const schema = schemaOf(route, { consumes: ["multipart/form-data"], response: { 200: route.reply } });
  app.post(`/api${route.path}`, { schema, bodyLimit: route.fileLimit + 65_536 }, async (request) => {
    const actor = await actorFor(request, route, options);
    const file = await request.file({ limits: { fileSize: route.fileLimit } });
    if (!file) throw new Refused({ ...kernelErrors.invalid_request, params: { field: "file", detail: "missing" } });
    const bytes = await file.toBuffer();
    const texts = Object.entries(file.fields).flatMap(([name, part]) => (part && "value" in part ? [[name, part.value]] : []));
    const fields = route.fields.safeParse(Object.fromEntries(texts));
    if (!fields.success)
      throw new Refused({
        ...kernelErrors.invalid_request,
        params: { field: fields.error.issues[0]?.path.join(".") ?? "", detail: fields.error.issues[0]?.message ?? "" },
      });
    const run = async (tx: Tx) => {
      const outcome = await route.run(tx, fields.data, { name: file.filename, mediaType: file.mimetype, bytes });
      if (outcome.ok) await appendAudit(tx, { kind: "command", action: route.path, detail: { bytes: bytes.length } });
      return unwrap(outcome);
    };
    return withActor(options.database, actor, "write", run, route.limitMs ? { limitMs: route.limitMs } : {});
  });
}
