import type { ReactNode } from "react";
import { useShortcut } from "../keys/shortcuts.tsx";
import css from "./button.module.css";

interface ButtonProps {
  /** `main` acts, one per group; `danger` takes away; `quiet` reads like a link. */
  kind?: "main" | "plain" | "danger" | "quiet";
  onPress?: () => void;
  submit?: boolean;
  disabled?: boolean;
  /** Waiting for an answer: stays readable, cannot be pressed twice. */
  busy?: boolean;
  /** Key that presses it, shown on it, e.g. `n` or `mod+Enter`. */
  keys?: string;
  /** Words for the list of keys when the button's own are not plain text. */
  label?: string;
  big?: boolean;
  pressed?: boolean;
  children: ReactNode;
}

/** Starts with a verb. */
export function Button({ kind = "plain", onPress, submit, disabled, busy, keys, label, big, pressed, children }: ButtonProps) {
  const able = !disabled && !busy;
  useShortcut(able && onPress ? keys : undefined, label ?? String(children), () => onPress?.());
  return (
    <button
      type={submit ? "submit" : "button"}
      className={css.button}
      data-kind={kind}
      data-big={big || undefined}
      disabled={disabled}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      aria-pressed={pressed}
      aria-label={label}
      onClick={able ? onPress : (event) => busy && event.preventDefault()}
    >
      {children}
      {keys && <Key of={keys} />}
    </button>
  );
}

const written: Record<string, string> = { mod: "Ctrl", Escape: "Esc" };

/** A key as it is printed on the keyboard; a decoration, since the list under `?` says it in words. */
export function Key({ of }: { of: string }) {
  const words = of
    .split(/[+ ]/)
    .map((part) => written[part] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join(" ");
  return (
    <span className={css.key} aria-hidden="true">
      {words}
    </span>
  );
}
