import { z } from "zod";
import { ok } from "../../kernel/errors/refusal.ts";
import { defineCommand, defineQuery, type Route } from "../../kernel/http/routes.ts";
import { UnitKey } from "../directory/contract.ts";
import { Reconcile, ReconciliationLine } from "./contract.ts";
import { listReconciliations, reconcile } from "./reconciliation.ts";
import { workingDay } from "./store/working-day.ts";

const list = defineQuery({
  path: "/reports/reconciliation",
  permission: "reporting.report.draft",
  summary: "Where figures of units and figures computed from records differ, with what was decided",
  query: z.strictObject({ area: UnitKey, from: z.iso.date().optional(), to: z.iso.date().optional() }),
  reply: z.object({ rows: z.array(ReconciliationLine), asOf: z.date() }),
  async run(tx, { area, from, to }) {
    const rows = await listReconciliations(tx, { area, from, to: to ?? (await workingDay(tx)).on });
    return rows.ok ? ok({ rows: rows.value, asOf: tx.now }) : rows;
  },
});

const decide = defineCommand({
  path: "/reports/reconcile",
  permission: "reporting.report.draft",
  summary: "Say which of two differing figures stands and why; both are kept",
  body: Reconcile,
  reply: z.object({ id: z.string() }),
  queueable: false,
  run: reconcile,
});

export const reconciliationRoutes: readonly Route[] = [list, decide];
