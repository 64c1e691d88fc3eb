import { useState } from "react";
import { Float } from "../../../../kernel/ui/dialog/float.tsx";
import chipCss from "../../../../kernel/ui/parts/chip.module.css";
import { RemovableChip } from "../../../../kernel/ui/parts/chip.tsx";
import css from "./case-list.module.css";

interface MenuChipProps {
  /** "Mức độ" */
  name: string;
  value: string | undefined;
  options: readonly { value: string; name: string }[];
  onChoose: (value: string | undefined) => void;
  /** The choice cannot be taken out, only changed. */
  fixed?: boolean;
}

/** A filter: "Mức độ ▾" opens the choices, "Nặng ✕" takes the one in force out. */
export function MenuChip({ name, value, options, onChoose, fixed }: MenuChipProps) {
  const [open, setOpen] = useState(false);
  const chosen = options.find((option) => option.value === value);
  if (chosen && !fixed) return <RemovableChip name={chosen.name} onRemove={() => onChoose(undefined)} />;
  const choose = (next: string): void => {
    setOpen(false);
    onChoose(next);
  };
  return (
    <Float
      open={open}
      onChange={setOpen}
      label={name}
      className={css.menu}
      target={
        <button type="button" className={chipCss.chip} data-tone="plain" data-button="" onClick={() => setOpen(!open)}>
          {chosen?.name ?? name} <span aria-hidden="true">▾</span>
        </button>
      }
    >
      {options.map((option) => (
        <button key={option.value} type="button" aria-current={option.value === value || undefined} onClick={() => choose(option.value)}>
          {option.name}
        </button>
      ))}
    </Float>
  );
}
