import type { ReactNode } from "react";
import css from "./note.module.css";

interface NoteProps {
  /** `info` tells, `warn` is provisional or soon, `error` is refused or wrong. */
  kind?: "info" | "warn" | "error";
  /** First words, set strong. */
  lead?: string;
  /** Read out when it appears (refusals). */
  live?: boolean;
  children?: ReactNode;
}

/** A left bar marks a notice. */
export function Note({ kind = "info", lead, live, children }: NoteProps) {
  return (
    <div className={css.note} data-kind={kind} role={live ? "alert" : undefined}>
      {lead && <b>{lead}</b>} {children}
    </div>
  );
}
