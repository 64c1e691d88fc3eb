import type { Tx } from "../../kernel/db/actor.ts";
import type { CaseCount } from "./indicators/define-indicator.ts";
import { type CountQuery, countByDay, type DayCount } from "./store/count-store.ts";

export type { Approx, Figure, ReportFigure } from "./contract.ts";
export { ReportFigure as ReportFigureSchema } from "./contract.ts";
export { computeFigures, type FigureQuery } from "./figure-engine.ts";
export { allIndicators, findIndicator, isIndicator } from "./find-indicator.ts";
export type { CaseCount, Indicator } from "./indicators/define-indicator.ts";
export { problemOf, reportFigures } from "./report-figures.ts";
export { routes } from "./routes.ts";
export { isTooLong } from "./rules/periods.ts";
export { statedOver } from "./rules/stated-over.ts";
export { countByDay, type DayCount } from "./store/count-store.ts";
export { latestReported, type ReportedValue, type Statement, statementsWithin } from "./store/reported-store.ts";

/** Daily counts of cases by commune: from the roll-up now, from the history of records as of an instant. */
export async function dailyCounts(
  tx: Tx,
  query: CountQuery & { by: CaseCount["by"]; where?: Pick<CaseCount, "classification" | "detected" | "origin" | "severity"> },
): Promise<DayCount[]> {
  return countByDay(tx, { by: query.by, span: "period", ...query.where }, query);
}
