import { useState } from "react";
import { v7 } from "uuid";
import type { LocalDate } from "../../../kernel/time/local-date.ts";
import { useSend } from "../../../kernel/ui/api/use-send.ts";
import { AreaPicker } from "../../../kernel/ui/input/area-picker.tsx";
import { Choice } from "../../../kernel/ui/input/choice.tsx";
import { DateBox } from "../../../kernel/ui/input/date-box.tsx";
import { TextInput } from "../../../kernel/ui/input/text-input.tsx";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { Card } from "../../../kernel/ui/parts/card.tsx";
import { SendResult } from "../../../kernel/ui/parts/send-result.tsx";
import { useSituation } from "../../../kernel/ui/session/situation.tsx";
import { type AddAgency, AgencyGroup, agencyGroups } from "../contract.ts";

/** A body the shipped list does not know: a private hospital, a laboratory, a mobile station. */
export function NewAgencyCard() {
  const text = useText("directory");
  const { area, searchAreas } = useSituation();
  const add = useSend<AddAgency>("/agencies/add");
  const [name, setName] = useState("");
  const [group, setGroup] = useState<AgencyGroup>("health-facility");
  const [unit, setUnit] = useState(area);
  const [validFrom, setValidFrom] = useState<LocalDate | null>();
  const ready = name.trim().length >= 3 && unit !== undefined;
  const submit = () => unit && void add.send({ id: v7(), name: name.trim(), group, unitKey: unit.key, validFrom: validFrom ?? null });
  return (
    <Card title={text("agencies.new")} fill>
      <TextInput required label={text("agencies.name")} value={name} onChange={setName} autoFocus autoComplete="off" maxLength={200} />
      <Choice
        list
        label={text("agencies.group")}
        value={group}
        options={agencyGroups}
        nameOf={(one) => text(`group.${one}`)}
        onChoose={(one) => setGroup(AgencyGroup.parse(one))}
      />
      <AreaPicker required label={text("agencies.unit")} value={unit} onChoose={setUnit} search={searchAreas} />
      <DateBox label={text("agencies.from")} hint={text("agencies.fromHint")} value={validFrom} onChange={setValidFrom} />
      <div>
        <Button kind="main" disabled={!ready} busy={add.pending > 0} onPress={submit}>
          {text("agencies.add")}
        </Button>
      </div>
      <SendResult of={add} done={text("agencies.added")} refused={text("agencies.notDone")} />
    </Card>
  );
}
