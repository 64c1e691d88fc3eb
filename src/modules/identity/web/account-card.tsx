import { useState } from "react";
import { formatDate, formatInstant } from "../../../kernel/i18n/date.ts";
import { useSend } from "../../../kernel/ui/api/use-send.ts";
import { TextInput } from "../../../kernel/ui/input/text-input.tsx";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { Card, Facts } from "../../../kernel/ui/parts/card.tsx";
import { SendResult } from "../../../kernel/ui/parts/send-result.tsx";
import type { ListedAccount } from "./accounts-page.tsx";
import { OneTimeLink } from "./one-time-link.tsx";

/** One account: its roles with their dates, a new password, closing when the person leaves. */
export function AccountCard({ account }: { account: ListedAccount }) {
  const text = useText("identity");
  const reset = useSend<{ accountId: string; alsoTwoFactor: boolean }, { link: string }>("/accounts/reset-password");
  const close = useSend<{ accountId: string; reason: string }>("/accounts/close");
  const revoke = useSend<{ accountId: string; grantId: string; reason: string }>("/accounts/revoke");
  const [reason, setReason] = useState("");
  return (
    <Card title={account.name} aside={account.login} fill>
      <Facts
        of={[
          [text("account.unit"), account.homeName ?? account.homeKey],
          [text("account.seen"), account.lastSeenAt ? formatInstant(account.lastSeenAt) : text("account.never")],
        ]}
      />
      <h3>{text("account.roles")}</h3>
      <ul>
        {account.roles.map((grant) => (
          <li key={grant.id}>
            {text(`role.${grant.role}`)}, {grant.keyName ?? grant.key}
            {grant.until && `, ${text("account.until", { on: formatDate(grant.until.slice(0, 10)) })}`}{" "}
            <Button
              kind="quiet"
              disabled={reason.length < 3}
              onPress={() => void revoke.send({ accountId: account.id, grantId: grant.id, reason })}
            >
              {text("account.revoke")}
            </Button>
          </li>
        ))}
      </ul>
      <SendResult of={revoke} done={text("account.revoked")} refused={text("account.notDone")} />
      <TextInput label={text("account.reason")} hint={text("account.reasonHint")} value={reason} onChange={setReason} />
      <p>
        <Button onPress={() => void reset.send({ accountId: account.id, alsoTwoFactor: false })}>{text("account.reset")}</Button>{" "}
        <Button kind="danger" disabled={reason.length < 3} onPress={() => void close.send({ accountId: account.id, reason })}>
          {text("account.close")}
        </Button>
      </p>
      {reset.done && <OneTimeLink token={reset.done.reply.link} />}
      <SendResult of={reset} done={text("account.linkMade")} refused={text("account.notDone")} />
      <SendResult of={close} done={text("account.closedNow")} refused={text("account.notDone")} />
    </Card>
  );
}
