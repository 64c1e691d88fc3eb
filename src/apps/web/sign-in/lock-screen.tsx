import { type FormEvent, useState } from "react";
import type { Outcome, Refusal } from "../../../kernel/errors/refusal.ts";
import { callApi } from "../../../kernel/ui/api/api.ts";
import { PasswordInput, TextInput } from "../../../kernel/ui/input/text-input.tsx";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { Icon } from "../../../kernel/ui/parts/icon.tsx";
import { Mark } from "../../../kernel/ui/parts/mark.tsx";
import { RefusalNote } from "../../../kernel/ui/parts/refusal-note.tsx";
import type { Session } from "../../../kernel/ui/session/session.tsx";
import { asksForCode } from "./asks-for-code.ts";
import css from "./sign-in.module.css";

interface LockScreenProps {
  session: Session;
  onResumed: (session: Session) => void;
}

/** A shared PC: only this person's password brings the page back, as it was. */
export function LockScreen({ session, onResumed }: LockScreenProps) {
  const text = useText("app");
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const [refusal, setRefusal] = useState<Refusal>();
  const [busy, setBusy] = useState(false);
  const needsCode = asksForCode(refusal) || code !== "";

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const answer = await resumeSession(session.account.login, password, code || undefined);
    setBusy(false);
    if (answer.ok) onResumed(answer.value);
    else setRefusal(answer.refusal);
  };
  const leave = async (): Promise<void> => {
    await callApi({ method: "POST", path: "/session/sign-out", duringSignIn: true });
    window.location.assign("/");
  };
  return (
    <main className={css.lock}>
      <form className={css.lockCard} onSubmit={submit}>
        <div className="row">
          <Mark size={34} />
          <div>
            <h1>{text("lock.title")}</h1>
            <p className="muted">{text("lock.kept")}</p>
          </div>
        </div>
        <p>
          <b>{session.account.name}</b>
          <br />
          <span className="muted">{[session.account.title, session.account.unitName].filter(Boolean).join(" · ")}</span>
        </p>
        <PasswordInput label={text("signIn.password")} value={password} onChange={setPassword} autoComplete="current-password" autoFocus />
        {needsCode && (
          <TextInput label={text("signIn.code")} value={code} onChange={setCode} keyboard="numeric" autoComplete="one-time-code" />
        )}
        {refusal && <RefusalNote of={refusal} lead={text(asksForCode(refusal) ? "signIn.oneMore" : "lock.refused")} />}
        <Button kind="main" submit big busy={busy}>
          <Icon name="lock" /> {text("lock.open")}
        </Button>
        <Button kind="quiet" onPress={() => void leave()}>
          {text("lock.other")}
        </Button>
      </form>
    </main>
  );
}

/** A locked session is unlocked; one that has ended meanwhile is begun again. */
async function resumeSession(account: string, password: string, code: string | undefined): Promise<Outcome<Session>> {
  const proof = { password, ...(code && { code }) };
  const unlocked = await callApi<Session>({ method: "POST", path: "/session/unlock", body: proof, duringSignIn: true });
  if (unlocked.ok || unlocked.refusal.code !== "kernel/not_signed_in") return unlocked;
  return callApi<Session>({ method: "POST", path: "/session/sign-in", body: { account, ...proof }, duringSignIn: true });
}
