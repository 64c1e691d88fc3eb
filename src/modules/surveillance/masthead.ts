import type { Tx } from "../../kernel/db/actor.ts";
import { type Agency, chainOf, eraOf, levelOf, listAgencies, type UnitGraph, unitGraph, unitNames } from "../directory/server.ts";
import type { Masthead } from "./documents/printed-case.ts";

/** Who issues a document and where. */
export interface Issuer extends Masthead {
  /** Name of the place in `Trần Đề, ngày …`. */
  place: string;
}

/** The health body of a unit by its level, for accounts that work for the unit itself. */
const healthBodies = { province: "cdc", district: "ttyt", commune: "tyt" } as const;

/** Head of the documents an account prints: its own body, and the one above it where the directory knows it. */
export async function issuerOf(tx: Tx): Promise<Issuer> {
  const { homeKey } = tx.actor;
  const graph = unitGraph();
  const body = homeKey.startsWith("ag.") ? await findBody(tx, homeKey) : await bodyOf(tx, homeKey);
  const unitKey = body?.unitKey ?? homeKey;
  const unit = graph.units.get(unitKey);
  const names = await unitNames(tx, [homeKey]);
  return {
    parentBody: body && unit ? await parentBodyOf(tx, graph, body) : null,
    issuingBody: body?.name ?? names.get(homeKey) ?? tx.actor.name,
    place: unit?.name ?? "",
  };
}

type Body = Pick<Agency, "key" | "kind" | "group" | "name" | "unitKey">;

/** The body of a kind that a unit has. */
export async function findBodyOf(tx: Tx, unitKey: string, kind: string): Promise<Body | undefined> {
  const [found] = await listAgencies(tx, { unitKey, kinds: [kind], limit: 1 });
  return found;
}

async function bodyOf(tx: Tx, unitKey: string): Promise<Body | undefined> {
  const level = levelOf(unitKey);
  return level && findBodyOf(tx, unitKey, healthBodies[level]);
}

async function findBody(tx: Tx, key: string): Promise<Body | undefined> {
  const row = await tx
    .selectFrom("directory.agency")
    .select(["key", "kind", "group", "name", "unit_key"])
    .where("key", "=", key)
    .executeTakeFirst();
  return row && { key: row.key, kind: row.kind, group: row.group, name: row.name, unitKey: row.unit_key };
}

/** Until 06/2025 a station belonged to the district's health centre and that to the department; what came later is not known here. */
async function parentBodyOf(tx: Tx, graph: UnitGraph, { kind, group, unitKey }: Body): Promise<string | null> {
  const chain = chainOf(graph, unitKey);
  const province = chain.at(-1)!;
  if (group === "department") return (await findBodyOf(tx, unitKey, "ubnd"))?.name ?? null;
  if (group !== "health-facility" && group !== "laboratory") return null;
  if (kind === "tyt") return eraOf(unitKey) === "n25" ? null : ((await findBodyOf(tx, chain[1]!, "ttyt"))?.name ?? null);
  return (await findBodyOf(tx, province, "syt"))?.name ?? null;
}
