import type { EChartsCoreOption } from "echarts/core";
import { formatDate, formatDayMonth } from "../../i18n/date.ts";
import type { Language } from "../../i18n/language.ts";
import { formatNumber } from "../../i18n/number.ts";
import type { Text } from "../language/language.tsx";
import { totalOf } from "./curve.ts";
import type { CurveDrawingProps } from "./curve-drawing.tsx";

type CurveData = Omit<CurveDrawingProps, "height" | "summary">;
const small = { fontFamily: "var(--font)", fontSize: 11, color: "var(--ink-2)" };

/** The curve in ECharts' words. */
export function curveOption(data: CurveData, language: Language, text: Text): EChartsCoreOption {
  const last = data.days.length - 1;
  const number = (value: number, decimals?: number): string => formatNumber(language, value, decimals);
  return {
    animation: false,
    aria: { enabled: false, decal: { show: true, decals: decals } },
    grid: { left: 38, right: 8, top: 22, bottom: 22 },
    xAxis: {
      type: "category",
      data: data.days.map(({ on }) => formatDayMonth(on)),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: "var(--line-strong)" } },
      axisLabel: { ...small, interval: (index: number) => (last - index) % 7 === 0, hideOverlap: true },
      splitArea: {
        show: true,
        interval: 0,
        areaStyle: { color: data.days.map(({ on }) => (on > data.completeUntil ? "var(--sunk)" : "transparent")) },
      },
    },
    yAxis: {
      type: "value",
      min: 0,
      minInterval: 1,
      splitLine: { lineStyle: { color: "var(--line)" } },
      axisLabel: { ...small, formatter: (value: number) => number(value) },
    },
    tooltip: {
      trigger: "axis",
      transitionDuration: 0,
      formatter: (points: { dataIndex: number }[]) => hint(data, points[0]?.dataIndex, number, text),
    },
    series: [...bars(data), ...backfills(data), ...meanLine(data)],
  };
}

/** Sources differ by lightness already; the patterns keep them apart on a grey copy. */
const decals = [
  { symbol: "none" },
  { symbol: "rect", color: "var(--decal)", dashArrayX: [1, 0], dashArrayY: [1, 4], rotation: Math.PI / 4 },
  {
    symbol: "circle",
    color: "var(--decal)",
    dashArrayX: [
      [4, 4],
      [0, 4, 4, 0],
    ],
    dashArrayY: [4, 0],
    symbolSize: 0.4,
  },
  { symbol: "rect", color: "var(--decal)", dashArrayX: [1, 0], dashArrayY: [1, 4], rotation: -Math.PI / 4 },
  { symbol: "rect", color: "var(--decal)", dashArrayX: [1, 0], dashArrayY: [1, 3] },
];

function bars({ sources, days, completeUntil }: CurveData) {
  return sources.map((name, index) => ({
    name,
    type: "bar",
    stack: "cases",
    barCategoryGap: "12%",
    cursor: "default",
    emphasis: { disabled: true },
    itemStyle: { color: `var(--c${index + 1})` },
    data: days.map(({ on, counts }) => ({ value: counts[index] ?? 0, ...(on > completeUntil && { itemStyle: { opacity: 0.55 } }) })),
  }));
}

/** An outline over the part of a day that arrived late. */
function backfills({ days }: CurveData) {
  if (!days.some(({ backfilled }) => backfilled)) return [];
  const clear = { color: "transparent", decal: { symbol: "none" } };
  const shared = { type: "bar", stack: "backfill", barGap: "-100%", silent: true, emphasis: { disabled: true }, z: 4 };
  return [
    { ...shared, itemStyle: clear, data: days.map((day) => (day.backfilled ? totalOf(day) - day.backfilled : 0)) },
    {
      ...shared,
      itemStyle: { ...clear, borderColor: "var(--ink)", borderWidth: 1.5, borderType: [3, 2] },
      data: days.map(({ backfilled }) => backfilled || "-"),
    },
  ];
}

/** A line of ink on a line of paper, so that it is read over any bar. */
function meanLine({ means }: CurveData) {
  const shared = { type: "line", data: means.map((mean) => mean ?? "-"), symbol: "none", silent: true, emphasis: { disabled: true } };
  return [
    { ...shared, lineStyle: { color: "var(--surface)", width: 4.5 }, z: 5 },
    { ...shared, lineStyle: { color: "var(--ink)", width: 2 }, z: 6 },
  ];
}

/** Lines under the pointer, as elements: names are never read as markup. */
function hint(
  { sources, days, means }: CurveData,
  index: number | undefined,
  number: (value: number, decimals?: number) => string,
  text: Text,
): HTMLElement {
  const box = document.createElement("div");
  const day = index === undefined ? undefined : days[index];
  if (!day) return box;
  const mean = means[index!];
  const lines = [
    formatDate(day.on),
    ...sources.map((name, at) => `${name}: ${number(day.counts[at] ?? 0)}`),
    `${text("curve.total")}: ${number(totalOf(day))}`,
    ...(mean == null ? [] : [`${text("curve.mean")}: ${number(mean, 1)}`]),
    ...(day.backfilled ? [text("figure.backfilled", { n: day.backfilled })] : []),
  ];
  for (const line of lines) box.appendChild(document.createElement("div")).textContent = line;
  return box;
}
