import type { LevelOverride, LevelRule } from "../contract.ts";
import { getLevelRule } from "../levels/find-level-rule.ts";
import { applyOverrides } from "../rules/overrides.ts";

const decision = { document: "Quyết định 215/QĐ-UBND", date: "2022-02-08", signedBy: "Trần Văn Lẫm" };

/** Invented numbers of an invented decision, which settle everything that Decision 218 leaves open here; for tests only. */
const settled: LevelOverride[] = (
  [
    ["criteria.casesPer100kWeek.cutOffs.0", 90],
    ["criteria.oxygenPatientsPer100k.cutOffs.0", 15],
    ["criteria.oxygenPatientsPer100k.cutOffs.1", 25],
    ["criteria.oxygenPatientsPer100k.cutOffs.2", 35],
    ["criteria.deathsPer100k.cutOffs.0", 6],
    ["criteria.deathsPer100k.cutOffs.1", 12],
    ["criteria.deathsPer100k.cutOffs.2", 18],
    ["criteria.careReadinessPer10k.cutOffs.0", 5],
    ["criteria.careReadinessPer10k.cutOffs.1", 10],
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
  ] as const
).map(([path, value]) => ({ path, value, ...(path.includes("cutOffs") ? { inclusive: false } : {}), ...decision }));

export function settled218(): LevelRule {
  const result = applyOverrides(getLevelRule("qd-218"), settled);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.rule;
}
