import { useEffect, useRef } from "react";
import css from "./field.module.css";

interface CheckBoxProps {
  label: string;
  /** Undefined: some of what it stands for. */
  checked: boolean | undefined;
  onChange: (checked: boolean) => void;
  /** The words stand elsewhere (head of a column, name in the row). */
  silent?: boolean;
  disabled?: boolean;
}

export function CheckBox({ label, checked, onChange, silent, disabled }: CheckBoxProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = checked === undefined;
  }, [checked]);
  return (
    <label className={css.check}>
      <input
        ref={box}
        type="checkbox"
        checked={checked ?? false}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className={silent ? "unseen" : undefined}>{label}</span>
    </label>
  );
}
