import type { ReactNode } from "react";
import { formatInstant } from "../../i18n/date.ts";
import { useText } from "../language/language.tsx";
import css from "./as-of-chip.module.css";

interface AsOfChipProps {
  /** Instant the figures reach to; undefined before the first answer. */
  at: Date | string | undefined;
  /** Looking at what was known then: amber, nothing can be entered. */
  past?: boolean;
  /** The act beside it: choose another instant, or go back to now. */
  children?: ReactNode;
}

/** "Số liệu đến 12:00 18/02/2022" behind a petrol bar. */
export function AsOfChip({ at, past, children }: AsOfChipProps) {
  const text = useText("ui");
  const words = at ? text(past ? "asOf.past" : "asOf.now", { at: formatInstant(at) }) : text("asOf.unknown");
  return (
    <span className={css.asOf} data-past={past || undefined}>
      <b>{words}</b>
      {children}
    </span>
  );
}
