import { CheckBox } from "../input/check-box.tsx";
import { useText } from "../language/language.tsx";
import { type Column, nextSort, type Sort } from "./column.ts";
import css from "./data-table.module.css";
import type { Selection } from "./use-selection.ts";

interface TableHeadProps<Row> {
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  selection: Selection | undefined;
  sort: Sort | undefined;
  onSort: ((sort: Sort) => void) | undefined;
}

export function TableHead<Row>({ columns, rows, keyOf, selection, sort, onSort }: TableHeadProps<Row>) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {selection && (
          <th scope="col" className={css.tickCell}>
            <TickAll {...{ rows, keyOf, selection }} />
          </th>
        )}
        {columns.map((column) => (
          <th
            key={column.key}
            scope="col"
            data-align={column.align}
            aria-sort={sort?.by === column.key ? (sort.descending ? "descending" : "ascending") : undefined}
          >
            {column.sortable && onSort ? (
              <button type="button" onClick={() => onSort(nextSort(sort, column.key))}>
                {column.name}
                <span aria-hidden="true">{sort?.by === column.key ? (sort.descending ? " ↓" : " ↑") : ""}</span>
              </button>
            ) : (
              column.name
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function TickAll<Row>({ rows, keyOf, selection }: { rows: readonly Row[]; keyOf: (row: Row) => string; selection: Selection }) {
  const text = useText("ui");
  const keys = rows.map(keyOf);
  const ticked = keys.filter((key) => selection.keys.has(key)).length;
  const checked = ticked === 0 ? false : ticked === keys.length ? true : undefined;
  return (
    <CheckBox
      silent
      label={text("table.tickAll")}
      checked={checked}
      disabled={keys.length === 0}
      onChange={(on) => selection.set(keys, on)}
    />
  );
}
