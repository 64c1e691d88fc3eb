import type { Tx } from "../../kernel/db/actor.ts";
import { type Outcome, ok, refuse } from "../../kernel/errors/refusal.ts";
import { localDateOf } from "../../kernel/time/local-date.ts";
import type { RegisterPerson } from "./contract.ts";
import { errors } from "./errors.ts";
import { type DuplicateCandidate, findDuplicateCandidates } from "./find-duplicates.ts";
import { rememberDifferent } from "./judge-duplicates.ts";
import { registerPersons } from "./register-persons.ts";
import { checkPerson } from "./rules/check-person.ts";

/**
 * Registers one person from the keyboard. Somebody who is surely registered already refuses it, unless the officer says it is another person;
 * likelier doubles are answered and go to the queue.
 */
export async function registerPerson(
  tx: Tx,
  { personId, notThese, ...facts }: RegisterPerson,
): Promise<Outcome<{ personId: string; likely: DuplicateCandidate[] }>> {
  const checked = checkPerson(facts, localDateOf(tx.now));
  if (!checked.ok) return checked;
  const [found = []] = await findDuplicateCandidates(tx, [checked.value]);
  const likely = found.filter((one) => one.personId !== personId && !notThese.includes(one.personId));
  const sure = likely.find(({ verdict }) => verdict === "same");
  if (sure) return refuse(errors.already_registered, { personId: sure.personId });
  const registered = await registerPersons(tx, [{ personId, facts: checked.value }]);
  if (!registered.ok) return registered;
  const remembered = await rememberDifferent(
    tx,
    notThese.map((other) => [personId, other] as const),
  );
  return remembered.ok ? ok({ personId, likely }) : remembered;
}
