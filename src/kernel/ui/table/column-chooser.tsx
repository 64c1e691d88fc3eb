import { useState } from "react";
import { Float } from "../dialog/float.tsx";
import { CheckBox } from "../input/check-box.tsx";
import { useText } from "../language/language.tsx";
import type { Column } from "./column.ts";
import css from "./column-chooser.module.css";

interface ColumnChooserProps<Row> {
  columns: readonly Column<Row>[];
  shown: readonly Column<Row>[];
  onChoose: (key: string, on: boolean) => void;
}

/** "Cột: 12/31 · Chọn cột". */
export function ColumnChooser<Row>({ columns, shown, onChoose }: ColumnChooserProps<Row>) {
  const text = useText("ui");
  const [open, setOpen] = useState(false);
  if (columns.length < 4) return null;
  return (
    <span className="row screen-only">
      {text("table.columns", { shown: shown.length, all: columns.length })}
      <Float
        open={open}
        onChange={setOpen}
        place="top-end"
        label={text("table.chooseColumns")}
        className={css.chooser}
        target={
          <button type="button" className={css.link} onClick={() => setOpen(!open)}>
            {text("table.chooseColumns")}
          </button>
        }
      >
        {columns.slice(1).map(({ key, name }) => (
          <CheckBox key={key} label={name} checked={shown.some((column) => column.key === key)} onChange={(on) => onChoose(key, on)} />
        ))}
      </Float>
    </span>
  );
}
