import { useState } from "react";
import { v7 } from "uuid";
import { useSend } from "../../../kernel/ui/api/use-send.ts";
import { AreaPicker } from "../../../kernel/ui/input/area-picker.tsx";
import { Choice } from "../../../kernel/ui/input/choice.tsx";
import { TextInput } from "../../../kernel/ui/input/text-input.tsx";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { Card } from "../../../kernel/ui/parts/card.tsx";
import { SendResult } from "../../../kernel/ui/parts/send-result.tsx";
import { useSituation } from "../../../kernel/ui/session/situation.tsx";
import { type CreateAccount, RoleCode, roleCodes } from "../contract.ts";
import { OneTimeLink } from "./one-time-link.tsx";

/** A new account: who, what for, where. Its holder sets the password through a link that works once. */
export function NewAccountCard() {
  const text = useText("identity");
  const { area, searchAreas } = useSituation();
  const [login, setLogin] = useState("");
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [phone, setPhone] = useState("");
  const [role, setRole] = useState<RoleCode>("commune-health-station");
  const [place, setPlace] = useState(area);
  const create = useSend<Partial<CreateAccount>, { id: string; link: string }>("/accounts/create");
  const ready = login.length >= 3 && name.length > 0 && place !== undefined;
  const submit = () =>
    place &&
    void create.send({
      id: v7(),
      login,
      name,
      email: email.trim() || null,
      phone: phone.replace(/[\s.-]/g, "") || null,
      homeKey: place.key,
      grants: [{ role, key: place.key }],
    });
  return (
    <Card title={text("account.new")} fill>
      <TextInput label={text("account.name")} value={name} onChange={setName} autoFocus autoComplete="off" />
      <TextInput label={text("account.login")} hint={text("account.loginHint")} value={login} onChange={setLogin} autoComplete="off" />
      <Choice
        label={text("account.role")}
        value={role}
        options={roleCodes.map((code) => ({ value: code, name: text(`role.${code}`) }))}
        onChoose={(code) => setRole(RoleCode.parse(code))}
      />
      <AreaPicker label={text("account.unit")} value={place} onChoose={setPlace} search={searchAreas} />
      <TextInput label={text("account.email")} value={email} onChange={setEmail} keyboard="email" autoComplete="off" />
      <TextInput
        label={text("account.phone")}
        hint={text("account.reachHint")}
        value={phone}
        onChange={setPhone}
        keyboard="tel"
        autoComplete="off"
      />
      <p>
        <Button kind="main" disabled={!ready} busy={create.pending > 0} onPress={submit}>
          {text("account.create")}
        </Button>
      </p>
      {create.done && <OneTimeLink token={create.done.reply.link} />}
      <SendResult of={create} done={text("account.created")} refused={text("account.notDone")} />
    </Card>
  );
}
