import { type MouseEvent, useEffect, useRef, useState } from "react";
import { CheckBox } from "../input/check-box.tsx";
import { useShortcut } from "../keys/shortcuts.tsx";
import { useText } from "../language/language.tsx";
import type { Column } from "./column.ts";
import css from "./data-table.module.css";
import type { RowWindow } from "./use-row-window.ts";
import type { Selection } from "./use-selection.ts";

interface TableBodyProps<Row> {
  columns: readonly Column<Row>[];
  window: RowWindow<Row>;
  keyOf: (row: Row) => string;
  selection: Selection | undefined;
  onOpen: ((row: Row) => void) | undefined;
  openKey: string | undefined;
  toneOf: ((row: Row) => "hot" | "decide" | undefined) | undefined;
}

export function TableBody<Row>({ columns, window, keyOf, selection, onOpen, openKey, toneOf }: TableBodyProps<Row>) {
  const text = useText("ui");
  const body = useRef<HTMLTableSectionElement>(null);
  const [active, setActive] = useState(-1);
  const [toFocus, setToFocus] = useState<number>();
  const width = columns.length + (selection ? 1 : 0);

  const walk = (step: number): void => {
    const next = Math.min(window.rows.length - 1, Math.max(0, active + step));
    if (window.rows.length === 0) return;
    setActive(next);
    window.scrollTo(next);
    setToFocus(next);
  };
  const here = (): boolean => body.current?.contains(document.activeElement) ?? false;
  useShortcut("j", text("table.next"), () => walk(1), here);
  useShortcut("k", text("table.previous"), () => walk(-1), here);
  const activeRow = window.rows[active];
  useShortcut(selection && activeRow ? "x" : undefined, text("table.tick"), () => activeRow && selection?.toggle(keyOf(activeRow)), here);

  // The row may have to be drawn first, so the focus follows one picture later.
  useEffect(() => {
    const target = toFocus === undefined ? null : body.current?.querySelector<HTMLElement>(`[data-at="${toFocus}"] [data-row-focus]`);
    if (!target) return;
    target.focus();
    setToFocus(undefined);
  });

  const press = (row: Row, at: number) => (event: MouseEvent) => {
    if ((event.target as HTMLElement).closest("a, button, label, input")) return;
    setActive(at);
    onOpen?.(row);
  };
  return (
    <tbody ref={body}>
      {window.before > 0 && <Gap height={window.before} />}
      {window.lines.map(({ line, index }) => {
        if ("heading" in line)
          return <HeadingLine key={`heading ${line.heading}`} {...{ index, width, heading: line.heading, measure: window.measure }} />;
        const key = keyOf(line.row);
        return (
          <tr
            key={key}
            ref={window.measure}
            data-index={index}
            data-at={line.at}
            aria-rowindex={line.at + 2}
            data-tone={toneOf?.(line.row)}
            data-ticked={selection?.keys.has(key) || undefined}
            aria-current={key === openKey || undefined}
            data-pressable={onOpen ? "" : undefined}
            onClick={press(line.row, line.at)}
          >
            {selection && (
              <td className={css.tickCell}>
                <CheckBox
                  silent
                  label={text("table.tickRow", { row: line.at + 1 })}
                  checked={selection.keys.has(key)}
                  onChange={() => selection.toggle(key)}
                />
              </td>
            )}
            {columns.map((column, place) =>
              place === 0 ? (
                <th key={column.key} scope="row" data-align={column.align}>
                  <NameCell
                    opens={Boolean(onOpen)}
                    focusable={line.at === Math.max(active, 0)}
                    onOpen={() => onOpen?.(line.row)}
                    onFocus={() => setActive(line.at)}
                  >
                    {column.cell(line.row)}
                  </NameCell>
                </th>
              ) : (
                <td key={column.key} data-align={column.align} data-label={column.name}>
                  {column.cell(line.row)}
                </td>
              ),
            )}
          </tr>
        );
      })}
      {window.after > 0 && <Gap height={window.after} />}
    </tbody>
  );
}

interface NameCellProps {
  opens: boolean;
  /** One row of the table is in the order of Tab; J and K go on from there. */
  focusable: boolean;
  onOpen: () => void;
  onFocus: () => void;
  children: React.ReactNode;
}

function NameCell({ opens, focusable, onOpen, onFocus, children }: NameCellProps) {
  const shared = { className: css.name, "data-row-focus": "", tabIndex: focusable ? 0 : -1, onFocus };
  return opens ? (
    <button type="button" {...shared} onClick={onOpen}>
      {children}
    </button>
  ) : (
    <span {...shared}>{children}</span>
  );
}

interface HeadingLineProps {
  index: number;
  heading: string;
  width: number;
  measure: (line: Element | null) => void;
}

function HeadingLine({ index, heading, width, measure }: HeadingLineProps) {
  return (
    <tr className={css.heading} ref={measure} data-index={index}>
      <th scope="colgroup" colSpan={width}>
        {heading}
      </th>
    </tr>
  );
}

/** The room of the rows that are not drawn. */
function Gap({ height }: { height: number }) {
  return (
    <tr className={css.gap}>
      <td style={{ height }} />
    </tr>
  );
}
