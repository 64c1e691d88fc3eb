import type { Tx } from "../../../kernel/db/actor.ts";
import { listUnits, populationsOf } from "../../directory/server.ts";
import { demoWindow, type OutbreakPlan, type SimulatedUnit } from "../outbreak/plan.ts";

/** An outbreak plan with the province it is about. */
export interface ProvincePlan extends OutbreakPlan {
  provinceId: string;
}

/** The plan of an outbreak in a real province: its communes and their people, its facilities. @param code of the 2019 list */
export async function planProvince(
  tx: Tx,
  code: string,
  { seed, persons, cases }: { seed: number; persons?: number | undefined; cases?: number | undefined },
): Promise<ProvincePlan> {
  const { rows } = await tx.client.query<{ province_id: string; name: string }>(
    "select province_id, name from directory.unit where key = $1",
    [`o19.${code}`],
  );
  if (!rows[0]) throw new RangeError(`There is no province ${code} in the list of 2019`);
  const all = (await listUnits(tx, rows[0].province_id, "o19")).filter((unit) => unit.level !== "province");
  const names = new Map(all.map((unit) => [unit.key, unit.name]));
  const inside = new Set(all.filter((unit) => unit.parent === `o19.${code}`).map((unit) => unit.key));
  const communes = all.filter((unit) => unit.level === "commune" && unit.parent && inside.has(unit.parent));
  const people = await populationsOf(
    tx,
    communes.map((unit) => unit.key),
    2019,
  );
  const units = communes.map(
    (unit): SimulatedUnit => ({
      key: unit.key,
      name: unit.name,
      kind: unit.kind,
      districtKey: unit.parent!,
      districtName: names.get(unit.parent!) ?? "",
      population: people.get(unit.key)?.people ?? 0,
    }),
  );
  return {
    ...demoWindow,
    provinceId: rows[0].province_id,
    provinceName: rows[0].name,
    provinceCode: code,
    units,
    facilities: await facilitiesOf(tx, rows[0].province_id, inside),
    seed,
    persons: persons ?? demoWindow.persons,
    cases: cases ?? demoWindow.cases,
  };
}

/** The general hospital serves the province, each health centre its district. */
async function facilitiesOf(tx: Tx, provinceId: string, districts: ReadonlySet<string>): Promise<OutbreakPlan["facilities"]> {
  const { rows } = await tx.client.query<{ key: string; kind: string; unit_key: string }>(
    "select key, kind, unit_key from directory.agency where province_id = $1 and kind in ('bvdk', 'ttyt') and unit_key like 'o19.%' order by key",
    [provinceId],
  );
  const facilities = rows.map((row) => ({ key: row.key, districtKey: row.kind === "bvdk" ? null : row.unit_key }));
  return facilities.filter(({ districtKey }) => districtKey === null || districts.has(districtKey));
}
