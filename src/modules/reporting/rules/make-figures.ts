import { type FigureFormat, formatFigure } from "../../../kernel/documents/official-words.ts";
import type { LocalDate } from "../../../kernel/time/local-date.ts";
import type { Approx, Figure } from "../../figures/contract.ts";
import type { ReportFigure } from "../contract.ts";
import type { FigureSlot, LevelCount, ReportDefinition, ValueOf } from "../reports/define-report.ts";
import { periodOf, slotsOn } from "./plan-figures.ts";

/** Units of an area by epidemic level on a day. */
export interface LevelsSummary {
  /** Level of the area itself. */
  own: number | null;
  counts: Readonly<Record<"1" | "2" | "3" | "4", number>>;
  /** Units without a level. */
  none: number;
  units: number;
  /** Levels an authority published, or what the rule gives while none is published. */
  basis: "published" | "computed";
  /** Document and date of the rule whose numbers are not verified; null when they are. */
  provisional: { document: string; date: string } | null;
}

/** What was measured for a report. */
export interface Measured {
  area: string;
  areaName: string | null;
  on: LocalDate;
  asOf: Date;
  /** Figures of the area itself, over every period asked. */
  whole: readonly Figure[];
  /** Figures of the units one level below, over the day. */
  parts: readonly Figure[];
  levels: LevelsSummary | null;
}

/** Name of the line that holds what no unit below holds. */
export const UNPLACED = "unplaced";
/** Id of the number a unit states of its own. */
export const STATED = "stated";
export const cellId = (slot: string, area: string): string => `${slot}@${area}`;

/** Every figure of a report: those of the text, those of the table, and what units state beside them. */
export function makeFigures(report: ReportDefinition, measured: Measured): ReportFigure[] {
  const figures = new Map<string, ReportFigure>();
  const add = (figure: ReportFigure): void => void figures.set(figure.id, figure);
  for (const slot of slotsOn(report, measured.on)) {
    const figure = slotFigure(report, slot, measured, figures);
    if (figure) add(figure);
  }
  const stated = measured.whole.find((each) => each.indicator === report.stated.indicator);
  if (stated) add(fromFigure(STATED, stated, { padded: true }, false));
  for (const cell of tableFigures(report, measured, figures)) add(cell);
  return [...figures.values()];
}

/** Values of figures by id, as the rules ask for them. */
export const valuesOf = (figures: readonly ReportFigure[]): ValueOf => {
  const byId = new Map(figures.map((figure) => [figure.id, figure.value]));
  return (id) => byId.get(id) ?? null;
};

function slotFigure(
  report: ReportDefinition,
  slot: FigureSlot,
  measured: Measured,
  before: ReadonlyMap<string, ReportFigure>,
): ReportFigure | undefined {
  const { from, format = {}, needed = false, id } = slot;
  if (from.kind === "levels") return measured.levels ? levelFigure(slot, from.count, measured.levels, measured) : undefined;
  if (from.kind === "indicator") {
    const period = periodOf(from.over, measured.on, report.wave.from)!;
    const found = measured.whole.find((each) => each.indicator === from.indicator && each.from === period.from && each.to === period.to);
    if (!found) throw new Error(`${from.indicator} was not measured for the report`);
    return fromFigure(id, found, format, needed);
  }
  const less = from.kind === "difference" ? [from.less] : from.parts;
  return reckoned(
    id,
    from.kind,
    before.get(from.of)!,
    less.map((part) => before.get(part)!),
    format,
  );
}

function fromFigure(id: string, figure: Figure, format: FigureSlot["format"] & object, needed: boolean): ReportFigure {
  const { indicator, area, areaName, from, to, unit, approx, source, missing, value } = figure;
  return {
    id,
    kind: "indicator",
    indicator,
    of: [],
    area,
    areaName,
    from,
    to,
    asOf: figure.asOf.toISOString(),
    cutoff: figure.cutoff?.toISOString() ?? null,
    value,
    unit,
    approx,
    source,
    missing: [...missing],
    printed: printed(value, format, approx),
    needed,
  };
}

/** A whole less its parts; unknown as soon as one of them is. */
function reckoned(
  id: string,
  kind: "difference" | "remainder",
  whole: ReportFigure,
  less: readonly ReportFigure[],
  format: FigureSlot["format"] & object,
): ReportFigure {
  const missing = [whole, ...less].filter((each) => each.value === null).map((each) => each.id);
  const value = missing.length > 0 ? null : less.reduce((rest, each) => rest - each.value!, whole.value!);
  const of = [whole.id, ...less.map((each) => each.id)];
  return {
    ...whole,
    id,
    kind,
    indicator: null,
    of,
    cutoff: null,
    value,
    approx: "exact",
    source: "derived",
    missing,
    printed: printed(value, format),
    needed: false,
  };
}

function levelFigure(slot: FigureSlot, count: LevelCount, levels: LevelsSummary, measured: Measured): ReportFigure {
  const { own, none, units, counts } = levels;
  const value = { own, none, units, ...counts }[count];
  const { area, areaName, on, asOf } = measured;
  return {
    id: slot.id,
    kind: "levels",
    indicator: null,
    of: [],
    area,
    areaName,
    from: on,
    to: on,
    asOf: asOf.toISOString(),
    cutoff: null,
    value,
    unit: count === "own" ? "cấp" : "đơn vị",
    approx: "exact",
    source: `levels-${levels.basis}`,
    missing: [],
    printed: printed(value, slot.format ?? {}),
    needed: false,
  };
}

function tableFigures(report: ReportDefinition, { parts }: Measured, whole: ReadonlyMap<string, ReportFigure>): ReportFigure[] {
  const areas = [...new Set(parts.map((each) => each.area))];
  if (areas.length === 0) return [];
  const byPlace = new Map(parts.map((each) => [`${each.indicator} ${each.area}`, each]));
  const columns = report.table.columns.flatMap(({ id, indicator }) => {
    const cells = areas.map((area) => fromFigure(cellId(id, area), byPlace.get(`${indicator} ${area}`)!, { padded: true }, false));
    return [...cells, reckoned(cellId(id, UNPLACED), "remainder", whole.get(id)!, cells, { padded: true })];
  });
  const stated = areas.flatMap((area) => {
    const said = byPlace.get(`${report.stated.indicator} ${area}`);
    return said && said.value !== null ? [fromFigure(cellId(STATED, area), said, { padded: true }, false)] : [];
  });
  return [...columns, ...stated];
}

const approxWords: Record<Approx, string> = {
  exact: "",
  about: "khoảng ",
  over: "trên ",
  under: "dưới ",
  at_least: "ít nhất ",
  at_most: "nhiều nhất ",
};

/** A value as documents print it; a plain zero keeps no second zero, an unknown value is “chưa có”. */
function printed(value: number | null, format: FigureFormat & { absolute?: boolean }, approx: Approx = "exact"): string {
  if (value === null) return formatFigure(null);
  const shown = format.absolute ? Math.abs(value) : value;
  const decimals = Number.isInteger(shown) ? undefined : format.decimals;
  const padded = (format.padded ?? false) && shown !== 0;
  return approxWords[approx] + formatFigure(shown, { padded, ...(decimals !== undefined && { decimals }) });
}
