import { type ReactNode, useState } from "react";
import { useText } from "../language/language.tsx";
import css from "./field.module.css";
import { Field, type FieldFrame } from "./field.tsx";

interface TextInputProps extends FieldFrame {
  value: string;
  onChange: (value: string) => void;
  /** Several lines. */
  rows?: number;
  /** Keyboard of a phone: numbers, telephone. */
  keyboard?: "text" | "numeric" | "tel" | "email" | "decimal";
  autoComplete?: string;
  autoFocus?: boolean;
  disabled?: boolean;
  maxLength?: number;
  placeholder?: string;
  /** A fact or key inside the right end. */
  inside?: ReactNode;
}

/** A line or a block of text. */
export function TextInput({ value, onChange, rows, keyboard, inside, label, required, hint, error, warning, ...box }: TextInputProps) {
  return (
    <Field {...{ label, required, hint, error, warning }}>
      {({ id, describedBy, invalid }) => {
        const shared = {
          id,
          value,
          "aria-required": required,
          className: css.box,
          "aria-describedby": describedBy,
          "aria-invalid": invalid || undefined,
          ...box,
        };
        if (rows) return <textarea {...shared} rows={rows} onChange={(event) => onChange(event.target.value)} />;
        return (
          <div className={css.with}>
            <input {...shared} inputMode={keyboard} onChange={(event) => onChange(event.target.value)} />
            {inside && <span className={css.inside}>{inside}</span>}
          </div>
        );
      }}
    </Field>
  );
}

interface PasswordInputProps extends FieldFrame {
  value: string;
  onChange: (value: string) => void;
  autoComplete: "current-password" | "new-password";
  autoFocus?: boolean;
}

/** A password that can be looked at. */
export function PasswordInput({ value, onChange, autoComplete, autoFocus, ...frame }: PasswordInputProps) {
  const text = useText("ui");
  const [shown, setShown] = useState(false);
  return (
    <Field {...frame}>
      {({ id, describedBy, invalid }) => (
        <div className={css.with}>
          <input
            id={id}
            className={css.box}
            type={shown ? "text" : "password"}
            value={value}
            autoComplete={autoComplete}
            // biome-ignore lint/a11y/noAutofocus: the lock screen has one thing to type
            autoFocus={autoFocus}
            aria-describedby={describedBy}
            aria-invalid={invalid || undefined}
            aria-required={frame.required}
            onChange={(event) => onChange(event.target.value)}
            style={{ paddingRight: 64 }}
          />
          <span className={css.inside}>
            <button type="button" aria-pressed={shown} aria-label={text("field.showPassword")} onClick={() => setShown(!shown)}>
              {text(shown ? "field.hide" : "field.show")}
            </button>
          </span>
        </div>
      )}
    </Field>
  );
}
