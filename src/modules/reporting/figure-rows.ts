import type { z } from "zod";
import type { Tx } from "../../kernel/db/actor.ts";
import type { LocalDate } from "../../kernel/time/local-date.ts";
import { type CaseCount, findIndicator } from "../figures/server.ts";
import { type CaseLine, caseLines, communesIn, toStoredCase } from "../surveillance/server.ts";
import { casesBehind } from "./store/row-store.ts";

export interface FigureRowsQuery {
  indicator: string;
  area: string;
  from: LocalDate;
  to: LocalDate;
  asOf: Date | null;
}

export interface FigureRows {
  rows: z.infer<typeof CaseLine>[];
  /** All of them; the list may be shorter. */
  n: number;
}

/** Most rows shown behind one figure; the rest are in the list of cases. */
export const MOST_ROWS = 200;

/** The cases an indicator counted, as they were known at the instant. Nothing for what units state: there are no cases behind it here. */
export async function figureRows(tx: Tx, { indicator, area, from, to, asOf }: FigureRowsQuery): Promise<FigureRows> {
  const { plus, minus } = countsOf(indicator);
  if (plus.length === 0) return { rows: [], n: 0 };
  const disease = findIndicator(indicator).disease ?? "covid-19";
  const communes = await communesIn(tx, tx.actor.provinceId, area);
  const found = await casesBehind(tx, { disease, communes, from, to, asOf, plus, minus, limit: MOST_ROWS });
  return { rows: await caseLines(tx, found.rows.map(toStoredCase)), n: found.n };
}

/** How many of the cases an indicator counted the system was told of after an instant. */
export async function countNotifiedAfter(tx: Tx, { indicator, ...query }: FigureRowsQuery, notifiedAfter: Date): Promise<number> {
  const disease = findIndicator(indicator).disease ?? "covid-19";
  const communes = await communesIn(tx, tx.actor.provinceId, query.area);
  const found = await casesBehind(tx, { ...query, ...countsOf(indicator), disease, communes, notifiedAfter, limit: 1 });
  return found.n;
}

/** The counts an indicator rests on: added and taken away. A rate or share rests on what it is a rate of. */
function countsOf(code: string): { plus: CaseCount[]; minus: CaseCount[] } {
  const { measure } = findIndicator(code);
  if (measure.kind === "count") return { plus: [measure.count], minus: [] };
  if (measure.kind === "rate" || measure.kind === "ratio") return countsOf(measure.of);
  if (measure.kind === "reported") return { plus: [], minus: [] };
  const added = measure.plus.map(countsOf);
  const taken = (measure.minus ?? []).map(countsOf);
  return {
    plus: [...added.flatMap(({ plus }) => plus), ...taken.flatMap(({ minus }) => minus)],
    minus: [...added.flatMap(({ minus }) => minus), ...taken.flatMap(({ plus }) => plus)],
  };
}
