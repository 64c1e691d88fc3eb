import { useText } from "../../../kernel/ui/language/language.tsx";
import { Note } from "../../../kernel/ui/parts/note.tsx";

/** Shown once: only its hash is kept. */
export function OneTimeLink({ token }: { token: string }) {
  const text = useText("identity");
  return (
    <Note kind="info" lead={text("account.linkOnce")}>
      <code>{`${window.location.origin}/lien-ket/${token}`}</code>
    </Note>
  );
}
