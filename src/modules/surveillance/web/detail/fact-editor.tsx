import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import type { AreaHit } from "../../../../kernel/ui/input/area-picker.tsx";
import { AreaPicker } from "../../../../kernel/ui/input/area-picker.tsx";
import { Choice } from "../../../../kernel/ui/input/choice.tsx";
import { DateBox } from "../../../../kernel/ui/input/date-box.tsx";
import { TextInput } from "../../../../kernel/ui/input/text-input.tsx";
import { useText } from "../../../../kernel/ui/language/language.tsx";
import { Button } from "../../../../kernel/ui/parts/button.tsx";
import { useSession } from "../../../../kernel/ui/session/session.tsx";
import { useSituation } from "../../../../kernel/ui/session/situation.tsx";
import { findAreas } from "../search-areas.ts";
import css from "./case.module.css";

/** How a fact is entered. `end`: a choice with its day, of severity or outcome. */
export type FactKind = "day" | "choice" | "text" | "long" | "number" | "unit";
export type FactValue = string | number | null;

interface FactEditorProps {
  label: string;
  kind: FactKind;
  value: FactValue;
  /** Name of the unit in force, for a place. */
  name?: string | null;
  options?: readonly string[];
  nameOf?: (value: string) => string;
  busy: boolean;
  /** Something besides the value: a second box, a note on versions. */
  children?: ReactNode;
  onSave: (value: FactValue) => void;
  onLeave: () => void;
}

/** One fact under correction: Enter saves, Escape leaves it as it was. */
export function FactEditor(props: FactEditorProps) {
  const { kind, busy, children, onSave, onLeave } = props;
  const text = useText("surveillance");
  const [value, setValue] = useState<FactValue | undefined>(props.value);
  const ready = value !== undefined && value !== props.value;
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => frame.current?.querySelector<HTMLElement>("input, select, textarea")?.focus(), []);
  const press = (event: KeyboardEvent): void => {
    if (event.defaultPrevented) return;
    if (event.key === "Escape") onLeave();
    else if (event.key === "Enter" && kind !== "long" && ready) onSave(value);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter and Escape of the boxes inside
    <div className={css.editor} ref={frame} onKeyDown={press}>
      <FactBox {...props} value={value} onChange={setValue} />
      {children}
      <span className="row">
        <Button kind="main" busy={busy} disabled={!ready} onPress={() => ready && onSave(value)}>
          {text("detail.save")}
        </Button>
        <Button kind="quiet" onPress={onLeave}>
          {text("detail.leave")}
        </Button>
      </span>
    </div>
  );
}

type FactBoxProps = Pick<FactEditorProps, "label" | "kind" | "options" | "nameOf" | "name"> & {
  value: FactValue | undefined;
  onChange: (value: FactValue | undefined) => void;
};

function FactBox({ label, kind, value, options = [], nameOf, name, onChange }: FactBoxProps) {
  const { day } = useSession();
  const { area } = useSituation();
  const typed = value === null || value === undefined ? "" : String(value);
  if (kind === "day")
    return (
      <DateBox
        label={label}
        value={typed === "" ? (value === null ? null : undefined) : typed}
        mayBeUnknown
        latest={day}
        today={day}
        onChange={onChange}
      />
    );
  if (kind === "choice")
    return <Choice list label={label} value={typed || undefined} options={options} {...(nameOf && { nameOf })} onChoose={onChange} />;
  if (kind === "unit") {
    const hit: AreaHit | undefined = typed ? { key: typed, name: name ?? typed } : undefined;
    return <UnitBox {...{ label, day, hit, onChange }} within={area?.key} />;
  }
  const change = (next: string): void => {
    const number = Number(next.replace(",", "."));
    if (next.trim() === "") onChange(null);
    else if (kind !== "number") onChange(next);
    else onChange(Number.isFinite(number) ? number : undefined);
  };
  return (
    <PlainBox label={label} start={kind === "number" ? typed.replace(".", ",") : typed} rows={kind === "long" ? 3 : 1} onChange={change} />
  );
}

/** Keeps what is typed, so that `21,` can become `21,5`. */
function PlainBox({ label, start, rows, onChange }: { label: string; start: string; rows: number; onChange: (typed: string) => void }) {
  const [typed, setTyped] = useState(start);
  const type = (next: string): void => {
    setTyped(next);
    onChange(next);
  };
  return <TextInput label={label} value={typed} onChange={type} {...(rows > 1 && { rows })} />;
}

interface UnitBoxProps {
  label: string;
  day: string;
  hit: AreaHit | undefined;
  within: string | undefined;
  onChange: (key: string | undefined) => void;
}

function UnitBox({ label, day, hit, within, onChange }: UnitBoxProps) {
  const [chosen, setChosen] = useState(hit);
  return (
    <AreaPicker
      label={label}
      value={chosen}
      search={(query, signal) => findAreas(query, { within, level: "commune", on: day }, signal)}
      onChoose={(next) => {
        setChosen(next);
        onChange(next?.key);
      }}
    />
  );
}
