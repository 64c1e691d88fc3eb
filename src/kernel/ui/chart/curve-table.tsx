import { formatDate } from "../../i18n/date.ts";
import type { LocalDate } from "../../time/local-date.ts";
import { useNumbers, useText } from "../language/language.tsx";
import { type CurveDay, totalOf } from "./curve.ts";
import css from "./epi-curve.module.css";

interface CurveTableProps {
  caption: string;
  heads: readonly string[];
  days: readonly CurveDay[];
  means: readonly (number | null)[];
  completeUntil: LocalDate;
}

/** The curve as a table, newest day first. */
export function CurveTable({ caption, heads, days, means, completeUntil }: CurveTableProps) {
  const text = useText("ui");
  const { number } = useNumbers();
  const rows = days.map((day, index) => ({ day, mean: means[index] ?? null })).reverse();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls must be reachable by keyboard
    <section className={css.table} tabIndex={0} aria-label={caption}>
      <table>
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ day, mean }) => (
            <tr key={day.on} data-incomplete={day.on > completeUntil || undefined}>
              <th scope="row">
                {formatDate(day.on)} {day.on > completeUntil && <span className="fine">{text("curve.notComplete")}</span>}
              </th>
              {day.counts.map((count, index) => (
                <td key={heads[index + 1]}>{number(count)}</td>
              ))}
              <td>{number(totalOf(day))}</td>
              <td>{mean === null ? "–" : number(mean, 1)}</td>
              <td>{number(day.backfilled ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
