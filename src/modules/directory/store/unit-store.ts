import type { Tx } from "../../../kernel/db/actor.ts";
import type { Era, Population, Unit } from "../contract.ts";
import { eraOf } from "../rules/eras.ts";
import type { RollUp } from "../rules/roll-up.ts";
import { COUNTRY } from "../rules/seen-by.ts";
import type { UnitTable } from "./tables.ts";

const unitOf = (row: UnitTable): Unit => ({
  key: row.key,
  era: row.era,
  level: row.level,
  code: row.code,
  kind: row.kind,
  name: row.name,
  parent: row.parent,
  provinceId: row.province_id,
  validFrom: row.valid_from,
  validTo: row.valid_to,
  centre: row.longitude === null || row.latitude === null ? null : [row.longitude, row.latitude],
});

/** Units change only with the program, which writes them at its start: what was read once is not asked for again. */
const read = new Map<string, UnitTable>();

async function unitRows(tx: Tx, keys: readonly string[]): Promise<UnitTable[]> {
  const wanted = [...new Set(keys)];
  const missing = wanted.filter((key) => !read.has(key) && !key.startsWith("ag."));
  if (missing.length > 0)
    for (const row of await tx.selectFrom("directory.unit").selectAll().where("key", "in", missing).execute()) read.set(row.key, row);
  return wanted.flatMap((key) => read.get(key) ?? []);
}

/** The units with these keys; keys that name no unit are left out. */
export async function getUnits(tx: Tx, keys: readonly string[]): Promise<Map<string, Unit>> {
  return new Map((await unitRows(tx, keys)).map((row) => [row.key, unitOf(row)]));
}

/** Units of one era in a province of 2025, by code. */
export async function listUnits(tx: Tx, provinceId: string, era: Era): Promise<Unit[]> {
  const rows = await tx
    .selectFrom("directory.unit")
    .selectAll()
    .where("province_id", "=", provinceId)
    .where("era", "=", era)
    .where("part_of", "is", null)
    .orderBy("code")
    .execute();
  return rows.map(unitOf);
}

const countryNames = { vi: "Toàn quốc", en: "The whole country" };

/** Full names of units, agencies and of the country (`vn`) by key; unknown keys are left out. */
export async function unitNames(tx: Tx, keys: readonly string[], language: "vi" | "en" = "vi"): Promise<Map<string, string>> {
  const wanted = [...new Set(keys)];
  const names = new Map(wanted.includes(COUNTRY) ? [[COUNTRY, countryNames[language]]] : []);
  if (wanted.length === 0) return names;
  const units = await tx.selectFrom("directory.unit").select(["key", "full_name as name"]).where("key", "in", wanted).execute();
  const agencies = await tx
    .selectFrom("directory.agency")
    .select(["key", language === "vi" ? "name" : "name_en as name"])
    .where("key", "in", wanted)
    .execute();
  for (const { key, name } of [...units, ...agencies]) names.set(key, name);
  return names;
}

/** Who sees what is related to a unit or agency, by key; keys that do not exist are left out. */
export async function seenByOf(tx: Tx, keys: readonly string[]): Promise<Map<string, string[]>> {
  const wanted = [...new Set(keys)];
  const seen = new Map<string, string[]>(wanted.includes(COUNTRY) ? [[COUNTRY, [COUNTRY]]] : []);
  if (wanted.length === 0) return seen;
  for (const row of await unitRows(tx, wanted)) seen.set(row.key, row.seen_by);
  const others = wanted.filter((key) => !seen.has(key));
  if (others.length === 0) return seen;
  const agencies = await tx.selectFrom("directory.agency").select(["key", "seen_by"]).where("key", "in", others).execute();
  for (const row of agencies) seen.set(row.key, row.seen_by);
  return seen;
}

/**
 * People of units: the count of the asked year, else of the latest year before it, else of the earliest year after it.
 * Units whose count is not known are left out: a rate over them is unknown, not zero.
 */
export async function populationsOf(tx: Tx, keys: readonly string[], year: number): Promise<Map<string, Population>> {
  if (keys.length === 0) return new Map();
  const rows = await tx
    .selectFrom("directory.population")
    .select(["key", "year", "people", "method"])
    .where("key", "in", [...new Set(keys)])
    .execute();
  const distance = (row: { year: number }) => (row.year <= year ? year - row.year : 1000 + row.year - year);
  const nearestLast = rows.toSorted((a, b) => distance(b) - distance(a));
  return new Map(nearestLast.map((row) => [row.key, row]));
}

/** Where records of these units belong on the map of an era, by key; keys that do not exist are left out. */
export async function rollUpsOf(tx: Tx, keys: readonly string[], era: Era): Promise<Map<string, RollUp>> {
  if (keys.length === 0) return new Map();
  const own = keys
    .filter((key) => eraOf(key) === era && !key.includes("-"))
    .map((key): [string, RollUp] => [key, { key, placement: "exact", estimated: false }]);
  const rows = await tx
    .selectFrom("directory.roll_up")
    .selectAll()
    .where("era", "=", era)
    .where("key", "in", [...new Set(keys)])
    .execute();
  const others = rows.map(({ key, target, placement, estimated }): [string, RollUp] => [key, { key: target, placement, estimated }]);
  return new Map([...own, ...others]);
}
