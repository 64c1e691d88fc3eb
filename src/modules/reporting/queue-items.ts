import type { Tx } from "../../kernel/db/actor.ts";
import { mayCall } from "../../kernel/http/routes.ts";
import type { LocalDate } from "../../kernel/time/local-date.ts";
import { eraOf, eraOn, levelOf, unitNames } from "../directory/server.ts";
import { listReconciliations } from "./reconciliation.ts";
import { reports } from "./reports/index.gen.ts";
import { dueAtOf } from "./rules/cutoff.ts";
import { listReports, type ReportHead } from "./store/report-store.ts";
import { workingDay } from "./store/working-day.ts";

/** One piece of work for the queue of whoever asks; words are in `web/messages` under `queue.KIND` and `queue.why.KIND`. */
export interface ReportQueueItem {
  kind: "write_report" | "sign_report" | "publish_report" | "reconcile";
  /** Id of the report, or unit and day of one that is not begun. */
  key: string;
  subject: string;
  why: string;
  params: { name: string; on: string; n?: number };
  link: string;
  dueAt: Date | null;
}

/** Most open reports looked at. */
const OPEN = 500;

/** Reports that wait for this account: today's of its own units to be written, checked ones to be signed, signed ones to be published. */
export async function queueItems(tx: Tx): Promise<ReportQueueItem[]> {
  const may = (verb: "draft" | "sign" | "publish") => mayCall(tx.actor.permissions, `reporting.report.${verb}`);
  const { on, demo } = await workingDay(tx);
  const own = tx.actor.scope.filter((key) => levelOf(key) !== undefined);
  if (own.length === 0) return [];
  const names = await unitNames(tx, own);
  const open = (await listReports(tx, { states: ["draft", "checked", "signed"] }, OPEN)).filter(({ unit_key }) => own.includes(unit_key));
  const published = new Set((await listReports(tx, { on, states: ["published"] }, OPEN)).map(({ unit_key }) => unit_key));
  const begun = new Set(open.filter((report) => report.on_day === on).map(({ unit_key }) => unit_key));
  const item = itemMaker(names, demo);
  return [
    ...open.flatMap((report) =>
      isFor(report, may) ? [item(kindOf(report), report.id, report.unit_key, report.on_day, `/bao-cao/${report.id}`)] : [],
    ),
    ...own
      .filter((key) => may("draft") && eraOf(key) === eraOn(on) && !begun.has(key) && !published.has(key))
      .map((key) => item("write_report", `${key}:${on}`, key, on, `/bao-cao?area=${key}&on=${on}`)),
    ...(may("draft") ? await toReconcile(tx, own, names, on) : []),
  ];
}

/** One entry for each own unit whose statements differ from the records and nobody has said yet which stands. */
async function toReconcile(tx: Tx, own: readonly string[], names: ReadonlyMap<string, string>, on: LocalDate): Promise<ReportQueueItem[]> {
  const items: ReportQueueItem[] = [];
  for (const key of own.filter((each) => eraOf(each) === eraOn(on))) {
    const lines = await listReconciliations(tx, { area: key, to: on });
    const n = lines.ok ? lines.value.filter(({ settled }) => !settled).length : 0;
    const name = names.get(key) ?? key;
    if (n > 0) {
      const link = `/doi-chieu?area=${key}`;
      items.push({ kind: "reconcile", key, subject: name, why: "queue.why.reconcile", params: { name, on, n }, link, dueAt: null });
    }
  }
  return items;
}

const kinds = { draft: "write_report", checked: "sign_report", signed: "publish_report" } as const;
const kindOf = ({ state }: ReportHead): ReportQueueItem["kind"] => kinds[state as keyof typeof kinds];

function isFor({ state }: ReportHead, may: (verb: "draft" | "sign" | "publish") => boolean): boolean {
  return state === "draft" ? may("draft") : state === "checked" ? may("sign") : may("publish");
}

/** A demo day lies in the past: what was due then is not late now. */
function itemMaker(names: ReadonlyMap<string, string>, demo: boolean) {
  return (kind: ReportQueueItem["kind"], key: string, unit: string, on: LocalDate, link: string): ReportQueueItem => {
    const name = names.get(unit) ?? unit;
    return {
      kind,
      key,
      subject: name,
      why: `queue.why.${kind}`,
      params: { name, on },
      link,
      dueAt: demo ? null : dueAtOf(on, reports.daily.due.time),
    };
  };
}
