import type { ReactNode } from "react";
import type { Refusal } from "../../errors/refusal.ts";
import { useRefusalText, useText } from "../language/language.tsx";
import { Note } from "./note.tsx";

/** A refusal where it happened: what, why, what was kept, and the code to read to 1022. */
export function RefusalNote({ of, lead, kept, children }: { of: Refusal; lead: string; kept?: boolean; children?: ReactNode }) {
  const text = useText("ui");
  const wordsOf = useRefusalText();
  return (
    <Note kind="error" lead={lead} live>
      {wordsOf(of)} {kept && text("send.kept")} <span className="muted">{text("refusal.code", { code: of.code })}</span>
      {children}
    </Note>
  );
}
