import type { ReactNode } from "react";
import type { Moment } from "../../i18n/date.ts";
import { useText } from "../language/language.tsx";
import { Note } from "./note.tsx";

interface ProvisionalNoticeProps {
  /** What is not verified, e.g. "Tiêu chí 3a, 3b". */
  what: string;
  /** Number of the document, e.g. "QĐ 218/QĐ-BYT". */
  document: string;
  /** Its date: numbers repeat every year. */
  on: Moment;
  /** What may not be done with it, in a clause. */
  limit?: string;
  /** Link to who verifies. */
  children?: ReactNode;
}

/** "Bộ ngưỡng tạm": stays, cannot be dismissed. */
export function ProvisionalNotice({ what, document, on, limit, children }: ProvisionalNoticeProps) {
  const text = useText("ui");
  return (
    <Note kind="warn" lead={text("provisional.lead")}>
      {text("provisional.body", { what, document, on })}
      {limit && ` ${limit}`} {children}
    </Note>
  );
}
