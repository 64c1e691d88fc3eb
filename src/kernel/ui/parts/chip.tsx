import type { ReactNode } from "react";
import { useText } from "../language/language.tsx";
import css from "./chip.module.css";

export type Tone = "plain" | "late" | "soon" | "ok" | "chosen";

/** A state in a pill. */
export function Chip({ tone = "plain", children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={css.chip} data-tone={tone}>
      {children}
    </span>
  );
}

interface FilterChipProps {
  chosen: boolean;
  onPress: () => void;
  children: ReactNode;
}

/** A choice among filters: pressed is in force. */
export function FilterChip({ chosen, onPress, children }: FilterChipProps) {
  return (
    <button
      type="button"
      className={css.chip}
      data-tone={chosen ? "chosen" : "plain"}
      data-button=""
      aria-pressed={chosen}
      onClick={onPress}
    >
      {children}
    </button>
  );
}

/** A filter in force that goes away when pressed: "Xác định ✕". */
export function RemovableChip({ name, onRemove }: { name: string; onRemove: () => void }) {
  const text = useText("ui");
  return (
    <button
      type="button"
      className={css.chip}
      data-tone="chosen"
      data-button=""
      aria-label={text("chip.remove", { name })}
      onClick={onRemove}
    >
      {name} <span aria-hidden="true">✕</span>
    </button>
  );
}
