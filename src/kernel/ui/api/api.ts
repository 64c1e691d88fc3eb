import type { Outcome, Refusal } from "../../errors/refusal.ts";
import { connectionAnswered, connectionFailed } from "./connection.ts";
import { untilUnlocked } from "./lock.ts";

/** No answer came: cable, wifi, or the server is off. The same command may be sent again. */
export const unreachable: Refusal = { code: "kernel/unreachable", status: 0 };

export type Query = Readonly<Record<string, string | number | boolean | readonly string[] | null | undefined>>;
export interface Call {
  method: "GET" | "POST";
  path: string;
  query?: Query | undefined;
  body?: unknown;
  /** Client-minted id of a command: sent twice, done once. */
  commandId?: string | undefined;
  /** Why people are read, for the audit, when it differs from what the route says. */
  purpose?: string | undefined;
  signal?: AbortSignal | undefined;
  /** Calls of the sign-in and lock screens themselves: "not signed in" is their answer, not a reason to lock. */
  duringSignIn?: boolean;
}

/** `/cases` with `{area: "o19.94", asOf: undefined}` → `/api/cases?area=o19.94`. Never personal data: those searches are POST. */
export function addressOf(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === "") continue;
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one));
  }
  const text = search.toString();
  return `/api${path}${text ? `?${text}` : ""}`;
}

/**
 * The one way to the server. A refusal and a dead line are values; a session that ended locks the screen and the call waits.
 * @throws only AbortError, when the caller withdrew the call
 */
export async function callApi<T>(call: Call): Promise<Outcome<T>> {
  const response = await attempt(call);
  if (!response) return { ok: false, refusal: unreachable };
  connectionAnswered(new Date(response.headers.get("date") ?? Date.now()));
  const answer = await readAnswer<T>(response);
  if (answer.ok || call.duringSignIn || !endedSession.has(answer.refusal.code)) return answer;
  await untilUnlocked();
  return callApi(call);
}

/** A wrong password on a signature is refused with 401 as well, and must not lock. */
const endedSession = new Set(["kernel/not_signed_in", "kernel/locked"]);

async function attempt(call: Call): Promise<Response | undefined> {
  const { method, path, query, body, signal } = call;
  try {
    return await fetch(addressOf(path, query), {
      method,
      headers: headersOf(call),
      credentials: "same-origin",
      body: body === undefined ? null : body instanceof FormData ? body : JSON.stringify(body),
      signal: signal ?? null,
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    connectionFailed(new Date()); // fetch rejects with TypeError only when no answer came
    return undefined;
  }
}

function headersOf({ body, commandId, purpose }: Call): Record<string, string> {
  const headers: Record<string, string> = { "x-vx": "1", accept: "application/json" };
  if (body !== undefined && !(body instanceof FormData)) headers["content-type"] = "application/json";
  if (commandId) headers["x-command-id"] = commandId;
  if (purpose) headers["x-purpose"] = purpose;
  return headers;
}

async function readAnswer<T>(response: Response): Promise<Outcome<T>> {
  const isJson = response.headers.get("content-type")?.includes("json") ?? false;
  const body: unknown = isJson ? await response.json() : undefined;
  if (response.ok) return { ok: true, value: body as T };
  return { ok: false, refusal: refusalOf(response.status, body) };
}

/** The server says `{error: {code, status, params}}`; a proxy or a crash answers without it. */
function refusalOf(status: number, body: unknown): Refusal {
  const told = (body as { error?: Partial<Refusal> } | undefined)?.error;
  if (typeof told?.code !== "string") return { code: fallbackCode(status), status };
  return { code: told.code, status, ...(told.params && { params: told.params }) };
}

function fallbackCode(status: number): string {
  if (status === 404) return "kernel/not_found";
  if (status === 413) return "kernel/too_large";
  return status === 502 || status === 503 || status === 504 ? "kernel/unavailable" : "kernel/unexpected";
}
