import { useText } from "../../../kernel/ui/language/language.tsx";
import { Note } from "../../../kernel/ui/parts/note.tsx";

/** Where the holder of a one-time link sets the password. */
export const addressOfLink = (token: string): string => `${window.location.origin}/lien-ket/${token}`;

/** Shown once: only its hash is kept. */
export function OneTimeLink({ token }: { token: string }) {
  const text = useText("identity");
  return (
    <Note kind="info" lead={text("account.linkOnce")}>
      <code>{addressOfLink(token)}</code>
    </Note>
  );
}
