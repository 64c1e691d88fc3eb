import { useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useEffect, useMemo, useState } from "react";
import { flushSync } from "react-dom";

/** A line of the body: a row, or the heading of a group. */
export type Line<Row> = { row: Row; at: number } | { heading: string };

export interface RowWindow<Row> {
  lines: readonly { line: Line<Row>; index: number }[];
  /** Height of what is not drawn, px. */
  before: number;
  after: number;
  /** First and last row in sight, from 1. */
  first: number;
  last: number;
  rows: readonly Row[];
  scrollTo(at: number): void;
  /** Ref of each drawn line: a row that needs more room than planned gets it. */
  measure(line: Element | null): void;
}

const HEADING = 27;
const HEAD = 31;

interface WindowOptions<Row> {
  pane: RefObject<HTMLElement | null>;
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** Px. */
  rowHeight: number;
  groupOf?: ((row: Row) => string) | undefined;
  onEnd?: (() => void) | undefined;
}

/** Draws only the rows in sight, all of them for the printer. */
export function useRowWindow<Row>({ pane, rows, keyOf, rowHeight, groupOf, onEnd }: WindowOptions<Row>): RowWindow<Row> {
  const lines = useMemo(() => linesOf(rows, groupOf), [rows, groupOf]);
  const printing = usePrinting();
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => pane.current,
    estimateSize: (index) => ("row" in lines[index]! ? rowHeight : HEADING),
    getItemKey: (index) => lineKey(lines[index]!, keyOf),
    overscan: printing ? lines.length : 8,
    scrollPaddingStart: HEADING,
    scrollPaddingEnd: HEAD + 8, // the head takes its room inside the pane
  });
  const items = virtual.getVirtualItems();
  const lastDrawn = items.at(-1)?.index ?? -1;
  useEffect(() => {
    if (lines.length > 0 && lastDrawn >= lines.length - 1) onEnd?.();
  }, [lastDrawn, lines.length, onEnd]);

  const seen = items.filter(
    ({ start, end }) => end > virtual.scrollOffset! && start < virtual.scrollOffset! + (pane.current?.clientHeight ?? 0) - HEAD,
  );
  const places = seen.flatMap(({ index }) => {
    const line = lines[index];
    return line && "row" in line ? [line.at + 1] : [];
  });
  return {
    lines: items.flatMap(({ index }) => (lines[index] ? [{ line: lines[index], index }] : [])),
    before: items[0]?.start ?? 0,
    after: virtual.getTotalSize() - (items.at(-1)?.end ?? 0),
    first: places[0] ?? 1,
    last: places.at(-1) ?? rows.length,
    rows,
    measure: virtual.measureElement,
    scrollTo: (at) => virtual.scrollToIndex(lines.findIndex((line) => "row" in line && line.at === at)),
  };
}

function linesOf<Row>(rows: readonly Row[], groupOf: ((row: Row) => string) | undefined): Line<Row>[] {
  const lines: Line<Row>[] = [];
  let group: string | undefined;
  for (const [at, row] of rows.entries()) {
    const heading = groupOf?.(row);
    if (heading !== undefined && heading !== group) lines.push({ heading });
    group = heading;
    lines.push({ row, at });
  }
  return lines;
}

const lineKey = <Row>(line: Line<Row>, keyOf: (row: Row) => string): string =>
  "row" in line ? keyOf(line.row) : `heading ${line.heading}`;

function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const start = (): void => flushSync(() => setPrinting(true));
    const end = (): void => setPrinting(false);
    window.addEventListener("beforeprint", start);
    window.addEventListener("afterprint", end);
    return () => {
      window.removeEventListener("beforeprint", start);
      window.removeEventListener("afterprint", end);
    };
  }, []);
  return printing;
}
