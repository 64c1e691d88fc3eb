import { formatDate } from "../../../kernel/i18n/date.ts";
import type { Text } from "../../../kernel/ui/language/language.tsx";
import type { PersonLine } from "../contract.ts";

/** Name, or what stands for one. */
export const nameOf = (person: Pick<PersonLine, "fullName" | "description">, text: Text): string =>
  person.fullName ?? person.description ?? text("person.noName");

/** `12/03/1988`, `1988`, or that it is not known. */
export function bornOf(person: Pick<PersonLine, "birthOn" | "birthYear">, text: Text): string {
  if (person.birthOn) return formatDate(person.birthOn);
  return person.birthYear ? String(person.birthYear) : text("person.unknown");
}
