import { type CSSProperties, type ReactNode, useRef } from "react";
import type { Reading } from "../api/use-read.ts";
import { useText } from "../language/language.tsx";
import { Button } from "../parts/button.tsx";
import type { Column, Sort } from "./column.ts";
import { ColumnChooser } from "./column-chooser.tsx";
import css from "./data-table.module.css";
import { TableBody } from "./table-body.tsx";
import { TableHead } from "./table-head.tsx";
import { NoRows } from "./table-states.tsx";
import { useColumns } from "./use-columns.ts";
import { useOnPhone } from "./use-on-phone.ts";
import { useRowWindow } from "./use-row-window.ts";
import type { Selection } from "./use-selection.ts";

export interface DataTableProps<Row> {
  /** Name under which chosen columns are kept, e.g. `case.list`. */
  name: string;
  /** What the rows are, for screen readers. */
  caption: string;
  columns: readonly Column<Row>[];
  /** Undefined while they are on their way. */
  rows: readonly Row[] | undefined;
  keyOf: (row: Row) => string;
  /** Rows there are in all, when more wait on the server. */
  total?: number | undefined;
  /** The last rows are in sight: fetch more. */
  onEnd?: () => void;
  /** Loading, failure and age of the rows. */
  reading?: Reading<unknown>;
  /** Opens a row: Enter, or a press anywhere on it. */
  onOpen?: (row: Row) => void;
  /** Row shown beside the table. */
  openKey?: string | undefined;
  selection?: Selection;
  /** Acts on the ticked rows; they replace the toolbar. */
  bulk?: (keys: ReadonlySet<string>) => ReactNode;
  toolbar?: ReactNode;
  sort?: Sort | undefined;
  onSort?: (sort: Sort) => void;
  /** Heading of the group a row belongs to; the rows come in that order. */
  groupOf?: (row: Row) => string;
  /** A bar at the left: `hot` late or wrong, `decide` waits for a decision. */
  toneOf?: (row: Row) => "hot" | "decide" | undefined;
  /** 36 px; `tight` 29, `tall` two lines. */
  density?: "normal" | "tight" | "tall";
  /** What an empty list means and what to do: `<Empty …>`. */
  empty: ReactNode;
  /** Filters hide everything: how many there would be, and the way out. */
  filtered?: { of: number; onClear: () => void } | undefined;
  /** On a phone each row is one cell of this height (px); without it the columns stand below each other, the first as the heading. */
  phone?: { cell: (row: Row) => ReactNode; height: number };
  /** Not all units have answered: "8/11 huyện, chờ 3". */
  partial?: string | undefined;
  /** What is slow, after 5 seconds. */
  slow?: string;
}

const rowHeights = { normal: 36, tight: 29, tall: 51 } as const;
/** About what a heading and two lines take, px; every row is measured once it is drawn. */
const PHONE_ROW = 76;

/** Rows in order under a head that stays. J and K walk, Enter opens, X ticks. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { name, caption, rows = [], columns, keyOf, total, selection, bulk, toolbar, density = "normal", partial } = props;
  const text = useText("ui");
  const pane = useRef<HTMLElement>(null);
  const { shown: wide, choose } = useColumns(name, columns);
  const onPhone = useOnPhone();
  const stacked = onPhone ? props.phone : undefined;
  const shown = stacked ? [{ key: "row", name: caption, width: 240, cell: stacked.cell }] : wide;
  const rowHeight = stacked?.height ?? (onPhone ? PHONE_ROW : rowHeights[density]);
  const window = useRowWindow({ pane, rows, keyOf, rowHeight, groupOf: props.groupOf, onEnd: props.onEnd });
  const ticked = selection && selection.keys.size > 0;
  return (
    <div
      className={css.frame}
      data-stacked={onPhone ? (stacked ? "cell" : "lines") : undefined}
      style={{ "--row": `${rowHeight}px` } as CSSProperties}
    >
      {ticked ? (
        <div className={css.bulk} role="toolbar" aria-label={text("table.bulk")}>
          <b role="status">{text("table.ticked", { n: selection.keys.size })}</b>
          {bulk?.(selection.keys)}
          <span className="grow" />
          <Button kind="quiet" keys="Escape" onPress={selection.clear}>
            {text("table.untick")}
          </Button>
        </div>
      ) : (
        toolbar && <div className={css.toolbar}>{toolbar}</div>
      )}
      {partial && (
        <p className={css.partial} role="status">
          {partial}
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls must be reachable by keyboard */}
      <section className={css.pane} ref={pane} tabIndex={0} aria-label={caption}>
        <table
          aria-rowcount={(total ?? rows.length) + 1}
          style={{ "--wide": `${onPhone ? 0 : shown.reduce((sum, { width }) => sum + width, selection ? 38 : 0)}px` } as CSSProperties}
        >
          <caption className="unseen">{caption}</caption>
          <colgroup>
            {selection && <col style={{ width: 38 }} />}
            {shown.map(({ key, width }) => (
              <col key={key} style={{ width }} />
            ))}
          </colgroup>
          <TableHead {...{ columns: shown, rows, keyOf, selection, sort: props.sort, onSort: props.onSort }} />
          <TableBody
            {...{ columns: shown, window, keyOf, selection, onOpen: props.onOpen, openKey: props.openKey, toneOf: props.toneOf }}
          />
        </table>
        {rows.length === 0 && <NoRows {...props} columns={shown} />}
      </section>
      <footer className={css.footer}>
        <span>{rows.length > 0 && text("table.range", { from: window.first, to: window.last, total: total ?? rows.length })}</span>
        {!stacked && <ColumnChooser columns={columns} shown={wide} onChoose={choose} />}
      </footer>
    </div>
  );
}

/** Two lines in one cell: the fact, and where or since when. */
export function TwoLines({ first, second }: { first: ReactNode; second: ReactNode }) {
  return (
    <span className={css.twoLines}>
      <span>{first}</span>
      <span className="fine">{second}</span>
    </span>
  );
}
