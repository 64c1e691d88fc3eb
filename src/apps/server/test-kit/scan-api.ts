import type { FastifyInstance } from "fastify";
import { mayCall, type Route } from "../../../kernel/http/routes.ts";
import { newId } from "../../../kernel/ids.ts";
import { type RoleCode, roleCodes } from "../../../modules/identity/contract.ts";
import { rolePermissions } from "../../../modules/identity/server.ts";
import { type Answer, Caller } from "./caller.ts";
import type { Filed } from "./invented-files.ts";
import { type Desk, type File, isSeen } from "./places.ts";
import { type Aim, type IdKind, idsTaken, sampleInput, takesArea } from "./sample-input.ts";

/** One question: who asked what about whose records. */
export interface Probe {
  route: Route;
  role: RoleCode | "public";
  desk: Desk;
  file: File;
}

export const nameOf = ({ route, role, desk, file }: Probe): string => `${route.path} as ${role} of ${desk} about ${file}`;

/** What was found wrong, by probe. */
export interface Findings {
  probes: number;
  leaks: string[];
  /** What should have been shown and was not: a test that finds nothing must not pass because nothing is shown. */
  blind: string[];
}

export const maySee = (role: RoleCode | "public", route: Route): boolean =>
  mayCall(new Set(role === "public" ? [] : rolePermissions(role)), route.permission);

export interface Ground {
  app: FastifyInstance;
  filed: ReadonlyMap<File, Filed>;
  /** Cookie of the account that has a role at a desk. */
  cookieOf(role: RoleCode, desk: Desk): string;
}

const aimAt = ({ ids, unit, token }: Filed): Aim => ({ ids, area: unit, token });
const aimAtNothing = ({ ids, unit, token }: Filed): Aim => ({
  ids: Object.fromEntries(Object.keys(ids).map((kind) => [kind, newId()])),
  area: unit,
  token,
});

const callerOf = ({ app, cookieOf }: Ground, { role, desk }: Probe): Caller =>
  new Caller(app, role === "public" ? undefined : cookieOf(role, desk));

/** A role without the permission, and nobody, get the same answer whatever they ask about. */
export async function probeDenied(ground: Ground, probe: Probe, expected: Answer, found: Findings): Promise<void> {
  const answer = await callerOf(ground, probe).ask(probe.route, sampleInput(probe.route, aimAt(ground.filed.get(probe.file)!), newId));
  found.probes++;
  if (!isSame(answer, expected))
    found.leaks.push(`${nameOf(probe)}: ${answer.status} ${answer.text().slice(0, 200)} is not the answer to an unknown address`);
}

const baselines = new WeakMap<Ground, Map<string, string>>();

/**
 * A role with the permission: what is hidden looks like what does not exist, nothing of it is told, no command about it is taken.
 * Commands about what is visible are left to `probeVisible`: they change what others are asked about.
 */
export async function probeAllowed(ground: Ground, probe: Probe, found: Findings): Promise<void> {
  const { route, role, desk, file } = probe;
  const visible = role !== "public" && isSeen(desk, file);
  const changes = route.kind === "command" || route.kind === "upload";
  if (changes && visible) return;
  const filed = ground.filed.get(file)!;
  const input = sampleInput(route, aimAt(filed), newId);
  const answer = await callerOf(ground, probe).ask(route, input);
  found.probes++;
  const told = answer.text();
  const hidden = hiddenIn(told, ground, probe, input);
  if (hidden.length > 0) found.leaks.push(`${nameOf(probe)} tells of ${hidden.join(", ")}: ${told.slice(0, 300)}`);
  if (answer.status >= 500) found.leaks.push(`${nameOf(probe)}: ${answer.status} ${told.slice(0, 300)}`);
  if (changes && answer.status < 400 && (takesArea(route) || idsTaken(route).length > 0) && !answersEachRow.has(route.path))
    found.leaks.push(`${nameOf(probe)}: taken, ${told.slice(0, 200)}`);
  if (visible || idsTaken(route).length === 0) return;
  const absent = await absentAnswer(ground, probe, found);
  const shown = normal(answer, input);
  if (shown !== absent)
    found.leaks.push(`${nameOf(probe)}: hidden is not like absent\n  hidden ${shown.slice(0, 400)}\n  absent ${absent.slice(0, 400)}`);
}

/** Taken as a whole, with an answer for each row; what is said of a row is compared all the same. */
const answersEachRow = new Set(["/cases/report-many", "/session/end-device"]);

async function absentAnswer(ground: Ground, probe: Probe, found: Findings): Promise<string> {
  const known = baselines.get(ground) ?? new Map<string, string>();
  baselines.set(ground, known);
  const { unit } = ground.filed.get(probe.file)!;
  const name = `${probe.route.path} ${probe.role} ${probe.desk} ${unit}`;
  const before = known.get(name);
  if (before !== undefined) return before;
  const input = sampleInput(probe.route, aimAtNothing(ground.filed.get(probe.file)!), newId);
  const answer = normal(await callerOf(ground, probe).ask(probe.route, input), input);
  found.probes++;
  known.set(name, answer);
  return answer;
}

/** A record in sight is not answered like an absent one: else every probe above would prove nothing. */
export async function probeVisible(ground: Ground, probe: Probe, found: Findings): Promise<void> {
  const filed = ground.filed.get(probe.file)!;
  const caller = callerOf(ground, probe);
  const inputs = [sampleInput(probe.route, aimAtNothing(filed), newId), sampleInput(probe.route, aimAt(filed), newId)] as const;
  const [absent, present] = [await caller.ask(probe.route, inputs[0]), await caller.ask(probe.route, inputs[1])];
  found.probes += 2;
  if (normal(absent, inputs[0]) === normal(present, inputs[1]))
    found.blind.push(`${nameOf(probe)}: like absent, ${present.text().slice(0, 200)}`);
}

/** Ids of what a list must show to a role that may read it. */
export const lists: Record<string, IdKind> = {
  "/accounts": "account",
  "/persons/search": "person",
  "/cases": "case",
  "/cases/export": "case",
  "/levels/proposals": "proposal",
  "/reports": "report",
  "/imports": "batch",
};

export async function probeList(ground: Ground, probe: Probe, found: Findings): Promise<void> {
  const filed = ground.filed.get(probe.file)!;
  const id = filed.ids[lists[probe.route.path]!];
  if (!id) return;
  const answer = await callerOf(ground, probe).ask(probe.route, sampleInput(probe.route, aimAt(filed), newId));
  found.probes++;
  const shown = answer.text().includes(id);
  if (shown && !isSeen(probe.desk, probe.file)) found.leaks.push(`${nameOf(probe)}: listed`);
  if (!shown && isSeen(probe.desk, probe.file))
    found.blind.push(`${nameOf(probe)}: not listed, ${answer.status} ${answer.text().slice(0, 200)}`);
}

/** Places that must be hidden and of which the answer speaks; an id that was asked about may come back. */
function hiddenIn(text: string, { filed }: Ground, { role, desk }: Probe, input: object): string[] {
  const asked = JSON.stringify(input);
  return [...filed.values()]
    .filter(({ file }) => role === "public" || !isSeen(desk, file))
    .filter(({ token, all }) => {
      const words = token !== wordAsked(asked, token) && text.includes(token);
      return words || [...all].some((id) => text.includes(id) && !asked.includes(id));
    })
    .map(({ file }) => file);
}

const wordAsked = (asked: string, token: string): string | undefined => (asked.includes(token) ? token : undefined);

const isSame = (one: Answer, other: Answer): boolean =>
  one.status === other.status && one.bytes.equals(other.bytes) && JSON.stringify(one.headers) === JSON.stringify(other.headers);

/** What was sent comes back as a sign, and the moment and the receipt of the command are left out; the rest is compared byte by byte. */
function normal(answer: Answer, input: object): string {
  const sent = [...JSON.stringify(input).matchAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g)].map(([id]) => id);
  let text = `${answer.status} ${JSON.stringify(answer.headers)} ${answer.text()}`;
  for (const [place, id] of sent.entries()) text = text.replaceAll(id, `<${place}>`);
  return text.replaceAll(/"receipt":"\w+"/g, '"receipt"').replaceAll(/20\d\d-\d\d-\d\dT[\d:.]+Z/g, "<at>");
}

export const roles: readonly (RoleCode | "public")[] = [...roleCodes, "public"];
