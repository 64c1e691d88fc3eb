import { BarChart, LineChart } from "echarts/charts";
import { AriaComponent, GridComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import type { LocalDate } from "../../time/local-date.ts";
import { useLanguage, useText } from "../language/language.tsx";
import type { CurveDay } from "./curve.ts";
import { curveOption } from "./curve-option.ts";
import css from "./epi-curve.module.css";

use([BarChart, LineChart, GridComponent, AriaComponent, TooltipComponent, SVGRenderer]);

export interface CurveDrawingProps {
  sources: readonly string[];
  days: readonly CurveDay[];
  means: readonly (number | null)[];
  completeUntil: LocalDate;
  height: number;
  summary: string;
}

/** The drawing itself, loaded when a page first shows a curve. Colours are names of tokens, so theme and print follow. */
export default function CurveDrawing({ height, summary, ...data }: CurveDrawingProps) {
  const text = useText("ui");
  const { language } = useLanguage();
  const place = useRef<HTMLDivElement>(null);
  const { sources, days, means, completeUntil } = data;
  useEffect(() => {
    const chart = init(place.current, null, { renderer: "svg" });
    chart.setOption(curveOption({ sources, days, means, completeUntil }, language, text));
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(place.current!);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [sources, days, means, completeUntil, language, text]);
  const incomplete = days.filter(({ on }) => on > completeUntil).length;
  return (
    <div className={css.drawing}>
      <div ref={place} style={{ height }} role="img" aria-label={summary} />
      {incomplete > 0 && <span className={css.mark}>{text("curve.incompleteMark", { n: incomplete })}</span>}
    </div>
  );
}
