import { type Actor, systemActor, type Tx, withActor } from "../../../kernel/db/actor.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import type { Outcome } from "../../../kernel/errors/refusal.ts";
import { derivedId } from "../../../kernel/ids.ts";
import { addDays, type LocalDate, startOf } from "../../../kernel/time/local-date.ts";
import { proposeLevels, publishLevels, reviewLevels, signLevels } from "../../assessment/server.ts";
import { actorOf } from "../../identity/server.ts";
import { checkReportNow, draftReport, findReport, openChecks, publishReport, type Remarks, signReport } from "../../reporting/server.ts";
import type { OutbreakPlan } from "../outbreak/plan.ts";
import { chairCapacity, demoAccountId, demoPassword } from "./demo-accounts.ts";

/** Weeks before the last day whose levels were published, and days before it whose reports were. */
const [WEEKS, DAYS] = [3, 4];

/** Something one of the demo's people did at an instant of the past. */
interface Act {
  at: Date;
  by: string;
  run(tx: Tx): Promise<Outcome<unknown>>;
}

/**
 * What the committee had published before the demo opens: levels of earlier weeks and reports of earlier days, done by the commands everybody uses, each at
 * its own instant of the past. The last day's report and levels are left to whoever tries the system.
 */
export async function createDemoPapers(database: Database, plan: OutbreakPlan): Promise<void> {
  const area = `o19.${plan.provinceCode}`;
  const lastDay = addDays(plan.startOn, plan.days - 1);
  const acts = [
    ...daysBefore(lastDay, WEEKS, 7).flatMap((on) => levelActs(area, on)),
    ...daysBefore(lastDay, DAYS, 1).flatMap((on) => reportActs(area, on)),
  ].toSorted((one, other) => one.at.getTime() - other.at.getTime());
  const actors = new Map<string, Actor>();
  for (const { by, at, run } of acts) {
    if (!actors.has(by)) actors.set(by, await findActor(database, by));
    const done = await withActor(database, actors.get(by)!, "write", run, { generatedAt: at });
    if (!done.ok) throw new Error(`demo paper of ${at.toISOString()} refused: ${done.refusal.code}`);
  }
}

const daysBefore = (last: LocalDate, n: number, step: number): LocalDate[] =>
  Array.from({ length: n }, (_, index) => addDays(last, -step * (n - index)));

const at = (on: LocalDate, hour: number): Date => new Date(startOf(on).getTime() + hour * 3_600_000);

async function findActor(database: Database, login: string): Promise<Actor> {
  const actor = await withActor(database, systemActor, "read", (tx) => actorOf(tx, demoAccountId(login)));
  if (!actor) throw new Error(`there is no demo account ${login}`);
  return actor;
}

/** The office proposes on the morning after the week, the epidemiologist reviews, the chair signs, the office publishes. */
function levelActs(area: string, on: LocalDate): Act[] {
  const proposalId = derivedId(`demo levels ${on}`);
  const next = addDays(on, 1);
  return [
    { at: at(next, 8), by: "vanphong", run: (tx) => proposeLevels(tx, { proposalId, area, on, note: null }) },
    { at: at(next, 9), by: "cdc", run: (tx) => reviewLevels(tx, proposalId) },
    { at: at(next, 10), by: "chutich", run: (tx) => signLevels(tx, { proposalId, issuer: "BCĐ", proof: chairProof }) },
    { at: at(next, 10.6), by: "vanphong", run: (tx) => publishLevels(tx, proposalId) },
  ];
}

const chairProof = { password: demoPassword, capacity: chairCapacity };

/** The office drafts and checks at the end of the day, the chair signs, the office publishes. */
function reportActs(area: string, on: LocalDate): Act[] {
  const reportId = derivedId(`demo report ${on}`);
  const atVersion = async (tx: Tx) => ({ reportId, baseVersion: (await findReport(tx, reportId))!.version });
  return [
    { at: at(on, 19), by: "vanphong", run: (tx) => writeReport(tx, { reportId, area, on, cutoff: null }) },
    { at: at(on, 19.4), by: "chutich", run: async (tx) => signReport(tx, { ...(await atVersion(tx)), proof: chairProof }) },
    { at: at(on, 19.7), by: "vanphong", run: async (tx) => publishReport(tx, await atVersion(tx)) },
  ];
}

/** Draft and checks in one instant: a report is written from what was known then. */
async function writeReport(tx: Tx, draft: Parameters<typeof draftReport>[1]): Promise<Outcome<unknown>> {
  const { reportId } = draft;
  const drafted = await draftReport(tx, draft);
  const checked = drafted.ok ? await checkReportNow(tx, { reportId, baseVersion: drafted.value.version, remarks: {} }) : drafted;
  if (!checked.ok || checked.value.state === "checked") return checked;
  const { checks } = (await findReport(tx, reportId))!;
  const remarks: Remarks = Object.fromEntries(openChecks(checks, {}).amber.map(({ id, code }) => [id, reasons[code] ?? looked]));
  return checkReportNow(tx, { reportId, baseVersion: checked.value.version, remarks });
}

/** What the office writes beside a check that is not green. */
const reasons: Readonly<Record<string, string>> = {
  continuity_broken: "Có ca các đơn vị nhập sau giờ chốt số liệu của báo cáo trước, nay tính vào cộng dồn.",
  places_unknown: "Các đơn vị đang xác minh nơi phát hiện.",
  origins_unknown: "Đang điều tra nguồn lây.",
  severity_unknown: "Cơ sở điều trị sẽ bổ sung mức độ bệnh.",
  missing: "Chưa nhận được số liệu của đơn vị.",
};
const looked = "Đã rà soát với đơn vị, số liệu đúng với hồ sơ ca bệnh.";
