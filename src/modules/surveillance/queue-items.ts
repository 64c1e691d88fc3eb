import type { Tx } from "../../kernel/db/actor.ts";
import { mayCall } from "../../kernel/http/routes.ts";
import { addDays, type LocalDate, localDateOf, startOf } from "../../kernel/time/local-date.ts";
import { levelOf, seenByOf, unitNames } from "../directory/server.ts";
import { linesOf } from "../persons/server.ts";
import { findDisease } from "./diseases/find-disease.ts";
import { diagnosedOn } from "./rules/case-days.ts";
import { notificationDue, notifiedLate } from "./rules/notification-due.ts";
import { OUTCOME_AFTER_DAYS } from "./rules/queue-of.ts";
import { listCasesById, type StoredCase } from "./store/case-store.ts";
import { listPending } from "./store/hand-over-store.ts";
import { listConflicts, listOnsetGaps, listReceivedLate } from "./store/queue-queries.ts";
import { placesInWords, unplacedUnits } from "./unplaced.ts";

/** One piece of work for the queue of whoever asks; words are in `web/messages` under `queue.KIND` and `queue.why.KIND`. */
export interface CaseQueueItem {
  kind: "answer_hand_over" | "ask_onset" | "settle_class" | "explain_delay" | "place_cases";
  /** Unique among the items. */
  key: string;
  /** Whom or where it is about: a person's name, or a commune. */
  subject: string;
  /** Key of the message that says why it came to this account, and what the message needs. */
  why: string;
  params: Record<string, string | number>;
  link: string;
  /** Until when; null where no document sets a deadline. */
  dueAt: Date | null;
}

/** Most items of one kind: who has more works on them from the list. */
const MOST = 20;
/** How long a late notification is shown; afterwards it is only a fact of the case. Our own mark, no guideline's. */
const LATE_SHOWN_DAYS = 7;

/** What waits for this account: hand-overs offered to its units, cases without onset, classes against the evidence, late notifications. */
export async function queueItems(tx: Tx): Promise<CaseQueueItem[]> {
  const may = (permission: string) => mayCall(tx.actor.permissions, permission);
  return [
    ...(may("surveillance.case.hand-over") ? await offeredToMe(tx) : []),
    ...(may("surveillance.case.correct")
      ? [...(await conflicts(tx)), ...(await onsetGaps(tx)), ...(await lateOnes(tx)), ...(await toPlace(tx))]
      : []),
  ];
}

/** Offers to a unit of mine from one that is not: who sees both has no part in it. */
async function offeredToMe(tx: Tx): Promise<CaseQueueItem[]> {
  const offers = await listPending(tx);
  const seen = await seenByOf(
    tx,
    offers.flatMap(({ fromUnit, toUnit }) => [fromUnit, toUnit]),
  );
  const own = new Set(tx.actor.scope);
  const mine = (unit: string) => (seen.get(unit) ?? []).some((key) => own.has(key));
  const toMe = offers.filter(({ fromUnit, toUnit }) => own.has(toUnit) || (mine(toUnit) && !mine(fromUnit))).slice(0, MOST);
  const cases = await listCasesById(
    tx,
    toMe.map(({ caseId }) => caseId),
  );
  const names = await namesOf(tx, cases);
  const units = await unitNames(
    tx,
    toMe.map(({ fromUnit }) => fromUnit),
  );
  return toMe.map((offer) => ({
    ...item("answer_hand_over", offer.id, names.get(offer.caseId) ?? null),
    params: { from: units.get(offer.fromUnit) ?? offer.fromUnit, reason: offer.reason, since: offer.offeredAt },
    link: `/ca-benh/${offer.caseId}`,
  }));
}

async function conflicts(tx: Tx): Promise<CaseQueueItem[]> {
  const cases = await listConflicts(tx, MOST);
  const names = await namesOf(tx, cases);
  return cases.map((each) => ({
    ...item("settle_class", each.id, names.get(each.id) ?? null),
    params: { on: each.reportedOn },
    link: `/ca-benh/${each.id}`,
  }));
}

/** One item for each commune: its missing days are asked for in one go. */
async function onsetGaps(tx: Tx): Promise<CaseQueueItem[]> {
  const since = addDays(await workingDay(tx), -OUTCOME_AFTER_DAYS);
  const gaps = await listOnsetGaps(tx, since, MOST);
  const units = await unitNames(
    tx,
    gaps.map(({ unit }) => unit),
  );
  return gaps.map(({ unit, diseaseCode, n, caseId, oldestOn }) => ({
    ...item("ask_onset", `${unit} ${diseaseCode}`, units.get(unit) ?? unit),
    params: { n, on: oldestOn },
    link: n === 1 ? `/ca-benh/${caseId}` : `/ca-benh?unit=${unit}&disease=${diseaseCode}&missing=onset`,
  }));
}

async function lateOnes(tx: Tx): Promise<CaseQueueItem[]> {
  const since = addDays(await workingDay(tx), -LATE_SHOWN_DAYS);
  const received = await listReceivedLate(tx, addDays(since, -OUTCOME_AFTER_DAYS), startOf(since), 5 * MOST);
  const late = received.filter((each) => notifiedLate(findDisease(each.diseaseCode) ?? { notifyWithin: [] }, each)).slice(0, MOST);
  const names = await namesOf(tx, late);
  return late.map((each) => ({
    ...item("explain_delay", each.id, names.get(each.id) ?? null),
    params: { on: each.reportedOn },
    link: `/ca-benh/${each.id}`,
    dueAt: notificationDue(findDisease(each.diseaseCode) ?? { notifyWithin: [] }, diagnosedOn(each))?.dueAt ?? null,
  }));
}

/** One item for each unit that was split or stands above the commune: its cases count once, under "chưa phân", until somebody places them. */
async function toPlace(tx: Tx): Promise<CaseQueueItem[]> {
  const waiting = (await unplacedUnits(tx)).slice(0, MOST);
  const units = await unitNames(
    tx,
    waiting.map(({ unit }) => unit),
  );
  return waiting.map(({ unit, n }) => {
    const words = placesInWords(unit);
    return {
      ...item("place_cases", unit, units.get(unit) ?? unit),
      params: { n, places: words.places, of: words.n, kind: levelOf(unit) === "commune" ? "split" : "no_commune" },
      link: `/ca-benh/xep-dia-ban?unit=${unit}`,
    };
  });
}

/** The day the office works on: today, or the last day of a demo, whose cases end there. */
async function workingDay(tx: Tx): Promise<LocalDate> {
  const { rows } = await tx.client.query<{ value: unknown }>("select value from kernel.setting where key = 'demo_day'");
  return typeof rows[0]?.value === "string" ? rows[0].value : localDateOf(tx.now);
}

const item = (kind: CaseQueueItem["kind"], key: string, subject: string | null) => ({
  kind,
  key: `${kind} ${key}`,
  subject: subject ?? "",
  why: `queue.why.${kind}`,
  dueAt: null,
});

/** Names of the persons by case; a person without a name is told by the description. */
async function namesOf(tx: Tx, cases: readonly StoredCase[]): Promise<Map<string, string | null>> {
  const people = await linesOf(tx, [...new Set(cases.map(({ personId }) => personId))]);
  return new Map(cases.map(({ id, personId }) => [id, people.get(personId)?.fullName ?? people.get(personId)?.description ?? null]));
}
