import type { ReactNode } from "react";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import type { RowDecision } from "../contract.ts";
import css from "./imports.module.css";

interface RowActsProps {
  /** What settles the row. */
  children: ReactNode;
  busy: boolean;
  onSkip: () => void;
  /** Absent where a choice above already leaves the row out. */
  onSettle?: (decision: RowDecision) => void;
}

/** What one may do with a row that waits: settle it, come back to it, leave it out. */
export function RowActs({ children, busy, onSkip, onSettle }: RowActsProps) {
  const text = useText("imports");
  return (
    <div className={css.decide}>
      {children}
      <Button keys="3" onPress={onSkip}>
        {text("rows.skip")}
      </Button>
      {onSettle && (
        <Button kind="quiet" busy={busy} onPress={() => onSettle({ kind: "drop" })}>
          {text("rows.drop")}
        </Button>
      )}
    </div>
  );
}
