import type { Tx } from "../../kernel/db/actor.ts";
import type { Unit } from "../directory/contract.ts";
import { getUnits, seenByOf, unitName } from "../directory/server.ts";
import type { IssuingUnit } from "./rules/issuer.ts";

/** A unit that reports, with its names and who sees what is about it. */
export interface ReportingUnit {
  unit: Unit;
  issuing: IssuingUnit;
  seenBy: readonly string[];
}

/** The unit behind a key when the actor holds it or an area above it; what is only public gives no sight of its reports in the making. */
export async function findReportingUnit(tx: Tx, key: string): Promise<ReportingUnit | undefined> {
  const unit = (await getUnits(tx, [key])).get(key);
  const seenBy = (await seenByOf(tx, [key])).get(key);
  if (!unit || !seenBy?.some((each) => tx.actor.scope.includes(each))) return undefined;
  return { unit, seenBy, issuing: await issuingOf(tx, unit) };
}

/** A unit as the issuer of a document, whoever asks. */
export async function describeUnit(tx: Tx, key: string): Promise<IssuingUnit | undefined> {
  const unit = (await getUnits(tx, [key])).get(key);
  return unit && issuingOf(tx, unit);
}

async function issuingOf(tx: Tx, unit: Unit): Promise<IssuingUnit> {
  const parent = unit.parent ? (await getUnits(tx, [unit.parent])).get(unit.parent) : undefined;
  const { level, era, kind, name } = unit;
  return { level, era, kind, name, called: called(unit), above: parent ? called(parent) : null };
}

/** `Tỉnh Sóc Trăng` inside a sentence: `tỉnh Sóc Trăng`. */
function called(unit: Unit): string {
  const full = unitName(unit);
  return full.charAt(0).toLocaleLowerCase("vi") + full.slice(1);
}
