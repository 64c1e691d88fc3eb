import { useState } from "react";
import { addDays, type LocalDate, localDateOf, startOf } from "../../../kernel/time/local-date.ts";
import { useRead } from "../../../kernel/ui/api/use-read.ts";
import { useSend } from "../../../kernel/ui/api/use-send.ts";
import { Choice } from "../../../kernel/ui/input/choice.tsx";
import { DateBox } from "../../../kernel/ui/input/date-box.tsx";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { Card } from "../../../kernel/ui/parts/card.tsx";
import { Page, Panes } from "../../../kernel/ui/parts/page.tsx";
import { Resource } from "../../../kernel/ui/parts/resource.tsx";
import { SendResult } from "../../../kernel/ui/parts/send-result.tsx";
import { useNow } from "../../../kernel/ui/parts/use-now.ts";
import type { Colleague } from "../contract.ts";
import { DelegationList, type ShownDelegation } from "./delegation-list.tsx";

/** One's own work in a colleague's hands for some days: given, seen, taken back. */
export default function DelegationsPage() {
  const text = useText("identity");
  const reading = useRead<{ given: ShownDelegation[]; received: ShownDelegation[] }>("/session/delegations");
  return (
    <Page title={text("page.delegations")}>
      <Panes of="minmax(0, 1fr) 400px">
        <div className="stack">
          <Resource of={reading}>
            {({ given, received }) => (
              <>
                <DelegationList title={text("delegation.given")} none={text("delegation.noneGiven")} rows={given} mine />
                <DelegationList title={text("delegation.received")} none={text("delegation.noneReceived")} rows={received} />
              </>
            )}
          </Resource>
        </div>
        <NewDelegation />
      </Panes>
    </Page>
  );
}

function NewDelegation() {
  const text = useText("identity");
  const today = localDateOf(useNow());
  const colleagues = useRead<{ rows: Colleague[] }>("/session/colleagues");
  const give = useSend<{ toLogin: string; from: string; until: string }>("/session/delegate");
  const [toLogin, setToLogin] = useState<string>();
  const [from, setFrom] = useState<LocalDate | null | undefined>(today);
  const [until, setUntil] = useState<LocalDate | null>();
  const ready = toLogin && from && until && until >= from;
  const submit = () =>
    ready && void give.send({ toLogin, from: startOf(from).toISOString(), until: startOf(addDays(until, 1)).toISOString() });
  const nameOf = ({ name, title, unitName }: Colleague) => [name, title, unitName].filter(Boolean).join(", ");
  return (
    <Card title={text("delegation.new")}>
      <p>{text("delegation.what")}</p>
      <Resource
        of={colleagues}
        empty={({ rows }) => (rows.length === 0 ? <p className="muted">{text("delegation.nobody")}</p> : undefined)}
      >
        {({ rows }) => (
          <Choice
            list
            required
            label={text("delegation.to")}
            value={toLogin}
            options={rows.map((row) => ({ value: row.login, name: nameOf(row) }))}
            onChoose={setToLogin}
          />
        )}
      </Resource>
      <DateBox
        required
        toCome
        label={text("delegation.from")}
        hint={text("delegation.dayHint")}
        value={from}
        onChange={setFrom}
        earliest={today}
      />
      <DateBox
        required
        toCome
        label={text("delegation.until")}
        hint={text("delegation.dayHint")}
        value={until}
        onChange={setUntil}
        earliest={from ?? today}
      />
      <div>
        <Button kind="main" disabled={!ready} busy={give.pending > 0} onPress={submit}>
          {text("delegation.give")}
        </Button>
      </div>
      <SendResult of={give} done={text("delegation.done")} refused={text("delegation.notDone")} />
    </Card>
  );
}
