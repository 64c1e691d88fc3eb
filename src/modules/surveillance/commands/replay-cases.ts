import type { Tx } from "../../../kernel/db/actor.ts";
import { recordEvents } from "../../../kernel/events/events.ts";
import type { CaseReport } from "../contract.ts";
import { findDisease } from "../diseases/find-disease.ts";
import { ageOn, type Birth } from "../rules/age-on.ts";
import { lateBy } from "../rules/late-by.ts";
import { type CaseToSave, saveCases } from "../store/case-store.ts";
import { changedEvent } from "./case-events.ts";
import { classified } from "./report-cases.ts";

/** A case as it was known at one instant of a drill or an archive. */
export interface ReplayedCase {
  report: CaseReport;
  birth: Birth;
  sex: string | null;
}

/**
 * Writes cases as they were known at the instant of the transaction: for drills and archives only, under the generator's role.
 * No question is asked of earlier episodes, but classes come from the same rules, and every version is kept.
 */
export async function replayCases(tx: Tx, provinceId: string, cases: readonly ReplayedCase[]): Promise<void> {
  const toSave = cases.map((each) => replayedCase(provinceId, each));
  const done = await saveCases(tx, toSave);
  const created = new Set(done.created);
  await recordEvents(
    tx,
    toSave.map((save) =>
      changedEvent(created.has(save.id) ? "case.reported" : "case.corrected", save, null, done.seenBy.get(save.id) ?? [], {}),
    ),
  );
}

/** A case as it is written: counted where the person lives, classified by the rules. */
export function replayedCase(provinceId: string, { report, birth, sex }: ReplayedCase): CaseToSave {
  const disease = findDisease(report.diseaseCode);
  const save: CaseToSave = {
    ...report,
    provinceId,
    countUnit: report.residenceUnit,
    classificationTrace: null,
    withdrawn: null,
    ageYears: ageOn(birth, report.reportedOn),
    sex,
    backFilled: lateBy(report).backFilled,
  };
  return disease ? classified(disease, save, report.classification) : save;
}
