import type { ReactNode } from "react";

/** One column. The first of a table is its name column: frozen at the left, never hidden. */
export interface Column<Row> {
  key: string;
  /** Head, in words. */
  name: string;
  /** Least width in px; spare width is shared out. */
  width: number;
  cell: (row: Row) => ReactNode;
  /** Numbers stand at the end. */
  align?: "end";
  /** Can be sorted by: the owner of the rows does it (a server, or `sortRows`). */
  sortable?: boolean;
  /** Not among the columns shown at first. */
  optional?: boolean;
}

export interface Sort {
  by: string;
  descending: boolean;
}

/** The next state of a head that was pressed: rising, then falling. */
export function nextSort(sort: Sort | undefined, by: string): Sort {
  return sort?.by === by ? { by, descending: !sort.descending } : { by, descending: false };
}

/** Sorts a list that is wholly here; unknown values stand last in either direction. Texts sort in the manner of Vietnamese. */
export function sortRows<Row>(
  rows: readonly Row[],
  sortValue: (row: Row) => string | number | null | undefined,
  descending: boolean,
): Row[] {
  const order = new Intl.Collator("vi");
  const sign = descending ? -1 : 1;
  return [...rows].sort((one, other) => {
    const [a, b] = [sortValue(one), sortValue(other)];
    if (a == null || b == null) return a == null ? (b == null ? 0 : 1) : -1;
    return sign * (typeof a === "number" && typeof b === "number" ? a - b : order.compare(String(a), String(b)));
  });
}
