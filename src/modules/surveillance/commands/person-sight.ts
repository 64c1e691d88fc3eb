import type { Tx } from "../../../kernel/db/actor.ts";
import { findUnit, seenByOf, unitGraph } from "../../directory/server.ts";
import { linesOf, type PersonRelation, relatePersons, unrelatePersons } from "../../persons/server.ts";
import type { CaseReport } from "../contract.ts";
import { relatedKeys, sharedKeys } from "../store/case-sight.ts";
import { narrowedToPart } from "../store/case-store.ts";
import { listCasesOf } from "../store/history-store.ts";

/** Kind of the relations this module gives to persons: a case of theirs is seen through the key. */
const KIND = "case";

type Places = { [Field in "stayUnit" | "facility" | "responsibleUnit" | "reportingUnit" | "residenceUnit"]: CaseReport[Field] | null } & {
  countUnit?: string;
};

/** Who must see the person of a case besides the unit of residence: where they stay, who treats, who answers for them, who reported. */
function placesOf({ stayUnit, facility, responsibleUnit, reportingUnit, residenceUnit, countUnit }: Places): string[] {
  return narrowedToPart([stayUnit, facility, responsibleUnit, reportingUnit], countUnit ?? residenceUnit);
}

/** Relations a new person is registered with, so that nobody waits to see the name. */
export const relationsAtReport = (report: Places): Pick<PersonRelation, "kind" | "key" | "until">[] =>
  placesOf(report).map((key) => ({ kind: KIND, key, until: null }));

/**
 * Lets who sees a case see its person, and nobody longer than the case is seen: derived from all cases in force of these persons, so it may
 * run twice.
 * @param tx must see everything (a reaction's transaction): the actor of a change may lose sight by it
 */
export async function followCases(tx: Tx, personIds: readonly string[]): Promise<void> {
  const homes = await homesOf(tx, personIds);
  const wanted = await wantedKeys(tx, [...homes.keys()]);
  const provinces = [...new Set([...homes.values()].map(({ provinceId }) => provinceId))];
  const shared = await sharedKeys(tx, [...homes.keys()], provinces, KIND);
  const begins: PersonRelation[] = [];
  const ends: PersonRelation[] = [];
  for (const [personId, { provinceId, seenBy }] of homes) {
    const relation = (key: string): PersonRelation => ({ provinceId, personId, kind: KIND, key, until: null });
    const [keys, known] = [wanted.get(personId) ?? new Set<string>(), shared.get(personId) ?? new Set<string>()];
    begins.push(...[...keys].filter((key) => !seenBy.has(key) && !known.has(key)).map(relation));
    ends.push(...[...known].filter((key) => !keys.has(key)).map(relation));
  }
  if (ends.length > 0) await unrelatePersons(tx, ends);
  if (begins.length > 0) await relatePersons(tx, begins);
}

/** Where persons live and who sees them by that; a person merged into another, or withdrawn, has no home of its own. */
async function homesOf(tx: Tx, personIds: readonly string[]): Promise<Map<string, { provinceId: string; seenBy: ReadonlySet<string> }>> {
  const people = await linesOf(tx, personIds);
  const seen = await seenByOf(
    tx,
    [...people.values()].map(({ residenceUnit }) => residenceUnit),
  );
  const sets = new Map([...seen].map(([key, keys]) => [key, new Set(keys)]));
  const graph = unitGraph();
  return new Map(
    [...people].flatMap(([id, { residenceUnit }]) => {
      const unit = findUnit(graph, residenceUnit);
      return unit ? [[id, { provinceId: unit.provinceId, seenBy: sets.get(residenceUnit) ?? new Set<string>() }] as const] : [];
    }),
  );
}

/** Keys that see a case in force of each person. */
async function wantedKeys(tx: Tx, personIds: readonly string[]): Promise<Map<string, Set<string>>> {
  const cases = (await listCasesOf(tx, personIds)).filter(({ withdrawn }) => withdrawn === null);
  const related = await relatedKeys(tx, cases);
  const wanted = new Map<string, Set<string>>();
  for (const each of cases) {
    const keys = wanted.get(each.personId) ?? new Set();
    for (const key of [...placesOf(each), ...(related.get(each.id) ?? [])]) keys.add(key);
    wanted.set(each.personId, keys);
  }
  return wanted;
}
