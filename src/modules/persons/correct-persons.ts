import type { Tx } from "../../kernel/db/actor.ts";
import { type Outcome, ok, Refused, refuse } from "../../kernel/errors/refusal.ts";
import { type DomainEvent, recordEvents } from "../../kernel/events/events.ts";
import { addDays, localDateOf, startOf } from "../../kernel/time/local-date.ts";
import type { CorrectPerson, FieldName, PersonFacts, PersonVersions } from "./contract.ts";
import { errors } from "./errors.ts";
import { applyChanges, differingFields } from "./rules/change-person.ts";
import { checkPerson } from "./rules/check-person.ts";
import { findVersion, loadPersons, type StoredPerson } from "./store/facts-store.ts";
import { type PlacedPerson, putPersons } from "./store/person-store.ts";
import { addRelations, type PersonRelation, relationKeys, sightMaker } from "./store/sight-store.ts";

/** A correction; without `expected` it is applied to whatever the person is now (imports that were told to overwrite). */
export type Correction = Pick<CorrectPerson, "personId" | "changes"> & { expected?: PersonVersions | undefined };

export type Corrected = { personId: string; versions: PersonVersions; fields: FieldName[] };

/** How long the unit that moved a person elsewhere still sees them: a slip can be mended, and where they went can be told. */
const SEEN_AFTER_MOVE_DAYS = 30;

/**
 * Corrects persons, in sets like the registration. Each has its own outcome, in the order asked:
 * `changed_meanwhile` when a fact has changed since the expected version, the refusals of `checkPerson`, or what was changed.
 * @throws Refused `changed_meanwhile` when somebody else changes one of them in this very moment; the transaction is lost, ask again
 */
export async function correctPersons(tx: Tx, corrections: readonly Correction[]): Promise<Outcome<Corrected>[]> {
  const stored = await loadPersons(
    tx,
    corrections.map(({ personId }) => personId),
  );
  const decided: Outcome<Change>[] = [];
  for (const correction of corrections) decided.push(await decide(tx, correction, stored.get(correction.personId)));
  const changes = decided.flatMap((outcome) => (outcome.ok && outcome.value.fields.length > 0 ? [outcome.value] : []));
  const placed = await placeChanges(tx, changes);
  if (!placed.ok) return decided.map((outcome) => (outcome.ok ? placed : outcome));
  await applyAll(tx, changes, placed.value);
  const after = await loadPersons(
    tx,
    changes.map(({ before }) => before.id),
  );
  return decided.map((outcome) => {
    if (!outcome.ok) return outcome;
    const { before, fields } = outcome.value;
    return ok({ personId: before.id, versions: after.get(before.id)?.versions ?? before.versions, fields });
  });
}

interface Change {
  before: StoredPerson;
  facts: PersonFacts;
  fields: FieldName[];
}

async function decide(tx: Tx, { personId, expected, changes }: Correction, before: StoredPerson | undefined): Promise<Outcome<Change>> {
  if (!before || before.withdrawn) return refuse(errors.person_not_found);
  if (before.mergedInto) return refuse(errors.merged_meanwhile, { personId: before.mergedInto });
  const stale = expected && (await changedSince(tx, before, expected));
  if (stale)
    return refuse(errors.changed_meanwhile, {
      personId,
      expected: versionText(expected),
      current: versionText(before.versions),
      fields: stale.join(","),
    });
  const checked = checkPerson(applyChanges(before.facts, changes as Partial<PersonFacts>), localDateOf(tx.now));
  return checked.ok ? ok({ before, facts: checked.value, fields: differingFields(before.facts, checked.value) }) : checked;
}

const versionText = ({ person, identity }: PersonVersions) => `${person}.${identity}`;

/**
 * The facts that differ between the expected version and now. A newer version that changed nothing but who sees the person does not
 * refuse the correction.
 */
async function changedSince(tx: Tx, now: StoredPerson, expected: PersonVersions): Promise<FieldName[] | undefined> {
  if (expected.person === now.versions.person && expected.identity === now.versions.identity) return undefined;
  const then = await findVersion(tx, now, expected);
  if (!then) return [];
  const fields = differingFields(then.facts, now.facts);
  return fields.length > 0 ? fields : undefined;
}

interface PlacedChange {
  person: PlacedPerson;
  relations: PersonRelation[];
}

/** Who sees the persons after the change. A unit that moves somebody out of its sight keeps it for a while. */
async function placeChanges(tx: Tx, changes: readonly Change[]): Promise<Outcome<PlacedChange[]>> {
  const related = await relationKeys(
    tx,
    changes.map(({ before }) => before.id),
  );
  const home = tx.actor.homeKey;
  const sightFor = await sightMaker(
    tx,
    changes.map(({ facts }) => facts.residenceUnit),
    [...[...related.values()].flat(), home],
  );
  const until = startOf(addDays(localDateOf(tx.now), SEEN_AFTER_MOVE_DAYS + 1));
  const placed: PlacedChange[] = [];
  for (const { before, facts } of changes) {
    const keys = related.get(before.id) ?? [];
    const sight = sightFor(facts.residenceUnit, keys);
    if (!sight) return refuse(errors.unknown_unit, { unit: facts.residenceUnit });
    if (sight.provinceId !== before.provinceId) return refuse(errors.other_province);
    const kept = tx.actor.scope.some((key) => sight.seenBy.includes(key));
    const relations = kept ? [] : [{ provinceId: before.provinceId, personId: before.id, kind: "moved-from", key: home, until }];
    placed.push({ person: { id: before.id, facts, sight: kept ? sight : sightFor(facts.residenceUnit, [...keys, home])! }, relations });
  }
  return ok(placed);
}

async function applyAll(tx: Tx, changes: readonly Change[], placed: readonly PlacedChange[]): Promise<void> {
  const versions = (part: "person" | "identity") => new Map(changes.map(({ before }) => [before.id, before.versions[part]]));
  const done = await putPersons(
    tx,
    placed.map(({ person }) => person),
    { expected: { person: versions("person"), identity: versions("identity") } },
  );
  if (done.person.stale.length > 0 || done.identity.stale.length > 0)
    throw new Refused({ ...errors.changed_meanwhile, params: { personId: [...done.person.stale, ...done.identity.stale][0]! } });
  await addRelations(
    tx,
    placed.flatMap(({ relations }) => relations),
  );
  await recordEvents(
    tx,
    changes.map(({ before, fields }, at) => correctedEvent(placed[at]!.person, before.id, fields)),
  );
}

export function correctedEvent({ sight }: Pick<PlacedPerson, "sight">, personId: string, fields: readonly FieldName[]): DomainEvent {
  const { provinceId, seenBy } = sight;
  return { type: "persons.corrected", provinceId, subjectId: personId, personId, payload: { personId, fields }, seenBy };
}
