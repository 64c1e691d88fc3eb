import type { Tx } from "../../kernel/db/actor.ts";
import { type Outcome, ok, refuse } from "../../kernel/errors/refusal.ts";
import { recordEvents } from "../../kernel/events/events.ts";
import { addDays, type LocalDate } from "../../kernel/time/local-date.ts";
import { eraOf, levelOf, unitNames, unitsBelow } from "../directory/server.ts";
import { allIndicators, computeFigures, findIndicator, type Statement, statementsWithin } from "../figures/server.ts";
import type { Reconcile, ReconciliationLine } from "./contract.ts";
import { findReportingUnit } from "./describe-unit.ts";
import { errors } from "./errors.ts";
import { disagrees, isSettled } from "./rules/reconcile.ts";
import { reconciliationId, reconciliationsWithin, saveReconciliation } from "./store/reconciliation-store.ts";

/** Days that are looked at when nobody says which: two weeks, the working day included. */
const DAYS = 14;
const reconciled = allIndicators.flatMap(({ code, beside }) => (beside ? [{ code, beside }] : []));

export interface ReconciliationQuery {
  area: string;
  from?: LocalDate | undefined;
  to: LocalDate;
}

/** Where a unit's own figure and the one computed from records cannot both be right, newest period first; settled ones with their decision. */
export async function listReconciliations(tx: Tx, { area, from: asked, to }: ReconciliationQuery): Promise<Outcome<ReconciliationLine[]>> {
  const of = await findReportingUnit(tx, area);
  if (!of) return refuse(errors.area_not_found);
  const from = asked ?? addDays(to, 1 - DAYS);
  const units = unitsFrom(area);
  const statements = await statementsWithin(tx, { indicators: reconciled.map(({ code }) => code), units, from, to, asOf: null });
  const computed = await computedFor(tx, area, statements);
  const decisions = await reconciliationsWithin(tx, units, from, to);
  const names = await unitNames(tx, [...new Set(statements.flatMap(({ unitKey, reportedBy }) => [unitKey, reportedBy]))]);
  const lines = statements.flatMap((statement): ReconciliationLine[] => {
    const counted = computed.get(keyOf(statement));
    if (counted === undefined || !disagrees(statement.approx, statement.value, counted)) return [];
    const { indicator, unitKey, periodFrom, periodTo, reportedBy, value: reported, approx, source, cutoff } = statement;
    const id = reconciliationId({ indicator, area: unitKey, from: periodFrom, to: periodTo, reportedBy });
    const stored = decisions.get(id);
    const decision = stored && {
      stands: stored.stands,
      reason: stored.reason,
      decidedName: stored.decided_name,
      decidedAt: stored.decided_at,
      computed: stored.computed,
      reported: stored.reported,
    };
    const { vi, en } = findIndicator(findIndicator(indicator).beside!);
    return [
      {
        id,
        indicator,
        name: { vi, en },
        area: unitKey,
        areaName: names.get(unitKey) ?? null,
        from: periodFrom,
        to: periodTo,
        reportedBy,
        reportedByName: names.get(reportedBy) ?? null,
        computed: counted,
        reported,
        approx,
        source,
        cutoff,
        decision: decision ?? null,
        settled: isSettled(decision ?? null, { computed: counted, reported }),
      },
    ];
  });
  return ok(lines.sort((one, other) => other.to.localeCompare(one.to) || one.area.localeCompare(other.area)));
}

function unitsFrom(area: string): string[] {
  const era = eraOf(area);
  return [...new Set([area, ...(["district", "commune"] as const).flatMap((level) => unitsBelow(area, era, level).map(({ key }) => key))])];
}

const keyOf = ({ indicator, unitKey, periodFrom, periodTo }: Statement): string => `${indicator} ${unitKey} ${periodFrom} ${periodTo}`;

/** What the records say about each statement's area and period: one computing for each period and level of unit. */
async function computedFor(tx: Tx, root: string, statements: readonly Statement[]): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  const groups = Map.groupBy(
    statements,
    ({ periodFrom, periodTo, unitKey }) => `${periodFrom} ${periodTo} ${unitKey === root ? "" : levelOf(unitKey)}`,
  );
  for (const [group, of] of groups) {
    const [from, to, level] = group.split(" ") as [LocalDate, LocalDate, "" | "district" | "commune"];
    const codes = new Map([...new Set(of.map(({ indicator }) => indicator))].map((code) => [findIndicator(code).beside!, code]));
    const query = { indicators: [...codes.keys()], area: root, from, to, asOf: null, ...(level && { by: level }) };
    for (const { indicator, area, value } of await computeFigures(tx, query))
      if (value !== null) found.set(`${codes.get(indicator)} ${area} ${from} ${to}`, value);
  }
  return found;
}

/** Somebody says which of the two figures stands and why. Both stay as they are; the decision is a record of its own. */
export async function reconcile(tx: Tx, { stands, reason, computed, reported, ...key }: Reconcile): Promise<Outcome<{ id: string }>> {
  const of = await findReportingUnit(tx, key.area);
  if (!of) return refuse(errors.area_not_found);
  const lines = await listReconciliations(tx, key);
  if (!lines.ok) return lines;
  const id = reconciliationId(key);
  const line = lines.value.find((each) => each.id === id);
  if (!line) return refuse(errors.nothing_to_reconcile);
  if (line.computed !== computed || line.reported !== reported) return refuse(errors.numbers_moved);
  await saveReconciliation(tx, {
    province_id: of.unit.provinceId,
    id,
    seen_by: of.seenBy as string[],
    indicator: key.indicator,
    unit_key: key.area,
    period_from: key.from,
    period_to: key.to,
    reported_by: key.reportedBy,
    computed,
    reported,
    stands,
    reason,
    decided_by: tx.actor.accountId,
    decided_name: tx.actor.name,
    decided_at: tx.now,
  });
  const payload = { id, area: key.area, stands };
  await recordEvents(tx, [{ type: "reporting.figures_reconciled", provinceId: of.unit.provinceId, payload, seenBy: of.seenBy }]);
  return ok({ id });
}
