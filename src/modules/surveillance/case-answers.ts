import type { Tx } from "../../kernel/db/actor.ts";
import { localDateOf } from "../../kernel/time/local-date.ts";
import { unitNames } from "../directory/server.ts";
import { linesOf } from "../persons/server.ts";
import type { CaseCard, CaseLine } from "./case-views.ts";
import { findDisease } from "./diseases/find-disease.ts";
import { queueOf } from "./rules/queue-of.ts";
import type { StoredCase } from "./store/case-store.ts";
import { listPending } from "./store/hand-over-store.ts";

/** Cases as lists show them, with the names of people and places. */
export async function caseLines(tx: Tx, cases: readonly StoredCase[]): Promise<CaseLine[]> {
  const people = await linesOf(tx, [...new Set(cases.map((each) => each.personId))]);
  const names = await unitNames(
    tx,
    cases.flatMap((each) => [each.countUnit, ...(each.facility ? [each.facility] : [])]),
  );
  return cases.map((each) => ({
    ...each,
    personName: people.get(each.personId)?.fullName ?? null,
    unitName: names.get(each.countUnit) ?? null,
    facilityName: each.facility ? (names.get(each.facility) ?? null) : null,
  }));
}

/** One case with everything its page shows. */
export async function caseCard(tx: Tx, stored: StoredCase): Promise<CaseCard> {
  const [line] = await caseLines(tx, [stored]);
  const [pending] = await listPending(tx, [stored.id]);
  const keys = [stored.residenceUnit, stored.stayUnit, stored.responsibleUnit, stored.reportingUnit, pending?.toUnit].filter(
    (key): key is string => typeof key === "string",
  );
  const names = await unitNames(tx, keys);
  const name = (key: string | null) => (key ? (names.get(key) ?? null) : null);
  const disease = findDisease(stored.diseaseCode);
  const { seenBy: _seenBy, ...facts } = stored;
  return {
    ...facts,
    ...line!,
    residenceName: name(stored.residenceUnit),
    stayName: name(stored.stayUnit),
    responsibleName: name(stored.responsibleUnit),
    reportingName: name(stored.reportingUnit),
    queue: disease && !stored.withdrawn ? queueOf(stored, disease, localDateOf(tx.now)) : [],
    handOver: pending
      ? {
          id: pending.id,
          fromUnit: pending.fromUnit,
          toUnit: pending.toUnit,
          toName: name(pending.toUnit),
          reason: pending.reason,
          offeredAt: pending.offeredAt,
        }
      : null,
  };
}
