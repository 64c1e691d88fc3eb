import { lazy, type ReactNode, Suspense, useState } from "react";
import { formatInstant, type Moment } from "../../i18n/date.ts";
import type { LocalDate } from "../../time/local-date.ts";
import { useText } from "../language/language.tsx";
import { FilterChip } from "../parts/chip.tsx";
import { Legend } from "../parts/legend.tsx";
import { Skeleton } from "../parts/skeleton.tsx";
import { type CurveDay, curveCsv, sevenDayMean, totalOf } from "./curve.ts";
import { CurveTable } from "./curve-table.tsx";
import css from "./epi-curve.module.css";

const CurveDrawing = lazy(() => import("./curve-drawing.tsx"));

export interface EpiCurveProps {
  /** Names of the sources, the lowest of the stack first; colours follow the order. At most five. */
  sources: readonly string[];
  /** Every day of the period, also those without cases; it starts before the outbreak. */
  days: readonly CurveDay[];
  /** Last day whose reports have practically all arrived (95 %). */
  completeUntil: LocalDate;
  /** Which date the days are of: "ngày khởi phát". */
  by: string;
  /** Switch to another date. */
  other?: ReactNode;
  asOf: Moment;
  /** Where the cases come from, in words. */
  source: string;
  height?: number;
}

/** Epidemic curve: days without gaps, stacked by source, mean of 7 days, incomplete days shaded, the same as a table and CSV. */
export function EpiCurve({ sources, days, completeUntil, by, other, asOf, source, height = 220 }: EpiCurveProps) {
  const text = useText("ui");
  const [asTable, setAsTable] = useState(false);
  const means = sevenDayMean(days, completeUntil);
  const stack = sources.map((name, index) => ({ name, colour: `var(--c${index + 1})` })).reverse();
  const incomplete = days.filter(({ on }) => on > completeUntil).length;
  const heads = [text("curve.day"), ...sources, text("curve.total"), text("curve.mean"), text("curve.backfilled")];
  const summary = text("curve.summary", {
    by,
    from: days[0]?.on ?? null,
    to: days.at(-1)?.on ?? null,
    n: days.reduce((sum, day) => sum + totalOf(day), 0),
    mean: means.findLast((mean) => mean !== null) ?? null,
  });
  return (
    <figure className={css.curve}>
      <div className={css.tools}>
        {other}
        <span className="grow" />
        <FilterChip chosen={asTable} onPress={() => setAsTable(!asTable)}>
          {text("curve.table")}
        </FilterChip>
        <FilterChip
          chosen={false}
          onPress={() => saveText(curveCsv(heads, days, means), `${text("curve.file")}-${days.at(-1)?.on ?? ""}.csv`)}
        >
          CSV
        </FilterChip>
      </div>
      {asTable ? (
        <CurveTable {...{ heads, days, means, completeUntil, caption: summary }} />
      ) : (
        <Suspense fallback={<div style={{ height }}>{<Skeleton lines={6} />}</div>}>
          <CurveDrawing {...{ sources, days, means, completeUntil, height, summary }} />
          <Legend of={[{ name: text("curve.mean"), colour: "var(--ink)", line: true }, ...stack]} />
        </Suspense>
      )}
      <figcaption className="fine">
        {incomplete > 0 && `${text("curve.incomplete", { n: incomplete })} `}
        {source} · {formatInstant(asOf)}
      </figcaption>
    </figure>
  );
}

function saveText(content: string, name: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
