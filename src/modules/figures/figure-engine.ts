import type { Tx } from "../../kernel/db/actor.ts";
import { type LocalDate, localDateOf } from "../../kernel/time/local-date.ts";
import { eraOf, getUnits, levelOf, listUnits, populationsOf, rollUpsOf, seenByOf, unitNames } from "../directory/server.ts";
import { communesIn } from "../surveillance/server.ts";
import type { Figure, Step } from "./contract.ts";
import { findIndicator } from "./find-indicator.ts";
import { evaluate, type Needs, needsOf, type Readings, type Value } from "./rules/evaluate.ts";
import { type Period, periodsOf } from "./rules/periods.ts";
import { statedOver } from "./rules/stated-over.ts";
import { countByDay, type DayCount } from "./store/count-store.ts";
import { latestReported, type ReportedValue, type Statement, statementsWithin } from "./store/reported-store.ts";
import { countByUnit } from "./store/unit-count-store.ts";

export interface FigureQuery {
  indicators: readonly string[];
  area: string;
  from: LocalDate;
  to: LocalDate;
  by?: Step | undefined;
  /** Knowledge of this instant; null for now. */
  asOf: Date | null;
}

/**
 * Figures of an area: each indicator over the whole period, or by day, week, commune or district.
 * Communes and districts are those of the area's own era; what a split unit left unplaced is not in any of them.
 */
export async function computeFigures(tx: Tx, query: FigureQuery): Promise<Figure[]> {
  const areas = await areasOf(tx, query);
  const step = query.by === "day" || query.by === "week" ? query.by : "whole";
  const periods = periodsOf(query.from, query.to, step);
  const read = await readAll(tx, query, areas, step === "whole");
  const names = await unitNames(tx, areas);
  const sight = await inSight(tx, areas);
  return query.indicators.flatMap((code) =>
    areas.flatMap((area) =>
      periods.map((period) => ({
        ...withinSight(figureOf(code, area, period, read, query.asOf ?? tx.now), sight),
        areaName: names.get(area) ?? null,
      })),
    ),
  );
}

async function areasOf(tx: Tx, { area, by }: FigureQuery): Promise<string[]> {
  if (by !== "commune" && by !== "district") return [area];
  const unit = (await getUnits(tx, [area])).get(area);
  if (!unit) return [area];
  const under = await listUnits(tx, unit.provinceId, unit.era);
  const parents = new Map(under.map((each) => [each.key, each.parent]));
  const within = (key: string): boolean => {
    for (let at: string | null | undefined = key; at; at = parents.get(at)) if (at === area) return true;
    return false;
  };
  return under.filter((each) => each.level === by && within(each.key)).map((each) => each.key);
}

/** Areas of which the actor sees every case. A count over a part of an area would look like the area's and be too small. */
async function inSight(tx: Tx, areas: readonly string[]): Promise<ReadonlySet<string>> {
  const seen = await seenByOf(tx, areas);
  return new Set(areas.filter((area) => seen.get(area)?.some((key) => tx.actor.scope.includes(key))));
}

const withinSight = <F extends { area: string }>(figure: F, sight: ReadonlySet<string>) =>
  sight.has(figure.area) ? figure : { ...figure, value: null, missing: ["sight"] };

/** Counts of one indicator by commune; those of a whole period all stand on its last day. */
interface CodeCounts {
  rows: readonly Pick<DayCount, "unit" | "on" | "n">[];
  span: "period" | "until";
}

/** Everything read once for all indicators, areas and periods of a query. */
interface Read {
  counts: Map<string, CodeCounts>;
  /** Communes, as coded, that belong to each area. */
  communesOf: Map<string, ReadonlySet<string>>;
  populations: Map<string, number>;
  states: Map<string, ReportedValue>;
  statements: Statement[];
}

async function readAll(tx: Tx, query: FigureQuery, areas: readonly string[], whole: boolean): Promise<Read> {
  const needs = needsOf(query.indicators, findIndicator);
  const under = await communesIn(tx, tx.actor.provinceId, query.area);
  const counts = await (whole ? countWhole : countDays)(tx, needs.counts, query, under);
  const people = needs.population ? await populationsOf(tx, areas, Number(query.to.slice(0, 4))) : new Map();
  const { adding = [], states = [] } = Object.groupBy(needs.reported, (code) => (findIndicator(code).adds ? "adding" : "states"));
  return {
    counts,
    communesOf: await communesByArea(tx, areas, under),
    populations: new Map([...people].map(([key, each]) => [key, each.people])),
    states: await latestReported(tx, { indicators: states, units: areas, on: query.to, asOf: query.asOf }),
    statements: await statementsWithin(tx, { indicators: adding, units: areas, from: query.from, to: query.to, asOf: query.asOf }),
  };
}

const diseaseOf = (code: string): string => findIndicator(code).disease ?? "covid-19";

/** Over the whole period: all counts of a disease in one reading. */
async function countWhole(
  tx: Tx,
  asked: Needs["counts"],
  { from, to, asOf }: FigureQuery,
  units: readonly string[],
): Promise<Read["counts"]> {
  const counts: Read["counts"] = new Map();
  for (const [disease, group] of Map.groupBy(asked, ([code]) => diseaseOf(code))) {
    const found = await countByUnit(tx, new Map(group), { disease, units, from, to, asOf });
    for (const [code, { span }] of group) counts.set(code, { span, rows: found.get(code)!.map((row) => ({ ...row, on: to })) });
  }
  return counts;
}

/** Day by day, each count on its own. */
async function countDays(
  tx: Tx,
  asked: Needs["counts"],
  { from, to, asOf }: FigureQuery,
  units: readonly string[],
): Promise<Read["counts"]> {
  const counts: Read["counts"] = new Map();
  for (const [code, count] of asked) {
    const query = { disease: diseaseOf(code), units, from: count.span === "period" ? from : null, to, asOf };
    counts.set(code, { span: count.span, rows: await countByDay(tx, count, query) });
  }
  return counts;
}

async function communesByArea(tx: Tx, areas: readonly string[], under: readonly string[]): Promise<Map<string, ReadonlySet<string>>> {
  if (areas.length === 1) return new Map([[areas[0]!, new Set(under)]]);
  const era = eraOf(areas[0] ?? "o19.00");
  const level = levelOf(areas[0] ?? "o19.00");
  const placed = await rollUpsOf(tx, under, era);
  const targets = await getUnits(
    tx,
    [...placed.values()].flatMap((each) => (each.key ? [each.key] : [])),
  );
  const members = new Map(areas.map((area) => [area, new Set<string>()]));
  for (const [commune, { key, placement }] of placed) {
    if (placement !== "exact" || !key) continue;
    const area = level === "commune" ? key : targets.get(key)?.parent;
    if (area) members.get(area)?.add(commune);
  }
  return members;
}

/** Days after the instant of knowledge have no figure yet: a zero would say that nothing happened on them. */
const toCome: Value = { value: null, missing: ["to-come"] };

function figureOf(code: string, area: string, period: Period, read: Read, asOf: Date): Omit<Figure, "areaName"> {
  const indicator = findIndicator(code);
  const readings = readingsOf(area, period, read);
  const { value, missing } = period.to > localDateOf(asOf) ? toCome : evaluate(code, readings.values, findIndicator);
  const stated = indicator.measure.kind === "reported" ? readings.stated.get(code) : undefined;
  return {
    indicator: code,
    area,
    from: period.from,
    to: period.to,
    asOf,
    cutoff: stated?.cutoff ?? null,
    value,
    unit: indicator.unit,
    approx: stated?.approx ?? "exact",
    source: stated?.source ?? (indicator.measure.kind === "count" ? "records" : indicator.measure.kind === "reported" ? "none" : "derived"),
    missing,
  };
}

function readingsOf(area: string, period: Period, read: Read): { values: Readings; stated: Map<string, ReportedValue> } {
  const communes = read.communesOf.get(area) ?? new Set();
  const counts = new Map<string, number>();
  for (const [code, { rows, span }] of read.counts) {
    let n = 0;
    for (const row of rows) if (communes.has(row.unit) && row.on <= period.to && (span === "until" || row.on >= period.from)) n += row.n;
    counts.set(code, n);
  }
  const stated = statedOf(area, period, read);
  const reported = new Map([...stated].map(([code, each]) => [code, each.value]));
  return { values: { counts, reported, population: read.populations.get(area) ?? null }, stated };
}

function statedOf(area: string, period: Period, read: Read): Map<string, ReportedValue> {
  const stated = new Map<string, ReportedValue>();
  for (const [key, each] of read.states) {
    const [code, unit] = key.split(" ");
    const { changedOn } = findIndicator(code!);
    const outdated = changedOn !== undefined && each.periodTo < changedOn && changedOn <= period.to;
    if (unit === area && each.periodTo <= period.to && !outdated) stated.set(code!, each);
  }
  const adding = Map.groupBy(
    read.statements.filter((each) => each.unitKey === area),
    (each) => each.indicator,
  );
  for (const [code, statements] of adding) {
    const over = statedOver(statements, period.from, period.to);
    if ("value" in over) stated.set(code, { ...over.of.at(-1)!, value: over.value });
  }
  return stated;
}
