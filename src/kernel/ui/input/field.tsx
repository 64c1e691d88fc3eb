import { type ReactNode, useId } from "react";
import css from "./field.module.css";

export interface FieldFrame {
  label: string;
  /** Must be filled before the record can be saved. */
  required?: boolean | undefined;
  /** What may be typed, below the box. */
  hint?: ReactNode;
  /** Where + what + what to do. */
  error?: string | undefined;
  /** Can be saved, but somebody should decide. */
  warning?: string | undefined;
}

interface FieldProps extends FieldFrame {
  /** Gets the ids that tie the box to its label and words. */
  children: (ids: { id: string; describedBy: string | undefined; invalid: boolean }) => ReactNode;
}

/** Label above, words below, both tied to the box. */
export function Field({ label, required, hint, error, warning, children }: FieldProps) {
  const id = useId();
  const words = error ?? warning ?? hint;
  const describedBy = words ? `${id}-words` : undefined;
  return (
    <div className={css.field}>
      <label htmlFor={id}>
        {label}
        {required && (
          <span className={css.required} aria-hidden="true">
            {" *"}
          </span>
        )}
      </label>
      {children({ id, describedBy, invalid: Boolean(error) })}
      {words && (
        <p id={describedBy} className={css.words} data-kind={error ? "error" : warning ? "warning" : undefined} aria-live="polite">
          {words}
        </p>
      )}
    </div>
  );
}
