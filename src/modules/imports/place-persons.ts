import type { Tx } from "../../kernel/db/actor.ts";
import {
  canonicalIds,
  type DuplicateCandidate,
  findDuplicateCandidates,
  findRepeats,
  linesOf,
  type PersonFacts,
} from "../persons/server.ts";
import { findBySenderRefs } from "../surveillance/server.ts";
import type { Policy } from "./contract.ts";
import { idsOf } from "./row-ids.ts";
import type { DraftCase } from "./rules/draft-case.ts";
import { namesAgree } from "./rules/names-agree.ts";
import { decisionKey } from "./sender-refs.ts";
import { decidedPersons } from "./store/decision-store.ts";

export interface CheckedDraft {
  draft: DraftCase;
  facts: PersonFacts;
}

/** Who may be meant, and why somebody has to say so. */
export interface Doubt {
  code: "person_likely" | "ref_other_person";
  personId: string;
  /** 0 to 100; null where it is not likeness that raises the question. */
  score: number | null;
  reasons: readonly string[];
}

/** Whom a row is about: somebody registered (or of an earlier row), somebody new, or a question. */
export type Fate = { kind: "known" | "new"; personId: string } | { kind: "doubt"; doubt: Doubt };

export interface PlaceOptions {
  batchId: string;
  sender: string;
  policy: Policy;
}

/**
 * Finds out whom each row is about, in this order: what somebody decided earlier about the same row, the sender's own number, an earlier row
 * of the chunk, likeness to registered people, likeness to earlier rows.
 * @returns one fate for each draft, in their order
 */
export async function placePersons(tx: Tx, checked: readonly CheckedDraft[], options: PlaceOptions): Promise<Fate[]> {
  const fates = await knownToSender(tx, checked, options);
  const open = [...checked.keys()].filter((at) => !fates.has(at));
  const facts = open.map((at) => checked[at]!.facts);
  const candidates = await findDuplicateCandidates(tx, facts);
  const repeats = findRepeats(facts);
  const firstOf = new Map<string, number>();
  for (const [index, at] of open.entries()) {
    const { draft } = checked[at]!;
    const first = firstOf.get(draft.senderRef);
    if (first === undefined) firstOf.set(draft.senderRef, at);
    const same = repeats[index]!.find(({ verdict }) => verdict === "same");
    const earlier = first ?? (same && open[same.at]);
    const [like] = repeats[index]!;
    const likely = candidates[index]![0] ?? (like && { ...like, personId: personOf(fates.get(open[like.at]!)!) });
    fates.set(at, earlier === undefined ? fateOf(draft, likely, options) : again(fates.get(earlier)!));
  }
  return [...checked.keys()].map((at) => fates.get(at)!);
}

/** Rows that were decided earlier, or whose number the sender used before; another name under the same number is a question. */
async function knownToSender(tx: Tx, checked: readonly CheckedDraft[], { sender, policy }: PlaceOptions): Promise<Map<number, Fate>> {
  const fates = new Map<number, Fate>();
  const decided = await decidedPersons(tx, tx.actor.provinceId, sender);
  const known = await findBySenderRefs(
    tx,
    tx.actor.provinceId,
    sender,
    checked.map(({ draft }) => draft.senderRef),
  );
  if (decided.size === 0 && known.size === 0) return fates;
  const lines = await linesOf(tx, [...new Set([...known.values()].map(({ personId }) => personId))]);
  // Two records may have been merged since the decision.
  const current = await canonicalIds(tx, [...new Set(checked.flatMap(({ draft }) => decided.get(decisionKey(draft)) ?? []))]);
  for (const [at, { draft, facts }] of checked.entries()) {
    const settled = current.get(decided.get(decisionKey(draft)) ?? "");
    const before = known.get(draft.senderRef);
    if (settled) fates.set(at, { kind: "known", personId: settled });
    else if (before && namesAgree(facts.fullName, lines.get(before.personId)?.fullName ?? null))
      fates.set(at, { kind: "known", personId: before.personId });
    else if (before && policy.likeness === "hold")
      fates.set(at, { kind: "doubt", doubt: { code: "ref_other_person", personId: before.personId, score: null, reasons: [] } });
  }
  return fates;
}

function fateOf(draft: DraftCase, best: DuplicateCandidate | undefined, { batchId, policy }: PlaceOptions): Fate {
  if (best?.verdict === "same") return { kind: "known", personId: best.personId };
  if (best && policy.likeness === "hold" && draft.facts.fullName !== null)
    return {
      kind: "doubt",
      doubt: { code: "person_likely", personId: best.personId, score: Math.round(best.score * 100), reasons: best.reasons },
    };
  return { kind: "new", personId: idsOf(batchId, draft.row.row).personId };
}

/** The same person as in an earlier row; a question asked there is asked here too. */
const again = (fate: Fate): Fate => (fate.kind === "new" ? { kind: "known", personId: fate.personId } : fate);

const personOf = (fate: Fate): string => (fate.kind === "doubt" ? fate.doubt.personId : fate.personId);
