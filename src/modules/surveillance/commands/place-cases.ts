import type { Tx } from "../../../kernel/db/actor.ts";
import { kernelErrors, type Outcome, ok, type Refusal, refuse } from "../../../kernel/errors/refusal.ts";
import { placesFor, seenByOf, unitGraph } from "../../directory/server.ts";
import { correctPersons, linesOf } from "../../persons/server.ts";
import type { PlaceCases } from "../contract.ts";
import { errors } from "../errors.ts";
import { placeCase } from "../rules/place-case.ts";
import { addCaseRelations } from "../store/case-sight.ts";
import { listCasesById, type StoredCase } from "../store/case-store.ts";
import { correctCases } from "./correct-cases.ts";

/** What became of one case that was to be placed. */
export interface PlacedCase {
  caseId: string;
  result: "placed" | "refused";
  refusal: Refusal | null;
}

/**
 * Places cases of a unit (xếp ca về địa bàn), and the persons who live there: corrections like any other, so that history, counts and sight
 * follow. Each case stands for itself. Who places a case in a unit of somebody else keeps seeing it, like who handed one over.
 */
export async function placeCases(tx: Tx, { unit, toUnit: to, cases, reason }: PlaceCases): Promise<Outcome<{ rows: PlacedCase[] }>> {
  const found = new Map(
    (
      await listCasesById(
        tx,
        cases.map(({ caseId }) => caseId),
      )
    ).map((each) => [each.id, each]),
  );
  // Cases out of sight look like none, whatever place is named.
  if (found.size === 0) return refuse(errors.case_not_found);
  if (!placesFor(unitGraph(), unit).includes(to)) return refuse(errors.unit_unknown, { unit: to });
  const open = cases.filter(({ caseId, baseVersion }) => isOpen(found.get(caseId), unit, baseVersion));
  const stored = open.map(({ caseId }) => found.get(caseId)!);
  await keepSight(tx, stored, to);
  const corrected = await correctCases(
    tx,
    open.map(({ caseId, baseVersion }) => ({ caseId, baseVersion, changes: placeCase(found.get(caseId)!, unit, to), reason })),
  );
  const done = new Map(corrected.map((each) => [each.caseId, each]));
  await placePersons(
    tx,
    stored.filter(({ id }) => done.get(id)!.result !== "refused"),
    unit,
    to,
  );
  return ok({
    rows: cases.map(({ caseId }): PlacedCase => {
      const each = done.get(caseId);
      if (each?.result === "refused") return { caseId, result: "refused", refusal: each.refusal };
      return each ? { caseId, result: "placed", refusal: null } : { caseId, result: "refused", refusal: whyNot(found.get(caseId)) };
    }),
  });
}

const isOpen = (stored: StoredCase | undefined, unit: string, version: number): boolean =>
  stored?.countUnit === unit && stored.version === version && stored.withdrawn === null;

/** Out of sight, withdrawn, or somebody changed (and perhaps placed) it meanwhile. */
function whyNot(stored: StoredCase | undefined): Refusal {
  if (!stored) return refuse(errors.case_not_found).refusal;
  return stored.withdrawn ? refuse(errors.withdrawn).refusal : refuse(kernelErrors.stale, { version: stored.version }).refusal;
}

async function keepSight(tx: Tx, cases: readonly StoredCase[], to: string): Promise<void> {
  const seen = (await seenByOf(tx, [to])).get(to) ?? [];
  if (tx.actor.scope.some((key) => seen.includes(key))) return;
  await addCaseRelations(
    tx,
    cases.map(({ provinceId, id }) => ({ provinceId, caseId: id, kind: "placed", key: tx.actor.homeKey })),
  );
}

/** Persons who live in the unit as far as is known live in the place; somebody who has moved since stays where they are. */
async function placePersons(tx: Tx, cases: readonly StoredCase[], unit: string, to: string): Promise<void> {
  const ofResidents = cases.filter(({ residenceUnit }) => residenceUnit === unit).map(({ personId }) => personId);
  const lines = await linesOf(tx, [...new Set(ofResidents)]);
  const residents = [...lines.values()].filter(({ residenceUnit }) => residenceUnit === unit);
  await correctPersons(
    tx,
    residents.map(({ id }) => ({ personId: id, changes: { residenceUnit: to } })),
  );
}
