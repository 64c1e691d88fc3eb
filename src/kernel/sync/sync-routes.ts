import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import type { Actor } from "../db/actor.ts";
import type { Database } from "../db/pool.ts";
import { kernelErrors, Refused } from "../errors/refusal.ts";
import { type Authentication, refusalOf } from "../http/app.ts";
import { takeCommand } from "../http/commands.ts";
import { type CommandRoute, mayCall, type Route } from "../http/routes.ts";

/** One command a device made, perhaps hours ago and with an older version of the app. */
const QueuedCommand = z.strictObject({
  id: z.uuid(),
  path: z.string().max(200),
  version: z.number().int().positive(),
  /** The device's clock when it was made: kept beside the server's, never trusted. */
  at: z.iso.datetime({ offset: true }),
  body: z.unknown(),
});
type QueuedCommand = z.infer<typeof QueuedCommand>;

const Answer = z.object({
  id: z.string(),
  taken: z.boolean(),
  receipt: z.string().nullable(),
  repeated: z.boolean(),
  error: z
    .object({ code: z.string(), status: z.number(), params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])).optional() })
    .nullable(),
});

const Push = z.strictObject({ deviceId: z.string().min(8).max(80), commands: z.array(QueuedCommand).min(1).max(200) });

export interface SyncOptions {
  database: Database;
  routes: readonly Route[];
  authenticate(request: FastifyRequest): Promise<Authentication | undefined>;
}

/** Takes queued commands in order, each in its own transaction: one refusal does not hold back the others, and every one gets an answer. */
export function mountSync(app: FastifyInstance, options: SyncOptions): void {
  const commands = new Map(
    options.routes.flatMap((route) => (route.kind === "command" && route.queueable !== false ? [[route.path, route as CommandRoute]] : [])),
  );
  const schema = {
    body: Push,
    response: { 200: z.object({ answers: z.array(Answer) }) },
    tags: ["sync"],
    summary: "Send queued commands; answers carry receipts",
  };
  app.post("/api/sync/push", { schema, bodyLimit: 8 * 1_048_576 }, async (request) => {
    const found = await options.authenticate(request);
    if (!found) throw new Refused(kernelErrors.not_signed_in);
    if (found.locked) throw new Refused(kernelErrors.locked);
    if (request.headers["x-vx"] === undefined) throw new Refused(kernelErrors.invalid_request);
    const { deviceId, commands: queued } = request.body as z.infer<typeof Push>;
    const answers: z.infer<typeof Answer>[] = [];
    for (const command of queued)
      answers.push(await answerOne(options.database, found.actor, commands.get(command.path), command, deviceId));
    return { answers };
  });
}

async function answerOne(
  database: Database,
  actor: Actor,
  route: CommandRoute | undefined,
  command: QueuedCommand,
  deviceId: string,
): Promise<z.infer<typeof Answer>> {
  const refused = (error: z.infer<typeof Answer>["error"]) => ({ id: command.id, taken: false, receipt: null, repeated: false, error });
  if (!route || !mayCall(actor.permissions, route.permission)) return refused(kernelErrors.not_found);
  const body = route.body.safeParse(upgradeBody(route, command));
  if (!body.success)
    return refused({
      ...kernelErrors.invalid_request,
      params: { field: body.error.issues[0]?.path.join(".") ?? "", detail: body.error.issues[0]?.message ?? "" },
    });
  try {
    const outcome = await takeCommand(database, actor, route, body.data, {
      id: command.id,
      version: command.version,
      deviceId,
      clientAt: new Date(command.at),
    });
    if (!outcome.ok) return refused(outcome.refusal);
    return { id: command.id, taken: true, receipt: outcome.value.receipt, repeated: outcome.value.repeated, error: null };
  } catch (error) {
    // A bug in one command must not lose the answers of the others; the device keeps this one and tries again.
    return refused(refusalOf(error));
  }
}

/** Walks the body up from the device's version to the present one, step by step. */
export function upgradeBody(route: CommandRoute, command: { version: number; body: unknown }): unknown {
  let body = command.body;
  for (let version = command.version; version < route.version; version++) {
    const step = route.upgrade?.[version] as ((old: unknown) => unknown) | undefined;
    if (!step) return undefined;
    body = step(body);
  }
  return body;
}
