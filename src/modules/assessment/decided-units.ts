import type { Tx } from "../../kernel/db/actor.ts";
import { longNames } from "./level-answers.ts";
import { listProposal, type StoredDecision } from "./store/decision-store.ts";

/** What one decision says about one unit, with everything it rests on. */
export interface DecidedUnit {
  name: string;
  stored: StoredDecision;
}

const highestFirst = { province: 0, district: 1, commune: 2 };

/** The units of one proposal that the actor may read, the highest first: all of them where they answer for them, else what is published. */
export async function decidedUnits(tx: Tx, proposalId: string): Promise<DecidedUnit[]> {
  const found = (await listProposal(tx, proposalId)).filter(({ state }) => state !== "superseded");
  const names = await longNames(
    tx,
    found.map(({ unit_key }) => unit_key),
  );
  return found
    .toSorted((a, b) => highestFirst[a.unit_level] - highestFirst[b.unit_level] || a.unit_key.localeCompare(b.unit_key))
    .map((stored) => ({ name: names.get(stored.unit_key) ?? stored.unit_key, stored }));
}
