import { createHash } from "node:crypto";
import { appendAudit } from "../audit/audit.ts";
import { type Actor, type Tx, withActor } from "../db/actor.ts";
import type { Database } from "../db/pool.ts";
import { kernelErrors, type Outcome, ok, Refused, refuse } from "../errors/refusal.ts";
import { newId } from "../ids.ts";
import type { CommandRoute } from "./routes.ts";

/** How a command came in: its own id (so that a resend is harmless), version, device and the device's clock. */
export interface CommandEnvelope {
  id?: string | undefined;
  version?: number | undefined;
  deviceId?: string | undefined;
  clientAt?: Date | undefined;
}

export interface Receipt<Reply> {
  commandId: string;
  /** Short code a person can read out: eight letters and digits. */
  receipt: string;
  reply: Reply;
  /** True when this command had been taken before and the first answer is returned. */
  repeated: boolean;
}

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // Crockford: no I, L, O, U to mistake

export function receiptOf(commandId: string): string {
  const digest = createHash("sha256").update(commandId).digest();
  return Array.from({ length: 8 }, (_, index) => ALPHABET[digest[index]! & 31]).join("");
}

/**
 * Takes one command: once only, in one transaction with its audit row and its receipt.
 * A refusal rolls everything back and is audited on its own.
 */
export async function takeCommand<Body, Reply>(
  database: Database,
  actor: Actor,
  route: CommandRoute<Body, Reply>,
  body: Body,
  envelope: CommandEnvelope = {},
): Promise<Outcome<Receipt<Reply>>> {
  const commandId = envelope.id ?? newId();
  const once = route.signs ? runInTurn : runOnce;
  const attempt = () => withActor(database, actor, "write", (tx) => once(tx, route, body, commandId, envelope), limitOf(route));
  try {
    return await attempt();
  } catch (error) {
    // The same command raced itself: the other one holds the receipt by now.
    if (isDuplicateCommand(error)) return await attempt();
    if (!(error instanceof Refused)) throw error;
    await withActor(database, actor, "write", (tx) => auditRefusal(tx, route, body, error.refusal.code));
    return { ok: false, refusal: error.refusal };
  }
}

const limitOf = (route: { limitMs?: number }) => (route.limitMs ? { limitMs: route.limitMs } : {});

async function runOnce<Body, Reply>(
  tx: Tx,
  route: CommandRoute<Body, Reply>,
  body: Body,
  commandId: string,
  envelope: CommandEnvelope,
): Promise<Outcome<Receipt<Reply>>> {
  const before = await findReceipt<Reply>(tx, commandId, route.path);
  if (before) return before;
  tx.cause = commandId;
  const outcome = await route.run(tx, body);
  if (!outcome.ok) throw new Refused(outcome.refusal);
  const receipt = receiptOf(commandId);
  await tx.client.query("insert into kernel.command values ($1, $2, $3, $4, $5, $6, $7, $8, 200, $9)", [
    commandId,
    route.path,
    route.version,
    tx.actor.accountId,
    envelope.deviceId ?? null,
    envelope.clientAt ?? null,
    tx.now,
    receipt,
    JSON.stringify(outcome.value ?? null),
  ]);
  await appendAudit(tx, {
    kind: "command",
    action: route.path,
    subjects: route.subjects?.(body, outcome.value) ?? [],
    detail: { command: commandId },
  });
  return ok({ commandId, receipt, reply: outcome.value, repeated: false });
}

/**
 * Holds other signing commands of the account off until this one is done. What is refused leaves its audit row in the same transaction,
 * so that no number of tries at once gets past the count of those that failed.
 */
async function runInTurn<Body, Reply>(
  tx: Tx,
  route: CommandRoute<Body, Reply>,
  body: Body,
  commandId: string,
  envelope: CommandEnvelope,
): Promise<Outcome<Receipt<Reply>>> {
  await tx.client.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`signing ${tx.actor.accountId}`]);
  await tx.client.query("savepoint signing");
  try {
    return await runOnce(tx, route, body, commandId, envelope);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    await tx.client.query("rollback to savepoint signing");
    await auditRefusal(tx, route, body, error.refusal.code);
    return { ok: false, refusal: error.refusal };
  }
}

async function findReceipt<Reply>(tx: Tx, commandId: string, path: string): Promise<Outcome<Receipt<Reply>> | undefined> {
  const { rows } = await tx.client.query<{ path: string; receipt: string; reply: Reply }>(
    "select path, receipt, reply from kernel.command where id = $1",
    [commandId],
  );
  const row = rows[0];
  if (!row) return undefined;
  if (row.path !== path) return refuse(kernelErrors.command_reused);
  return ok({ commandId, receipt: row.receipt, reply: row.reply, repeated: true });
}

async function auditRefusal<Body, Reply>(tx: Tx, route: CommandRoute<Body, Reply>, body: Body, code: string): Promise<void> {
  await appendAudit(tx, { kind: "command", action: route.path, subjects: route.subjects?.(body, undefined) ?? [], outcome: code });
}

function isDuplicateCommand(error: unknown): boolean {
  const { code, constraint } = error as { code?: string; constraint?: string };
  return code === "23505" && constraint === "command_pkey";
}
