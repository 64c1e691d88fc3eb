import { type KeyboardEvent, type RefObject, useState } from "react";
import { Float } from "../../../../kernel/ui/dialog/float.tsx";
import type { AreaHit } from "../../../../kernel/ui/input/area-picker.tsx";
import { Highlight } from "../../../../kernel/ui/input/highlight.tsx";
import { useAnswers } from "../../../../kernel/ui/input/use-answers.ts";
import { useListbox } from "../../../../kernel/ui/input/use-listbox.ts";
import { useText } from "../../../../kernel/ui/language/language.tsx";
import { splitPlace } from "../entry/read-entry.ts";
import { findAreas } from "../search-areas.ts";
import css from "./grid.module.css";

interface PlaceInputProps {
  value: string;
  /** The unit of the cell is chosen: nothing is offered. */
  placed: boolean;
  within: string | undefined;
  on: string;
  label: string;
  invalid: boolean;
  box: RefObject<HTMLInputElement | null>;
  onChange: (value: string) => void;
  onChoose: (hit: AreaHit) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** Commune and hamlet in one cell: the commune is looked up while it is typed, Tab takes the first answer along. */
export function PlaceInput({ value, placed, within, on, label, invalid, box, onChange, onChoose, onKeyDown }: PlaceInputProps) {
  const text = useText("surveillance");
  const [open, setOpen] = useState(false);
  const { unit } = splitPlace(value);
  const wanted = placed ? "" : unit;
  const answers = useAnswers(wanted, (query, signal) => findAreas(query, { within, level: "commune", on }, signal));
  const shown = open && answers.items.length > 0;
  const choose = (hit: AreaHit): void => {
    setOpen(false);
    onChoose(hit);
  };
  const listbox = useListbox(answers.items, shown, choose, () => setOpen(false));
  const press = (event: KeyboardEvent): void => {
    if (event.key === "Tab" && shown && !event.shiftKey) choose(answers.items[listbox.active]!);
    else listbox.boxProps.onKeyDown(event);
    onKeyDown(event);
  };
  return (
    <Float
      open={shown}
      className={css.places}
      target={
        <input
          {...listbox.boxProps}
          ref={box}
          className={css.input}
          aria-label={label}
          aria-invalid={invalid || undefined}
          value={value}
          autoComplete="off"
          onKeyDown={press}
          onChange={(event) => {
            setOpen(true);
            onChange(event.target.value);
          }}
          onBlur={() => setOpen(false)}
        />
      }
    >
      <ul {...listbox.listProps} aria-label={text("grid.places")}>
        {answers.items.map((hit, index) => (
          <li key={hit.key} {...listbox.optionProps(index)}>
            <span>
              <Highlight text={hit.name} query={unit} />
              {hit.parent && <span className="muted">, {hit.parent}</span>}
            </span>
          </li>
        ))}
      </ul>
    </Float>
  );
}
