import { type Actor, withActor } from "../../../kernel/db/actor.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import { derivedId } from "../../../kernel/ids.ts";
import { startOf } from "../../../kernel/time/local-date.ts";
import { type OverrideToSave, saveOverrides } from "../../assessment/server.ts";

const DOCUMENT = "Quyết định diễn tập 01/QĐ-DT (hư cấu)";
const DATED_ON = "2022-01-26";

/**
 * Numbers of an invented decision of the invented province: they settle what is not known of Decision 218, so that the demo shows levels and
 * what an override looks like. Every screen names the document and still says that it is not reviewed.
 */
const settled: readonly (readonly [path: string, value: number | boolean])[] = [
  ["criteria.casesPer100kWeek.cutOffs.0", 90],
  ["criteria.oxygenPatientsPer100k.cutOffs.0", 16],
  ["criteria.oxygenPatientsPer100k.cutOffs.1", 24],
  ["criteria.oxygenPatientsPer100k.cutOffs.2", 32],
  ["criteria.deathsPer100k.cutOffs.1", 12],
  ["criteria.deathsPer100k.cutOffs.2", 18],
  ["criteria.careReadinessPer10k.cutOffs.0", 25],
  ["criteria.careReadinessPer10k.cutOffs.1", 40],
  ["criteria.freeBedsPer100k.cutOffs.0", 10],
  ["criteria.freeBedsPer100k.cutOffs.1", 30],
  ["criteria.staffedIcuBedsPer100k.cutOffs.0", 4],
  ["criteria.staffedIcuBedsPer100k.cutOffs.1", 8],
  ["table.medium.1", 1],
  ["table.medium.3", 3],
  ["table.medium.4", 4],
  ["table.low.1", 2],
  ["table.low.2", 3],
  ["table.low.3", 4],
  ["table.low.4", 4],
  ["spread.eachMissCounts", false],
  ["criteria.oxygenPatientsPer100k.appliesTo.commune", false],
  ["criteria.oxygenPatientsPer100k.appliesTo.district", true],
  ["criteria.oxygenPatientsPer100k.appliesTo.province", true],
  ["criteria.populationFullPct.appliesTo.district", true],
  ["criteria.populationFullPct.appliesTo.province", true],
  ["criteria.highRiskFullPct.appliesTo.district", true],
  ["criteria.highRiskFullPct.appliesTo.province", true],
];

export async function createDemoOverrides(database: Database, generator: Actor, province: string): Promise<void> {
  const generatedAt = new Date(startOf(DATED_ON).getTime() + 16 * 3_600_000);
  const overrides = settled.map(
    ([path, value]): OverrideToSave => ({
      province_id: generator.provinceId,
      id: derivedId(`demo override ${path}`),
      withdrawn: null,
      unit_key: province,
      rule: "qd-218",
      path,
      value,
      inclusive: path.includes("cutOffs") ? false : null,
      document: DOCUMENT,
      dated_on: DATED_ON,
      valid_from: "2022-01-27",
      signed_by: generator.accountId,
      signed_name: "Trần Văn Lẫm",
      capacity: { form: "TM.", onBehalfOf: "BAN CHỈ ĐẠO", title: "TRƯỞNG BAN" },
      signed_at: generatedAt,
    }),
  );
  await withActor(database, generator, "write", (tx) => saveOverrides(tx, overrides), { generatedAt });
}
