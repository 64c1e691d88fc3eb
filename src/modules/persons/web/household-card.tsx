import { useState } from "react";
import { v7 } from "uuid";
import { useRead } from "../../../kernel/ui/api/use-read.ts";
import { useSend } from "../../../kernel/ui/api/use-send.ts";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { Card } from "../../../kernel/ui/parts/card.tsx";
import { Chip } from "../../../kernel/ui/parts/chip.tsx";
import { PlaceLink } from "../../../kernel/ui/parts/place-link.tsx";
import { Resource } from "../../../kernel/ui/parts/resource.tsx";
import { SendResult } from "../../../kernel/ui/parts/send-result.tsx";
import { useMay } from "../../../kernel/ui/session/session.tsx";
import { useSituation } from "../../../kernel/ui/session/situation.tsx";
import type { CorrectPerson, PersonCard, PersonLine, SetHousehold } from "../contract.ts";
import { FindMember } from "./find-member.tsx";
import css from "./person.module.css";
import { bornOf, nameOf } from "./person-words.ts";

interface Household {
  id: string;
  residenceUnit: string;
  headId: string | null;
  members: PersonLine[];
}

/** With whom a person lives: who is the head, who joins, who leaves. */
export function HouseholdCard({ person }: { person: PersonCard }) {
  const text = useText("persons");
  const reading = useRead<Household>("/persons/household/one", { id: person.householdId }, { when: person.householdId !== null });
  return (
    <Card title={text("household.title")}>
      {person.householdId ? (
        <Resource of={reading}>{(household) => <Members person={person} household={household} />}</Resource>
      ) : (
        <NoHousehold person={person} />
      )}
    </Card>
  );
}

/** Whether this officer may change the household now. */
function useMayChange(): boolean {
  const { readOnly } = useSituation();
  return useMay("persons.person.correct") && !readOnly;
}

function NoHousehold({ person }: { person: PersonCard }) {
  const text = useText("persons");
  const may = useMayChange();
  const make = useSend<SetHousehold>("/persons/household");
  const begin = () => void make.send({ householdId: v7(), residenceUnit: person.residenceUnit, headId: person.id, memberIds: [person.id] });
  return (
    <>
      <p className="muted">{text("household.none")}</p>
      {may && (
        <div>
          <Button busy={make.pending > 0} onPress={begin}>
            {text("household.begin")}
          </Button>
        </div>
      )}
      <SendResult of={make} done={text("household.begun")} refused={text("household.refused")} />
    </>
  );
}

function Members({ person, household }: { person: PersonCard; household: Household }) {
  const text = useText("persons");
  const may = useMayChange();
  const [adding, setAdding] = useState(false);
  const set = useSend<SetHousehold>("/persons/household");
  const leaveAlone = useSend<CorrectPerson>("/persons/correct");
  const { id: householdId, residenceUnit, headId, members } = household;
  const ids = members.map((member) => member.id);
  const put = (change: Partial<Pick<SetHousehold, "headId" | "memberIds">>) =>
    void set.send({ householdId, residenceUnit, headId, memberIds: ids, ...change });
  const leave = (memberId: string) => {
    const rest = ids.filter((id) => id !== memberId);
    if (rest.length > 0) put({ memberIds: rest, headId: headId === memberId ? null : headId });
    else void leaveAlone.send({ personId: person.id, expected: person.versions, changes: { householdId: null } });
  };
  return (
    <>
      <ul className={css.members}>
        {members.map((member) => (
          <li key={member.id}>
            <span className="grow">
              {member.id === person.id ? (
                <b>{nameOf(member, text)}</b>
              ) : (
                <PlaceLink to={`/nguoi/${member.id}`}>{nameOf(member, text)}</PlaceLink>
              )}{" "}
              <span className="muted">{bornOf(member, text)}</span> {member.id === headId && <Chip>{text("household.head")}</Chip>}
            </span>
            {may && member.id !== headId && (
              <Button
                kind="quiet"
                label={text("household.makeHeadOf", { name: nameOf(member, text) })}
                onPress={() => put({ headId: member.id })}
              >
                {text("household.makeHead")}
              </Button>
            )}
            {may && (
              <Button kind="quiet" label={text("household.leaveOf", { name: nameOf(member, text) })} onPress={() => leave(member.id)}>
                {text("household.leave")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {may && !adding && (
        <div>
          <Button onPress={() => setAdding(true)}>{text("household.add")}</Button>
        </div>
      )}
      {adding && (
        <FindMember members={ids} onChoose={(member) => put({ memberIds: [...ids, member.id] })} onClose={() => setAdding(false)} />
      )}
      <SendResult of={set} done={text("household.changed")} refused={text("household.refused")} />
      <SendResult of={leaveAlone} done={text("household.changed")} refused={text("household.refused")} />
    </>
  );
}
