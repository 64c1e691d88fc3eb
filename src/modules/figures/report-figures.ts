import type { Tx } from "../../kernel/db/actor.ts";
import { type Outcome, ok, type Refusal, refuse } from "../../kernel/errors/refusal.ts";
import { recordEvents } from "../../kernel/events/events.ts";
import { localDateOf } from "../../kernel/time/local-date.ts";
import { getUnits, seenByOf } from "../directory/server.ts";
import type { ReportFigure } from "./contract.ts";
import { errors } from "./errors.ts";
import { findIndicator, isIndicator } from "./find-indicator.ts";
import { saveReported } from "./store/reported-store.ts";

/** Why one statement cannot be taken; undefined when it can. */
export function problemOf(figure: ReportFigure, today: string): Refusal | undefined {
  if (!isIndicator(figure.indicator)) return refuse(errors.indicator_unknown, { indicator: figure.indicator }).refusal;
  const indicator = findIndicator(figure.indicator);
  if (indicator.measure.kind !== "reported") return refuse(errors.not_reported, { indicator: figure.indicator }).refusal;
  if (figure.from > figure.to || figure.from > today) return refuse(errors.period_wrong, { from: figure.from, to: figure.to }).refusal;
  const [least, most] = indicator.bounds ?? [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];
  return figure.value < least || figure.value > most
    ? refuse(errors.out_of_bounds, { value: figure.value, least, most }).refusal
    : undefined;
}

export interface FigureResult {
  result: "created" | "updated" | "unchanged" | "rejected";
  problem: Refusal | null;
}

/**
 * Takes statements of units, one or a file of them: each is created, a new version of what was said before, the same, or refused with a reason.
 * Nobody states a figure of an area outside their own.
 */
export async function reportFigures(tx: Tx, figures: readonly ReportFigure[]): Promise<FigureResult[]> {
  const today = localDateOf(tx.now);
  const known = await seenByOf(
    tx,
    figures.map((figure) => figure.area),
  );
  const problems = figures.map(
    (figure) =>
      problemOf(figure, today) ??
      (/^(o19|o25|n25)/.test(figure.area) && known.get(figure.area)?.some((key) => tx.actor.scope.includes(key))
        ? undefined
        : refuse(errors.area_unknown, { area: figure.area }).refusal),
  );
  const good = figures.filter((_, index) => !problems[index]);
  const provinces = await getUnits(
    tx,
    good.map((figure) => figure.area),
  );
  const placed = good.map((figure) => ({
    ...figure,
    unit: findIndicator(figure.indicator).unit,
    reportedBy: tx.actor.homeKey,
    provinceId: provinces.get(figure.area)!.provinceId,
  }));
  const done = await saveReported(tx, placed);
  const [created, updated] = [new Set(done.created), new Set(done.updated)];
  if (done.created.length + done.updated.length > 0) await tellChange(tx, good, known);
  let at = 0;
  return problems.map((problem) => {
    if (problem) return { result: "rejected", problem };
    const id = done.ids[at++]!;
    return { result: created.delete(id) ? "created" : updated.delete(id) ? "updated" : "unchanged", problem: null };
  });
}

async function tellChange(tx: Tx, figures: readonly ReportFigure[], known: ReadonlyMap<string, readonly string[]>): Promise<void> {
  const areas = [...new Set(figures.map((figure) => figure.area))];
  const indicators = [...new Set(figures.map((figure) => figure.indicator))];
  const seenBy = [...new Set(areas.flatMap((area) => known.get(area) ?? []))];
  await recordEvents(tx, [{ type: "figures.reported", provinceId: tx.actor.provinceId, payload: { areas, indicators }, seenBy }]);
}

export async function reportOne(tx: Tx, figure: ReportFigure): Promise<Outcome<{ result: string }>> {
  const [done] = await reportFigures(tx, [figure]);
  return done!.problem ? { ok: false, refusal: done!.problem } : ok({ result: done!.result });
}
