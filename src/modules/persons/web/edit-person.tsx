import { useState } from "react";
import { useSearch } from "../../../kernel/ui/api/use-read.ts";
import { useSend } from "../../../kernel/ui/api/use-send.ts";
import { Sheet } from "../../../kernel/ui/dialog/sheet.tsx";
import { AreaPicker } from "../../../kernel/ui/input/area-picker.tsx";
import { CheckBox } from "../../../kernel/ui/input/check-box.tsx";
import { Choice } from "../../../kernel/ui/input/choice.tsx";
import { DateBox } from "../../../kernel/ui/input/date-box.tsx";
import { TextInput } from "../../../kernel/ui/input/text-input.tsx";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { Resource } from "../../../kernel/ui/parts/resource.tsx";
import { SendResult } from "../../../kernel/ui/parts/send-result.tsx";
import { useMay } from "../../../kernel/ui/session/session.tsx";
import { useSituation } from "../../../kernel/ui/session/situation.tsx";
import { type CorrectPerson, type PersonCard, type PersonNumbers, Sex, Vulnerable } from "../contract.ts";
import { changesOf, type Draft, draftOf, textFields } from "./person-draft.ts";

/** Corrects what is known of a person; only what was changed is sent, and a newer version is not overwritten. */
export function EditPerson({ person, onClose }: { person: PersonCard; onClose: () => void }) {
  const text = useText("persons");
  const [draft, setDraft] = useState<Draft>(() => draftOf(person));
  // The versions and facts this form was opened with, whatever arrives behind it.
  const [seen] = useState(person);
  const correct = useSend<CorrectPerson>("/persons/correct");
  const changes = changesOf(draft, seen);
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const submit = async () => {
    const answer = await correct.send({ personId: seen.id, expected: seen.versions, changes });
    if (answer.ok) onClose();
  };
  return (
    <Sheet
      title={text("edit.title")}
      open
      onClose={onClose}
      place="side"
      actions={
        <>
          <Button
            kind="main"
            keys="mod+Enter"
            busy={correct.pending > 0}
            disabled={Object.keys(changes).length === 0}
            onPress={() => void submit()}
          >
            {text("edit.save")}
          </Button>
          <Button onPress={onClose}>{text("edit.leave")}</Button>
        </>
      }
    >
      <div className="stack">
        <Identity draft={draft} change={change} />
        <Circumstances draft={draft} change={change} />
        <Numbers personId={seen.id} draft={draft} change={change} />
        {correct.refusal && <SendResult of={correct} done="" refused={text("edit.refused")} />}
      </div>
    </Sheet>
  );
}

interface PartProps {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
}

function Identity({ draft, change }: PartProps) {
  const text = useText("persons");
  const { searchAreas } = useSituation();
  return (
    <>
      <TextInput label={text("field.fullName")} value={draft.fullName} onChange={(fullName) => change({ fullName })} autoComplete="off" />
      <TextInput
        label={text("field.description")}
        hint={text("edit.descriptionHint")}
        value={draft.description}
        onChange={(description) => change({ description })}
        autoComplete="off"
      />
      <Choice
        label={text("field.sex")}
        value={draft.sex ?? ""}
        options={["", ...Sex.options]}
        nameOf={(sex) => (sex ? text(`sex.${sex}`) : text("edit.unknown"))}
        onChoose={(sex) => change({ sex: Sex.safeParse(sex).data ?? null })}
      />
      <DateBox
        label={text("field.birthOn")}
        mayBeUnknown
        value={draft.birthOn}
        onChange={(birthOn) => change({ birthOn: birthOn ?? null })}
      />
      <TextInput
        label={text("field.birthYear")}
        hint={text("edit.yearHint")}
        value={draft.birthYear}
        onChange={(birthYear) => change({ birthYear })}
        keyboard="numeric"
        maxLength={4}
        disabled={draft.birthOn !== null}
      />
      <AreaPicker
        label={text("field.residenceUnit")}
        value={draft.residence}
        onChoose={(residence) => change({ residence })}
        search={searchAreas}
      />
    </>
  );
}

function Circumstances({ draft, change }: PartProps) {
  const text = useText("persons");
  return (
    <>
      {textFields.map((field) => (
        <TextInput
          key={field}
          label={text(`field.${field}`)}
          value={draft[field]}
          onChange={(value) => change({ [field]: value })}
          autoComplete="off"
        />
      ))}
      <fieldset>
        <legend className="strong">{text("field.vulnerable")}</legend>
        {Vulnerable.options.map((group) => (
          <CheckBox
            key={group}
            label={text(`vulnerable.${group}`)}
            checked={draft.vulnerable.includes(group)}
            onChange={(checked) =>
              change({ vulnerable: checked ? [...draft.vulnerable, group] : draft.vulnerable.filter((one) => one !== group) })
            }
          />
        ))}
      </fieldset>
    </>
  );
}

/** Numbers stay covered; whoever mends them has them shown first, which is audited. */
function Numbers({ personId, draft, change }: PartProps & { personId: string }) {
  const text = useText("persons");
  const may = useMay("persons.person.reveal");
  const [asked, setAsked] = useState(false);
  const reading = useSearch<PersonNumbers>("/persons/reveal", { id: personId }, { when: asked });
  if (!may) return null;
  if (!asked) return <Button onPress={() => setAsked(true)}>{text("edit.numbers")}</Button>;
  return <Resource of={reading}>{(known) => <NumberBoxes known={known} draft={draft} change={change} />}</Resource>;
}

function NumberBoxes({ known, draft, change }: PartProps & { known: PersonNumbers }) {
  const text = useText("persons");
  const numbers = draft.numbers ?? {
    known,
    cccd: known.cccd ?? "",
    cmnd: known.cmnd ?? "",
    passport: known.passport ?? "",
    phones: known.phones.join(", "),
  };
  const set = (part: Partial<typeof numbers>) => change({ numbers: { ...numbers, ...part } });
  return (
    <>
      {(["cccd", "cmnd", "passport", "phones"] as const).map((field) => (
        <TextInput
          key={field}
          label={text(`field.${field}`)}
          value={numbers[field]}
          onChange={(value) => set({ [field]: value })}
          keyboard={field === "passport" ? "text" : "tel"}
          autoComplete="off"
          {...(field === "phones" && { hint: text("edit.phonesHint") })}
        />
      ))}
    </>
  );
}
