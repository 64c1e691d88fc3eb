import { useState } from "react";
import type { Column } from "./column.ts";

/**
 * The columns this person wants to see of one table, kept on the device.
 * @param table name of the table, e.g. `case.list`
 */
export function useColumns<Row>(table: string, all: readonly Column<Row>[]) {
  const kept = `vx.columns.${table}`;
  const [chosen, setChosen] = useState(() => localStorage.getItem(kept)?.split(" "));
  const isShown = (column: Column<Row>, index: number): boolean => index === 0 || (chosen ? chosen.includes(column.key) : !column.optional);
  const shown = all.filter(isShown);
  const choose = (key: string, on: boolean): void => {
    const keys = all.filter((column, index) => (column.key === key ? on : isShown(column, index))).map((column) => column.key);
    localStorage.setItem(kept, keys.join(" "));
    setChosen(keys);
  };
  return { shown, choose };
}
