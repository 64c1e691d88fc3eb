import { type FormEvent, useState } from "react";
import type { Refusal } from "../../../kernel/errors/refusal.ts";
import { callApi } from "../../../kernel/ui/api/api.ts";
import { PasswordInput, TextInput } from "../../../kernel/ui/input/text-input.tsx";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { RefusalNote } from "../../../kernel/ui/parts/refusal-note.tsx";
import type { Session } from "../../../kernel/ui/session/session.tsx";
import { asksForCode } from "./asks-for-code.ts";

/** Account, password, and the code when the account has a second factor. */
export function SignInForm({ onSignedIn }: { onSignedIn: (session: Session) => void }) {
  const text = useText("app");
  const [account, setAccount] = useState("");
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const [refusal, setRefusal] = useState<Refusal>();
  const [busy, setBusy] = useState(false);
  const needsCode = asksForCode(refusal) || code !== "";

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const body = { account, password, ...(code && { code }) };
    const answer = await callApi<Session>({ method: "POST", path: "/session/sign-in", body, duringSignIn: true });
    setBusy(false);
    if (answer.ok) onSignedIn(answer.value);
    else setRefusal(answer.refusal);
  };
  return (
    <form className="stack" onSubmit={submit}>
      <TextInput label={text("signIn.account")} value={account} onChange={setAccount} autoComplete="username" autoFocus required />
      <PasswordInput label={text("signIn.password")} value={password} onChange={setPassword} autoComplete="current-password" required />
      {needsCode && (
        <TextInput
          label={text("signIn.code")}
          value={code}
          onChange={setCode}
          keyboard="numeric"
          autoComplete="one-time-code"
          autoFocus
          required
        />
      )}
      {refusal && <RefusalNote of={refusal} lead={text(asksForCode(refusal) ? "signIn.oneMore" : "signIn.refused")} />}
      <Button kind="main" submit big busy={busy}>
        {text("signIn.submit")}
      </Button>
    </form>
  );
}
