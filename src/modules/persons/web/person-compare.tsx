import { useText } from "../../../kernel/ui/language/language.tsx";
import { SideBySide } from "../../../kernel/ui/parts/side-by-side.tsx";
import type { PersonCard } from "../contract.ts";
import { bornOf, nameOf } from "./person-words.ts";

const compared = ["fullName", "birthOn", "sex", "residenceUnit", "address", "occupation", "workplace"] as const;
type Compared = (typeof compared)[number];

/** What two records of people are compared by. */
export type ComparedPerson = Pick<PersonCard, Compared | "description" | "birthYear" | "residenceName">;

interface PersonCompareProps {
  heads: readonly [string, string];
  persons: readonly [ComparedPerson, ComparedPerson];
}

/** Two people side by side by every fact they are told apart by. Facts that neither has are left out. */
export function PersonCompare({ heads, persons }: PersonCompareProps) {
  const text = useText("persons");
  const rows = compared.flatMap((field) => {
    const [one, other] = persons.map((person) => shown(person, field)) as [string | null, string | null];
    if (one === null && other === null) return [];
    return [
      {
        key: field,
        name: text(`field.${field}`),
        values: [one ?? text("person.unknown"), other ?? text("person.unknown")] as const,
        differs: one !== null && other !== null && one !== other,
      },
    ];
  });
  return <SideBySide caption={text("duplicates.compare")} heads={heads} rows={rows} />;

  function shown(person: ComparedPerson, field: Compared): string | null {
    if (field === "fullName") return nameOf(person, text);
    if (field === "birthOn") return person.birthOn || person.birthYear ? bornOf(person, text) : null;
    if (field === "residenceUnit") return person.residenceName ?? person.residenceUnit;
    if (field === "sex") return person.sex ? text(`sex.${person.sex}`) : null;
    return person[field];
  }
}
