import type { Tx } from "../../kernel/db/actor.ts";
import { type Outcome, ok, refuse } from "../../kernel/errors/refusal.ts";
import { mayCall } from "../../kernel/http/routes.ts";
import type { FieldName, LikenessReason, LikenessVerdict, PersonCard, PersonLine } from "./contract.ts";
import { errors } from "./errors.ts";
import { findLikenesses } from "./find-duplicates.ts";
import { spendLookUp } from "./look-up-budget.ts";
import { cardsOf } from "./person-card.ts";
import { linesOf } from "./person-lines.ts";
import { differingFields } from "./rules/change-person.ts";
import { compare, likeableOf } from "./rules/likeness.ts";
import { loadPersons, type StoredPerson } from "./store/facts-store.ts";
import { findPairs, judgePairs, listOpenPairs, type Pair, pairId, proposePairs } from "./store/likeness-pairs.ts";
import { soughtOf } from "./store/likeness-store.ts";

/** Two persons for the queue of duplicates. */
export interface DuplicatePair {
  id: string;
  score: number;
  reasons: LikenessReason[];
  persons: [PersonLine, PersonLine];
}

/** Pairs nobody has judged yet, the likeliest first; a pair of which one is no longer in sight is left out. */
export async function listDuplicates(tx: Tx, limit: number): Promise<DuplicatePair[]> {
  const pairs = await listOpenPairs(tx, limit);
  const lines = await linesOf(
    tx,
    pairs.flatMap((pair) => [pair.person_a, pair.person_b]),
  );
  return pairs.flatMap((pair): DuplicatePair[] => {
    const [one, other] = [lines.get(pair.person_a), lines.get(pair.person_b)];
    return one && other ? [{ id: pair.id, score: pair.score, reasons: pair.reasons as LikenessReason[], persons: [one, other] }] : [];
  });
}

export interface Comparison {
  persons: [PersonCard, PersonCard];
  verdict: LikenessVerdict;
  score: number;
  reasons: LikenessReason[];
  /** Facts in which they differ, numbers included. */
  differing: FieldName[];
}

/** Two persons side by side. A pair from the queue is current work; any other counts as looking both up. */
export async function comparePersons(tx: Tx, one: string, other: string): Promise<Outcome<Comparison>> {
  const people = await loadPersons(tx, [one, other]);
  const [a, b] = [people.get(one), people.get(other)];
  if (!a || !b) return refuse(errors.person_not_found);
  const proposed = (await findPairs(tx, [pairId(one, other)])).size > 0;
  const allowed = proposed ? ok(true as const) : await spendLookUp(tx, [one, other]);
  if (!allowed.ok) return allowed;
  const [left, right] = await cardsOf(tx, [a, b]);
  return ok({
    persons: [left!, right!],
    ...compare(likeableOf(a.facts), likeableOf(b.facts)),
    differing: differingFields(a.facts, b.facts),
  });
}

/** Remembers that two persons are two: they are not proposed again. */
export async function rememberDifferent(tx: Tx, pairs: readonly (readonly [string, string])[]): Promise<Outcome<true>> {
  const people = await loadPersons(tx, pairs.flat());
  const known: Pair[] = [];
  for (const [one, other] of pairs) {
    const [a, b] = [people.get(one), people.get(other)];
    if (!a || !b) return refuse(errors.person_not_found);
    if (one === other) return refuse(errors.same_person);
    if (a.provinceId === b.provinceId) known.push(pairOf(a, b));
  }
  await judgePairs(tx, known, "different");
  return ok(true);
}

export const pairOf = (a: StoredPerson, b: StoredPerson): Pair => ({
  provinceId: a.provinceId,
  ids: [a.id, b.id],
  seenBy: [a.seenBy, b.seenBy],
});

/** Looks for whom these persons may be and proposes the pairs of one province; the reaction to registrations and corrections. */
export async function proposeDuplicates(tx: Tx, personIds: readonly string[]): Promise<string[]> {
  const people = [...(await loadPersons(tx, personIds)).values()].filter((person) => !person.mergedInto && !person.withdrawn);
  const found = await findLikenesses(
    tx,
    people.map(({ facts }) => soughtOf(facts)),
  );
  const pairs = people.flatMap((person, at) =>
    found[at]!.filter(({ candidate }) => candidate.id !== person.id && candidate.provinceId === person.provinceId).map(
      ({ candidate, score, reasons }) => ({
        provinceId: person.provinceId,
        ids: [person.id, candidate.id] as const,
        seenBy: [person.seenBy, candidate.seenBy] as const,
        score,
        reasons,
      }),
    ),
  );
  return proposePairs(tx, pairs);
}

/** Most pairs in the queue of one account: who has more works on them from the list. */
const MOST_QUEUED = 20;

/** Pairs to be judged, for the queue of whoever asks; words are in `web/messages` under `queue`. */
export async function queueItems(tx: Tx) {
  if (!mayCall(tx.actor.permissions, "persons.person.merge")) return [];
  const pairs = await listDuplicates(tx, MOST_QUEUED);
  return pairs.map(({ id, score, persons: [one, other] }) => ({
    kind: "judge_duplicate" as const,
    key: id,
    subject: one.fullName ?? other.fullName ?? one.description ?? "",
    why: "queue.why.judge_duplicate",
    params: { likeness: Math.round(score * 100), unit: other.residenceName ?? other.residenceUnit },
    link: `/nguoi/trung?pair=${id}`,
    dueAt: null,
  }));
}
