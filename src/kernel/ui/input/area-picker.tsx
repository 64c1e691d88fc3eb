import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import { Float } from "../dialog/float.tsx";
import { useShortcut } from "../keys/shortcuts.tsx";
import { useText } from "../language/language.tsx";
import { LevelBadge, type LevelValue } from "../parts/level-badge.tsx";
import css from "./area-picker.module.css";
import fieldCss from "./field.module.css";
import { Field, type FieldFrame } from "./field.tsx";
import { Highlight } from "./highlight.tsx";
import { keepRecentArea, recentAreas } from "./recent-areas.ts";
import { useAnswers } from "./use-answers.ts";
import { useListbox } from "./use-listbox.ts";

export interface AreaHit {
  key: string;
  /** In full: "Xã Lịch Hội Thượng". */
  name: string;
  /** "huyện Trần Đề" */
  parent?: string;
  /** Its epidemic level, where the caller knows it. */
  epidemicLevel?: LevelValue;
  /** For a name from before a merger: the unit of today, "Xã Trần Đề". */
  nowName?: string;
}

interface AreaPickerProps extends FieldFrame {
  value: AreaHit | undefined;
  onChoose: (area: AreaHit | undefined) => void;
  /** Finds units by any words, accents or not. */
  search: (query: string, signal: AbortSignal) => Promise<readonly AreaHit[]>;
  autoFocus?: boolean;
  /** Key that puts the caret here, e.g. `/`. */
  focusKey?: string;
  /** Whether the last five chosen come first (default). */
  recent?: boolean;
}

/** One box for any unit. The last five chosen come first, Backspace clears what is chosen. */
export function AreaPicker({ value, onChoose, search, autoFocus, focusKey, recent: withRecent = true, ...frame }: AreaPickerProps) {
  const text = useText("ui");
  const [typed, setTyped] = useState<string>();
  const [open, setOpen] = useState(false);
  const answers = useAnswers(typed, search);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again each time the list opens
  const recent = useMemo(() => (withRecent ? recentAreas() : []), [open]);
  const box = useRef<HTMLInputElement>(null);
  useShortcut(focusKey, frame.label, () => box.current?.focus());
  const shown = typed?.trim() ? answers.items : recent;
  const close = (): void => {
    setOpen(false);
    setTyped(undefined);
  };
  const choose = (area: AreaHit): void => {
    if (withRecent) keepRecentArea(area);
    onChoose(area);
    close();
  };
  const nothing = Boolean(typed?.trim()) && !answers.pending && shown.length === 0;
  const dropped = open && (shown.length > 0 || nothing); // open with no list to show is not expanded
  const listbox = useListbox(shown, open, choose, close);
  const boxProps = { ...listbox.boxProps, "aria-expanded": dropped, "aria-controls": dropped ? listbox.listProps.id : undefined };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Backspace" && typed === undefined && value) {
      event.preventDefault();
      onChoose(undefined);
      setTyped("");
    } else listbox.boxProps.onKeyDown(event);
  };
  return (
    <Float
      open={dropped}
      fitted
      className={css.dropdown}
      target={
        <div>
          <Field {...frame}>
            {({ id, describedBy, invalid }) => (
              <input
                {...boxProps}
                ref={box}
                id={id}
                className={fieldCss.box}
                value={typed ?? (value ? nameInFull(value) : "")}
                placeholder={text("area.placeholder")}
                autoComplete="off"
                // biome-ignore lint/a11y/noAutofocus: asked for where a popover opens to choose an area
                autoFocus={autoFocus}
                aria-describedby={describedBy}
                aria-invalid={invalid || undefined}
                aria-required={frame.required}
                onKeyDown={onKeyDown}
                onChange={(event) => {
                  setTyped(event.target.value);
                  setOpen(true);
                }}
                onFocus={() => setOpen(true)}
                onBlur={close}
              />
            )}
          </Field>
        </div>
      }
    >
      <ul {...listbox.listProps} aria-label={text("area.answers")}>
        {shown.map((area, index) => (
          <li key={area.key} {...listbox.optionProps(index)}>
            <AreaLine area={area} query={typed ?? ""} />
          </li>
        ))}
      </ul>
      {nothing && <p className={css.nothing}>{text("area.nothing", { query: typed })}</p>}
    </Float>
  );
}

const nameInFull = ({ name, parent }: AreaHit): string => (parent ? `${name}, ${parent}` : name);

function AreaLine({ area, query }: { area: AreaHit; query: string }) {
  const text = useText("ui");
  return (
    <>
      <span>
        <Highlight text={area.name} query={query} />
        {area.parent && <span className="muted">, {area.parent}</span>}
        {area.nowName && <span className="fine"> {text("area.now", { name: area.nowName })}</span>}
      </span>
      {area.epidemicLevel !== undefined && <LevelBadge level={area.epidemicLevel} />}
    </>
  );
}
