import { useState } from "react";
import { renderSVG } from "uqr";
import { useSend } from "../../../kernel/ui/api/use-send.ts";
import { TextInput } from "../../../kernel/ui/input/text-input.tsx";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { Card } from "../../../kernel/ui/parts/card.tsx";
import { Note } from "../../../kernel/ui/parts/note.tsx";
import { SendResult } from "../../../kernel/ui/parts/send-result.tsx";
import { useSession } from "../../../kernel/ui/session/session.tsx";

/** An authenticator app: scan, type one code, keep the recovery codes. */
export function TwoFactorSetup() {
  const text = useText("app");
  const { twoFactor } = useSession();
  const begin = useSend<{ code?: string }, { secret: string; uri: string }>("/session/two-factor/begin");
  const confirm = useSend<{ code: string }, { recoveryCodes: string[] }>("/session/two-factor/confirm");
  const [code, setCode] = useState("");
  const [present, setPresent] = useState("");
  const secret = begin.done?.reply;
  const recovery = confirm.done?.reply.recoveryCodes;
  return (
    <Card title={text("twoFactor.title")} aside={text(twoFactor || recovery ? "twoFactor.on" : "twoFactor.off")}>
      <p>{text("twoFactor.why")}</p>
      {!secret && twoFactor && (
        <TextInput label={text("signIn.code")} value={present} onChange={setPresent} keyboard="numeric" autoComplete="one-time-code" />
      )}
      {!secret && (
        <div>
          <Button
            onPress={() => void begin.send(twoFactor ? { code: present } : {})}
            busy={begin.pending > 0}
            disabled={twoFactor && present.trim().length < 6}
          >
            {text(twoFactor ? "twoFactor.renew" : "twoFactor.begin")}
          </Button>
        </div>
      )}
      {begin.refusal && <SendResult of={begin} done="" refused={text("twoFactor.refused")} />}
      {secret && !recovery && (
        <>
          <p>{text("twoFactor.scan")}</p>
          <img
            src={`data:image/svg+xml,${encodeURIComponent(renderSVG(secret.uri))}`}
            alt={text("twoFactor.qr")}
            width={180}
            height={180}
          />
          <p className="fine">
            {text("twoFactor.byHand")} <code>{secret.secret}</code>
          </p>
          <TextInput label={text("signIn.code")} value={code} onChange={setCode} keyboard="numeric" autoComplete="one-time-code" />
          <div>
            <Button kind="main" onPress={() => void confirm.send({ code })} busy={confirm.pending > 0} disabled={code.trim().length < 6}>
              {text("twoFactor.confirm")}
            </Button>
          </div>
          {confirm.refusal && <SendResult of={confirm} done="" refused={text("twoFactor.refused")} />}
        </>
      )}
      {recovery && (
        <Note kind="warn" lead={text("twoFactor.recovery")}>
          {text("twoFactor.recoveryWhy")}
          <pre>{recovery.join("\n")}</pre>
        </Note>
      )}
    </Card>
  );
}
