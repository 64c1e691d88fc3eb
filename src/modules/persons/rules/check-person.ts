import { type Outcome, ok, refuse } from "../../../kernel/errors/refusal.ts";
import type { LocalDate } from "../../../kernel/time/local-date.ts";
import type { PersonFacts } from "../contract.ts";
import { errors } from "../errors.ts";
import { readCccd, readCmnd, readPassport, readPhone } from "./identity-numbers.ts";
import { tidyName } from "./person-name.ts";

/**
 * Checks what is said of a person and brings it to the form in which it is kept: names composed, numbers as digits, phones each once.
 * A CCCD fills in year of birth and sex where they were left out, and is refused where it contradicts them.
 * @param today local day of the decision; nobody is born after it
 */
export function checkPerson(facts: PersonFacts, today: LocalDate): Outcome<PersonFacts> {
  if (!facts.fullName && !facts.description) return refuse(errors.name_or_description);
  const numbers = checkNumbers(facts);
  if (!numbers.ok) return numbers;
  const cccd = facts.cccd ? readCccd(facts.cccd) : undefined;
  const birthYear = facts.birthOn ? Number(facts.birthOn.slice(0, 4)) : (facts.birthYear ?? cccd?.birthYear ?? null);
  const sex = facts.sex ?? cccd?.sex ?? null;
  if (facts.birthOn && (facts.birthOn > today || (facts.birthYear !== null && facts.birthYear !== birthYear)))
    return refuse(errors.bad_birth);
  if (birthYear !== null && birthYear > Number(today.slice(0, 4))) return refuse(errors.bad_birth);
  if (cccd && cccd.birthYear !== birthYear) return refuse(errors.cccd_contradicts, { with: "birthYear" });
  if (cccd && sex !== "other" && cccd.sex !== sex) return refuse(errors.cccd_contradicts, { with: "sex" });
  const fullName = facts.fullName ? tidyName(facts.fullName) : null;
  return ok({ ...facts, ...numbers.value, fullName, birthYear, sex, vulnerable: [...new Set(facts.vulnerable)].sort() });
}

/** The same for many, in their order. */
export function checkPersons(people: readonly PersonFacts[], today: LocalDate): Outcome<PersonFacts>[] {
  return people.map((facts) => checkPerson(facts, today));
}

type Numbers = Pick<PersonFacts, "cccd" | "cmnd" | "passport" | "phones">;

function checkNumbers(facts: PersonFacts): Outcome<Numbers> {
  const cccd = facts.cccd === null ? null : readCccd(facts.cccd)?.digits;
  if (cccd === undefined) return refuse(errors.bad_cccd);
  const cmnd = facts.cmnd === null ? null : readCmnd(facts.cmnd);
  if (cmnd === undefined) return refuse(errors.bad_cmnd);
  const passport = facts.passport === null ? null : readPassport(facts.passport);
  if (passport === undefined) return refuse(errors.bad_passport);
  const phones = facts.phones.map((phone) => ({ phone, read: readPhone(phone) }));
  const wrong = phones.find(({ read }) => read === undefined);
  if (wrong) return refuse(errors.bad_phone, { phone: wrong.phone });
  return ok({ cccd, cmnd, passport, phones: [...new Set(phones.map(({ read }) => read!))] });
}
