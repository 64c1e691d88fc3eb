import { useId } from "react";
import { useText } from "../language/language.tsx";
import css from "./field.module.css";
import { Field, type FieldFrame } from "./field.tsx";

type Option = string | { value: string; name: string };

interface ChoiceProps extends FieldFrame {
  value: string | undefined;
  options: readonly Option[];
  onChoose: (value: string) => void;
  /** Words of plain options. */
  nameOf?: (value: string) => string;
  disabled?: boolean;
  /** A list whatever the number of options. */
  list?: boolean;
}

/** One of several: up to four stand side by side, more make a list. */
export function Choice({ options, nameOf, list, ...rest }: ChoiceProps) {
  const named = options.map((option) => (typeof option === "string" ? { value: option, name: nameOf?.(option) ?? option } : option));
  return list || named.length > 4 ? <ListChoice {...rest} options={named} /> : <Segments {...rest} options={named} />;
}

type Named = Omit<ChoiceProps, "options"> & { options: readonly { value: string; name: string }[] };

function Segments({ label, value, options, onChoose, disabled, required, hint, error, warning }: Named) {
  const group = useId();
  const words = error ?? warning ?? hint;
  return (
    <div className={css.field}>
      <span id={group} className={css.groupLabel}>
        {label}
        {required && (
          <span className={css.required} aria-hidden="true">
            {" *"}
          </span>
        )}
      </span>
      <div
        role="radiogroup"
        aria-required={required}
        aria-labelledby={group}
        aria-describedby={words ? `${group}-words` : undefined}
        className={css.segments}
      >
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={group}
              value={option.value}
              checked={option.value === value}
              disabled={disabled}
              onChange={() => onChoose(option.value)}
            />
            <span>{option.name}</span>
          </label>
        ))}
      </div>
      {words && (
        <p id={`${group}-words`} className={css.words} data-kind={error ? "error" : warning ? "warning" : undefined}>
          {words}
        </p>
      )}
    </div>
  );
}

function ListChoice({ label, value, options, onChoose, disabled, required, hint, error, warning }: Named) {
  const text = useText("ui");
  return (
    <Field {...{ label, required, hint, error, warning }}>
      {({ id, describedBy, invalid }) => (
        <select
          id={id}
          className={css.box}
          value={value ?? ""}
          disabled={disabled}
          aria-required={required}
          aria-describedby={describedBy}
          aria-invalid={invalid || undefined}
          onChange={(event) => onChoose(event.target.value)}
        >
          {value === undefined && <option value="">{text("choice.none")}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
