import { type FormEvent, useState } from "react";
import type { Outcome, Refusal } from "../../../kernel/errors/refusal.ts";
import { PasswordInput, TextInput } from "../../../kernel/ui/input/text-input.tsx";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { RefusalNote } from "../../../kernel/ui/parts/refusal-note.tsx";
import { asksForCode } from "./asks-for-code.ts";

const LEAST = 10;

interface NewPasswordFormProps {
  /** Asks for the present password as well. */
  withPresent: boolean;
  /** Asks for a code from the start; without it the box comes when the server asks for one. */
  withCode?: boolean;
  onSet: (next: string, present: string, code: string | undefined) => Promise<Outcome<unknown>>;
  onDone: () => void;
}

/** Length is what counts; both boxes can be looked at, so mistyping is seen. */
export function NewPasswordForm({ withPresent, withCode = false, onSet, onDone }: NewPasswordFormProps) {
  const text = useText("app");
  const [present, setPresent] = useState("");
  const [next, setNext] = useState("");
  const [repeat, setRepeat] = useState("");
  const [code, setCode] = useState("");
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const [busy, setBusy] = useState(false);
  const needsCode = withCode || asksForCode(refusal) || code !== "";
  const tooShort = next.length < LEAST ? text("password.short", { least: LEAST }) : undefined;
  const differs = repeat === next ? undefined : text("password.differs");

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (tooShort || differs) return;
    setBusy(true);
    const answer = await onSet(next, present, code || undefined);
    setBusy(false);
    if (answer.ok) onDone();
    else setRefusal(answer.refusal);
  };
  return (
    <form className="stack" onSubmit={submit}>
      {withPresent && (
        <PasswordInput label={text("password.present")} value={present} onChange={setPresent} autoComplete="current-password" required />
      )}
      <PasswordInput
        label={text("password.next")}
        hint={text("password.hint", { least: LEAST })}
        value={next}
        onChange={setNext}
        autoComplete="new-password"
        error={tried ? tooShort : undefined}
        required
      />
      <PasswordInput
        label={text("password.repeat")}
        value={repeat}
        onChange={setRepeat}
        autoComplete="new-password"
        error={tried ? differs : undefined}
        required
      />
      {needsCode && (
        <TextInput label={text("signIn.code")} value={code} onChange={setCode} keyboard="numeric" autoComplete="one-time-code" required />
      )}
      {refusal && <RefusalNote of={refusal} lead={text(asksForCode(refusal) ? "signIn.oneMore" : "password.refused")} />}
      <div>
        <Button kind="main" submit busy={busy}>
          {text("password.set")}
        </Button>
      </div>
    </form>
  );
}
