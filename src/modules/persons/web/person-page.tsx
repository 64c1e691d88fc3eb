import { useState } from "react";
import { useRead, useSearch } from "../../../kernel/ui/api/use-read.ts";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { Card, Facts } from "../../../kernel/ui/parts/card.tsx";
import { Page, Panes } from "../../../kernel/ui/parts/page.tsx";
import { Resource } from "../../../kernel/ui/parts/resource.tsx";
import { useMay } from "../../../kernel/ui/session/session.tsx";
import { useSituation } from "../../../kernel/ui/session/situation.tsx";
import type { PersonCard, PersonNumbers } from "../contract.ts";
import { EditPerson } from "./edit-person.tsx";
import { HouseholdCard } from "./household-card.tsx";
import { MergesCard } from "./merges-card.tsx";
import css from "./person.module.css";
import { PersonTimeline } from "./person-timeline.tsx";
import { bornOf, nameOf } from "./person-words.ts";

/** One person for every role: what is known, and one timeline fed by the events of all modules. */
export default function PersonPage({ personId }: { personId: string }) {
  const text = useText("persons");
  const { asOf, readOnly } = useSituation();
  const [editing, setEditing] = useState(false);
  const reading = useRead<PersonCard>("/persons/one", { id: personId, asOf });
  const mayCorrect = useMay("persons.person.correct");
  const mayEdit = mayCorrect && !readOnly && reading.value && reading.value.withdrawn === null;
  return (
    <Page
      title={reading.value ? nameOf(reading.value, text) : text("page.person")}
      actions={
        mayEdit && (
          <Button keys="e" onPress={() => setEditing(true)}>
            {text("person.edit")}
          </Button>
        )
      }
    >
      <Resource of={reading}>
        {(person) => (
          <Panes of="380px 1fr">
            <div className={`stack ${css.side}`}>
              <PersonFacts person={person} />
              <HouseholdCard person={person} />
              <MergesCard person={person} />
              {editing && <EditPerson person={person} onClose={() => setEditing(false)} />}
            </div>
            <PersonTimeline personId={person.id} />
          </Panes>
        )}
      </Resource>
    </Page>
  );
}

function PersonFacts({ person }: { person: PersonCard }) {
  const text = useText("persons");
  const or = (value: string | null) => value ?? text("person.unknown");
  return (
    <Card title={text("person.facts")}>
      <Facts
        of={[
          [text("field.birthOn"), bornOf(person, text)],
          [text("field.sex"), person.sex ? text(`sex.${person.sex}`) : text("person.unknown")],
          [text("field.residenceUnit"), or(person.residenceName)],
          [text("field.address"), or(person.address)],
          [text("field.nationality"), or(person.nationality)],
          [text("field.occupation"), or(person.occupation)],
          [text("field.workplace"), or(person.workplace)],
          [text("field.school"), or(person.school)],
          [text("field.vulnerable"), person.vulnerable.map((group) => text(`vulnerable.${group}`)).join(", ") || text("person.none")],
        ]}
      />
      <PersonNumbersCard person={person} />
    </Card>
  );
}

/** Numbers stay covered until somebody asks; asking is written into the audit. */
function PersonNumbersCard({ person }: { person: PersonCard }) {
  const text = useText("persons");
  const may = useMay("persons.person.reveal");
  const [shown, setShown] = useState(false);
  const reading = useSearch<PersonNumbers>("/persons/reveal", { id: person.id }, { when: shown });
  const known = person.numbers.cccd || person.numbers.cmnd || person.numbers.passport || person.numbers.phones > 0;
  if (!known) return <p className="fine">{text("person.noNumbers")}</p>;
  if (!shown) {
    return (
      <p>
        {text("person.numbersHidden", { n: person.numbers.phones })}{" "}
        {may && <Button onPress={() => setShown(true)}>{text("person.reveal")}</Button>}
      </p>
    );
  }
  return (
    <Resource of={reading}>
      {({ cccd, cmnd, passport, phones }) => (
        <Facts
          of={[
            ...(cccd ? [[text("field.cccd"), cccd] as const] : []),
            ...(cmnd ? [[text("field.cmnd"), cmnd] as const] : []),
            ...(passport ? [[text("field.passport"), passport] as const] : []),
            [text("field.phones"), phones.join(", ") || text("person.none")],
          ]}
        />
      )}
    </Resource>
  );
}
