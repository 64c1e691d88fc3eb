import { findUnit, isPlace, unitGraph } from "../../directory/server.ts";
import type { CaseReport } from "../contract.ts";

type Places = Pick<CaseReport, "residenceUnit" | "stayUnit" | "responsibleUnit">;

/** A unit a report names that no list of units has; undefined when all are known. */
export function unknownUnitOf({
  residenceUnit,
  stayUnit,
  responsibleUnit,
}: { [Place in keyof Places]: Places[Place] | null }): string | undefined {
  const graph = unitGraph();
  return [residenceUnit, stayUnit, responsibleUnit].find((key): key is string => key !== null && !isPlace(graph, key));
}

/** The commune a case is counted in: residence, or the unit that answers for a person who lives in another province. */
export function countUnitOf({ residenceUnit, responsibleUnit }: Places, provinceId: string): string {
  const graph = unitGraph();
  const lives = findUnit(graph, residenceUnit)?.provinceId;
  return lives === provinceId || findUnit(graph, responsibleUnit)?.provinceId !== provinceId ? residenceUnit : responsibleUnit;
}
