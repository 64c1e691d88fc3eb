import { type ClipboardEvent, type KeyboardEvent, memo, useEffect, useRef } from "react";
import { useText } from "../../../../kernel/ui/language/language.tsx";
import { useSituation } from "../../../../kernel/ui/session/situation.tsx";
import { splitPlace } from "../entry/read-entry.ts";
import { type Answer, CheckCell } from "./check-cell.tsx";
import { isPlaced } from "./check-row.ts";
import css from "./grid.module.css";
import { columnsOf, type GridColumn, isEmptyRow } from "./grid-row.ts";
import { PlaceInput } from "./place-input.tsx";
import type { Cell, CheckedRow, Grid } from "./use-grid.ts";

const required: ReadonlySet<GridColumn> = new Set(["name", "birth", "place", "onset", "result"]);

interface GridTableProps {
  grid: Grid;
  active: Cell;
  /** The grid has the keyboard: the box of the active cell takes the caret. */
  held: boolean;
  onActivate: (cell: Cell) => void;
  onLeave: () => void;
  onPasted: (done: { pasted: number; leftOut: number }) => void;
}

/** Cells like a spreadsheet: Tab and Enter walk, Ctrl D copies down, Ctrl V takes rows, Escape leaves. */
export function GridTable({ grid, active, held, onActivate, onLeave, onPasted }: GridTableProps) {
  const text = useText("surveillance");
  const pane = useRef<HTMLDivElement>(null);
  const columns = columnsOf(grid.rows.map(({ row }) => row));
  const move = (cell: Cell): void => {
    grid.reach(cell.row);
    onActivate(cell);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.nativeEvent.isComposing) return;
    const next = nextCell(event, active, grid.rows.length, columns);
    if (next === "leave") onLeave();
    else if (next === "copy") grid.copyDown(active);
    else if (next) move(next);
    else return;
    event.preventDefault();
  };
  const paste = (event: ClipboardEvent): void => {
    const copied = event.clipboardData.getData("text/plain");
    if (!/[\t\n\r]/.test(copied.trim())) return; // one cell goes where the caret is
    event.preventDefault();
    onPasted(grid.paste(active, copied));
  };
  useEffect(() => {
    pane.current?.querySelector(`[data-row="${active.row}"]`)?.scrollIntoView({ block: "nearest" });
  }, [active.row]);
  return (
    <div className={css.pane} ref={pane}>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the table is a grid one types in */}
      <table role="grid" aria-label={text("grid.title")} aria-rowcount={grid.rows.length + 1} onKeyDown={press} onPaste={paste}>
        <thead>
          <tr>
            <th scope="col" className={css.number}>
              {text("grid.number")}
            </th>
            {columns.map((column) => (
              <th key={column} scope="col" data-column={column}>
                {text(`grid.column.${column}`)}
                {required.has(column) && <span aria-hidden="true"> *</span>}
              </th>
            ))}
            <th scope="col" data-column="check">
              {text("grid.check")}
            </th>
          </tr>
        </thead>
        <tbody>
          {grid.rows.map((checked, index) => (
            <GridLine
              key={checked.row.caseId}
              checked={checked}
              index={index}
              column={active.row === index ? active.column : undefined}
              held={held}
              grid={grid}
              columns={columns}
              onActivate={onActivate}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Where a key leads: another cell, out of the grid, a copy from above, or nowhere of ours. */
function nextCell(
  event: KeyboardEvent,
  { row, column }: Cell,
  rows: number,
  columns: readonly GridColumn[],
): Cell | "leave" | "copy" | undefined {
  const at = columns.indexOf(column);
  const last = columns.length - 1;
  if (event.key === "Escape") return "leave";
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "d") return "copy";
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  if (event.key === "Tab" && event.shiftKey)
    return at > 0 ? { row, column: columns[at - 1]! } : row > 0 ? { row: row - 1, column: columns[last]! } : undefined;
  if (event.key === "Tab") return at < last ? { row, column: columns[at + 1]! } : { row: row + 1, column: columns[0]! };
  if (event.key === "Enter") return at === last ? { row: row + 1, column: columns[0]! } : { row: row + 1, column };
  if (event.key === "ArrowDown" && row + 1 < rows) return { row: row + 1, column };
  if (event.key === "ArrowUp" && row > 0) return { row: row - 1, column };
  return undefined;
}

interface GridLineProps {
  checked: CheckedRow;
  index: number;
  column: GridColumn | undefined;
  held: boolean;
  grid: Grid;
  columns: readonly GridColumn[];
  onActivate: (cell: Cell) => void;
}

const GridLine = memo(
  function GridLine({ checked: { row, check, verdict }, index, column, held, grid, columns, onActivate }: GridLineProps) {
    const text = useText("surveillance");
    const gradeOf = (of: GridColumn): string | undefined => {
      if (verdict.kind === "alike" || verdict.kind === "repeated") return of === "name" ? "ask" : undefined;
      const grade = check.problems.find((problem) => problem.column === of)?.grade;
      return grade === "ask" && of === column && held ? undefined : grade; // still being typed
    };
    const answer = (given: Answer): void => grid.answer(index, given);
    return (
      <tr data-row={index}>
        <th scope="row" className={css.number}>
          {index + 1}
          {!isEmptyRow(row) && (
            <button
              type="button"
              className={css.drop}
              aria-label={text("grid.drop", { row: index + 1 })}
              onClick={() => answer({ kind: "drop" })}
            >
              ✕
            </button>
          )}
        </th>
        {columns.map((of) => {
          const grade = gradeOf(of);
          const label = text("grid.cell", { column: text(`grid.column.${of}`), row: index + 1 });
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys walk from cell to cell; this is the press of a mouse
            <td
              key={of}
              data-grade={grade}
              data-active={of === column || undefined}
              aria-invalid={grade === "wrong" || undefined}
              onClick={() => onActivate({ row: index, column: of })}
            >
              {of === column ? (
                <CellBox {...{ row, index, column: of, label, held, grid, invalid: grade === "wrong" }} />
              ) : (
                <span className={css.shown}>{shownText(of, row.texts[of] ?? "")}</span>
              )}
            </td>
          );
        })}
        <td data-column="check">
          <CheckCell
            row={row}
            verdict={verdict}
            active={column !== undefined && held}
            places={grid.places.get(splitPlace(row.texts.place ?? "").unit)}
            onAnswer={answer}
          />
        </td>
      </tr>
    );
  },
  (before, after) =>
    before.checked.row === after.checked.row &&
    before.column === after.column &&
    before.held === after.held &&
    before.index === after.index &&
    before.columns === after.columns &&
    JSON.stringify(before.checked.verdict) === JSON.stringify(after.checked.verdict) &&
    before.grid.places === after.grid.places &&
    after.column === undefined,
);

/** Numbers of a person are shown in part once the cell is left. */
function shownText(column: GridColumn, typed: string): string {
  const digits = typed.replaceAll(/\s/g, "");
  if (column === "cccd" && /^\d{9,12}$/.test(digits)) return `${digits.slice(0, 4)}••••${digits.slice(-4)}`;
  return column === "phone" && /^\d{10,11}$/.test(digits) ? `${digits.slice(0, 4)} ••• ${digits.slice(-3)}` : typed;
}

interface CellBoxProps {
  row: CheckedRow["row"];
  index: number;
  column: GridColumn;
  label: string;
  held: boolean;
  grid: Grid;
  invalid: boolean;
}

function CellBox({ row, index, column, label, held, grid, invalid }: CellBoxProps) {
  const { area } = useSituation();
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (held) box.current?.focus();
  }, [held]);
  const value = row.texts[column] ?? "";
  const type = (typed: string): void => grid.type({ row: index, column }, typed);
  if (column === "place") {
    return (
      <PlaceInput
        {...{ value, label, invalid, box }}
        placed={isPlaced(row)}
        within={area?.key}
        on={grid.settings.day}
        onChange={type}
        onChoose={(hit) => grid.choosePlace(index, hit)}
        onKeyDown={() => {}}
      />
    );
  }
  return (
    <input
      ref={box}
      className={css.input}
      aria-label={label}
      aria-invalid={invalid || undefined}
      inputMode={column === "cccd" || column === "phone" ? "numeric" : "text"}
      autoComplete="off"
      value={value}
      onChange={(event) => type(event.target.value)}
    />
  );
}
