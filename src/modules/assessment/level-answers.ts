import type { Tx } from "../../kernel/db/actor.ts";
import { type Outcome, ok, refuse } from "../../kernel/errors/refusal.ts";
import type { LocalDate } from "../../kernel/time/local-date.ts";
import type { Level } from "../directory/contract.ts";
import { getUnits, unitNames, unitPath } from "../directory/server.ts";
import { type AssessAreaQuery, assessArea } from "./assess-area.ts";
import { errors } from "./errors.ts";
import type { AreaLevel, DecisionLine, LevelCard, LevelLine, ProposalLine, PublishedLevel } from "./level-views.ts";
import kg330 from "./overload/kg-330.ts";
import { ruleFor } from "./rule-in-force.ts";
import { assessOverload } from "./rules/overload.ts";
import { listHistory, listOnDay, listPublished, listWaiting, type StoredDecision } from "./store/decision-store.ts";
import { placeOf, unitsUnder } from "./unit-tree.ts";

/** One line for every unit of the map: what was computed where the actor sees the cases, what is decided and what is published. */
export async function levelLines(tx: Tx, query: AssessAreaQuery): Promise<Outcome<LevelLine[]>> {
  const tree = await unitsUnder(tx, query.area);
  if (!tree) return refuse(errors.area_not_found);
  const assessed = await assessArea(tx, query);
  if (!assessed.ok) return assessed;
  const asked = { provinceId: tree.area.provinceId, units: tree.units.map(({ key }) => key), on: query.on, asOf: query.asOf };
  const answers = new Map(assessed.value.map((answer) => [answer.area, answer]));
  const decisions = new Map((await listOnDay(tx, asked)).map((decision) => [decision.unit_key, decision]));
  const published = new Map((await listPublished(tx, asked)).map((decision) => [decision.unit_key, decision]));
  return ok(
    tree.units.map((unit) => ({
      ...placeOf(unit, query.on, tree.names),
      ...lineOf(answers.get(unit.key)),
      decision: decisionOf(decisions.get(unit.key)),
      published: publishedOf(published.get(unit.key)),
    })),
  );
}

type Computed = Pick<LevelLine, "inSight" | "level" | "possible" | "provisional" | "decidedBy" | "missing" | "previousLevel">;

function lineOf(answer: AreaLevel | undefined): Computed {
  if (!answer) return { inSight: false, level: null, possible: [], provisional: false, decidedBy: null, missing: [], previousLevel: null };
  const { level, possible, provisional, decidedBy, inputs, previousLevel } = answer;
  const missing = inputs.filter((input) => input.missing).map(({ code }) => code);
  return { inSight: true, level, possible, provisional, decidedBy, missing, previousLevel };
}

const decisionOf = (stored: StoredDecision | undefined): LevelLine["decision"] =>
  stored ? { id: stored.id, proposalId: stored.proposal_id, state: stored.state, level: stored.level } : null;

const publishedOf = (stored: StoredDecision | undefined): LevelLine["published"] =>
  stored ? { level: stored.level, on: stored.on_day, documentNumber: stored.document_number } : null;

/** How many decisions the history of a unit shows. */
const HISTORY = 30;

/** One unit with everything that explains its level. Who sees neither its cases nor anything published finds nothing. */
export async function levelCard(tx: Tx, query: Omit<AssessAreaQuery, "alone">): Promise<Outcome<LevelCard>> {
  const tree = await unitsUnder(tx, query.area);
  if (!tree) return refuse(errors.area_not_found);
  const assessed = await assessArea(tx, { ...query, alone: true });
  if (!assessed.ok) return assessed;
  const { key, provinceId } = tree.area;
  const [published] = await publishedLevels(tx, [key], query.on, query.asOf ?? null);
  const rule = await ruleFor(tx, tree, query);
  return ok({
    ...placeOf(tree.area, query.on, tree.names),
    answer: assessed.value[0] ?? null,
    criteria: rule?.criteria ?? [],
    asOf: query.asOf ?? tx.now,
    published: published ?? null,
    // Names of staff and their notes are for those who answer for the unit; everybody else has what was published.
    history: assessed.value.length > 0 ? (await listHistory(tx, provinceId, key, HISTORY)).map(toDecisionLine) : [],
    below: tree.units.length - 1,
    overload: overloadOf(tree.area.level, assessed.value[0]),
  });
}

/** What the level rests on, held against the overload plan too. */
function overloadOf(level: Level, answer: AreaLevel | undefined): LevelCard["overload"] {
  if (!answer || level === "commune") return null;
  const inputs = Object.fromEntries(answer.inputs.map(({ code, value, source, asOf }) => [code, { value, source, asOf }]));
  return { answer: assessOverload(kg330, [{ inputs }])[0]!, document: kg330.document };
}

function toDecisionLine(stored: StoredDecision): DecisionLine {
  return {
    id: stored.id,
    proposalId: stored.proposal_id,
    version: stored.version,
    area: stored.unit_key,
    on: stored.on_day,
    level: stored.level,
    computedLevel: stored.computed_level,
    rule: stored.rule,
    provisional: stored.provisional,
    decidedBy: stored.decided_by,
    reasons: stored.reasons,
    wouldFlip: stored.would_flip,
    state: stored.state,
    note: stored.note,
    asOf: stored.as_of,
    proposedName: stored.proposed_name,
    proposedAt: stored.proposed_at,
    reviewedName: stored.reviewed_name,
    reviewedAt: stored.reviewed_at,
    signedName: stored.signed_name,
    signedAt: stored.signed_at,
    capacity: stored.capacity,
    documentNumber: stored.document_number,
    publishedAt: stored.published_at,
  };
}

/** The latest published level of each unit on or before a day, in the order of the keys; no names of staff. */
export async function publishedLevels(tx: Tx, keys: readonly string[], on: LocalDate, asOf: Date | null = null): Promise<PublishedLevel[]> {
  const units = await getUnits(tx, keys);
  const names = await unitNames(
    tx,
    [...units.values()].flatMap(({ parent }) => (parent ? [parent] : [])),
  );
  const published = new Map<string, StoredDecision>();
  for (const [provinceId, group] of Map.groupBy(units.values(), (unit) => unit.provinceId)) {
    const stored = await listPublished(tx, { provinceId, units: group.map(({ key }) => key), on, asOf });
    for (const decision of stored) published.set(decision.unit_key, decision);
  }
  return keys.flatMap((key) => {
    const [unit, stored] = [units.get(key), published.get(key)];
    if (!unit || !stored) return [];
    const { level, rule, provisional, document_number: documentNumber } = stored;
    const place = placeOf(unit, stored.on_day, names);
    return [{ ...place, level, rule, provisional, documentNumber, signedAt: stored.signed_at!, publishedAt: stored.published_at! }];
  });
}

/** Most decisions that are looked at for lists of what waits. */
const WAITING = 5000;
const highestFirst = { province: 0, district: 1, commune: 2 };

/** What waits for a review, a signature or publication within the actor's sight: one entry a proposal, oldest first. */
export async function proposalLines(tx: Tx): Promise<ProposalLine[]> {
  const waiting = await listWaiting(tx, WAITING);
  const names = await longNames(
    tx,
    waiting.map(({ unit_key }) => unit_key),
  );
  return [...Map.groupBy(waiting, ({ proposal_id }) => proposal_id).values()].map((decisions) => toProposalLine(decisions, names));
}

/** Names that tell communes of the same name apart: `Phường 5, thành phố Sóc Trăng`. */
export async function longNames(tx: Tx, keys: readonly string[]): Promise<Map<string, string>> {
  const units = await getUnits(tx, keys);
  const parents = await getUnits(
    tx,
    [...units.values()].flatMap(({ parent }) => (parent ? [parent] : [])),
  );
  return new Map(
    [...units.values()].map((unit) => {
      const above = unit.level === "commune" && unit.parent ? parents.get(unit.parent) : undefined;
      return [unit.key, unitPath(unit, above ? [above] : [])];
    }),
  );
}

function toProposalLine(decisions: readonly StoredDecision[], names: ReadonlyMap<string, string>): ProposalLine {
  const ordered = decisions.toSorted(
    (a, b) => highestFirst[a.unit_level] - highestFirst[b.unit_level] || a.unit_key.localeCompare(b.unit_key),
  );
  const first = ordered[0]!;
  const counts: Record<string, number> = {};
  for (const { level } of ordered) counts[level] = (counts[level] ?? 0) + 1;
  return {
    proposalId: first.proposal_id,
    on: first.on_day,
    rule: first.rule,
    state: first.state as ProposalLine["state"],
    counts,
    units: ordered.map(({ id, unit_key, level }) => ({ decisionId: id, area: unit_key, name: names.get(unit_key) ?? unit_key, level })),
    provisional: ordered.some(({ provisional }) => provisional),
    asOf: first.as_of,
    proposedBy: first.proposed_by,
    proposedName: first.proposed_name,
    proposedAt: first.proposed_at,
    reviewedName: first.reviewed_name,
    signedName: first.signed_name,
    documentNumber: first.document_number,
  };
}
