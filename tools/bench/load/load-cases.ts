import type { Actor, Tx } from "../../../src/kernel/db/actor.ts";
import type { SimulatedCase, SimulatedOutbreak } from "../../../src/modules/simulation/outbreak/simulate-outbreak.ts";
import { changedEvent } from "../../../src/modules/surveillance/commands/case-events.ts";
import { replayedCase } from "../../../src/modules/surveillance/commands/replay-cases.ts";
import { caseRecords } from "../../../src/modules/surveillance/store/case-store.ts";
import type { Loader } from "./loader.ts";

const CHUNK = 1000;

/** Writes the cases of an outbreak with every version, as `replayCases` does, by COPY: the last version is in force, the others are history. */
export async function loadCases(tx: Tx, generator: Actor, outbreak: SimulatedOutbreak, loader: Loader): Promise<void> {
  let chunk: SimulatedCase[] = [];
  for (const simulated of outbreak.cases()) {
    if (chunk.push(simulated) < CHUNK) continue;
    await loadChunk(tx, generator, outbreak, chunk, loader);
    chunk = [];
  }
  await loadChunk(tx, generator, outbreak, chunk, loader);
  await loader.finish();
}

async function loadChunk(
  tx: Tx,
  { provinceId, accountId }: Actor,
  outbreak: SimulatedOutbreak,
  chunk: readonly SimulatedCase[],
  loader: Loader,
): Promise<void> {
  const saves = chunk.flatMap((simulated) => {
    const { facts } = outbreak.personOf(simulated);
    const about = { birth: { bornOn: facts.birthOn, birthYear: facts.birthYear }, sex: facts.sex };
    return simulated.versions.map(({ report }) => replayedCase(provinceId, { report, ...about }));
  });
  const records = await caseRecords(tx, saves);
  let at = 0;
  for (const { versions } of chunk) {
    for (const [index, { recordedAt }] of versions.entries()) {
      const [save, record, next] = [saves[at]!, records[at]!, versions[index + 1]];
      at++;
      const row = { ...record, version: index + 1, recorded_from: recordedAt, recorded_by: accountId };
      if (next) loader.add("surveillance.case_report_history", { ...row, recorded_to: next.recordedAt });
      else loader.add("surveillance.case_report", row);
      const event = changedEvent(index === 0 ? "case.reported" : "case.corrected", save, null, record.seen_by, {});
      loader.add("kernel.event", {
        province_id: event.provinceId,
        type: event.type,
        at: recordedAt,
        actor_id: accountId,
        subject_id: event.subjectId,
        person_id: event.personId,
        payload: event.payload,
        seen_by: event.seenBy,
      });
    }
  }
  if (loader.isFull) await loader.send();
}
