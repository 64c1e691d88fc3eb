import type { ReactNode } from "react";
import css from "./side-by-side.module.css";

export interface SideBySideRow {
  key: string;
  name: string;
  values: readonly [ReactNode, ReactNode];
  /** Both are known and not the same: set strong, and told by a sign. */
  differs?: boolean;
}

interface SideBySideProps {
  /** What is compared, for screen readers. */
  caption: string;
  heads: readonly [string, string];
  rows: readonly SideBySideRow[];
}

/** Two versions of one thing, fact by fact; what differs is seen without reading. */
export function SideBySide({ caption, heads, rows }: SideBySideProps) {
  return (
    <table className={css.table}>
      <caption className="unseen">{caption}</caption>
      <colgroup>
        <col className={css.names} />
        <col />
        <col />
      </colgroup>
      <thead>
        <tr>
          <td />
          <th scope="col">{heads[0]}</th>
          <th scope="col">{heads[1]}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, values: [one, other], differs }) => (
          <tr key={key} data-differs={differs || undefined}>
            <th scope="row">
              {name}
              {differs && <b aria-hidden="true"> ≠</b>}
            </th>
            <td>{one}</td>
            <td>{other}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
