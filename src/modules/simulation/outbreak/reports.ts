import type { CaseReport } from "../../surveillance/contract.ts";
import type { Random } from "../random.ts";
import { type Course, severityOn } from "./course.ts";
import type { Calendar } from "./plan.ts";

/** A case as this system knew it from an instant on, until the next version. */
export interface CaseVersion {
  /** When the system learnt it; rising from version to version. */
  recordedAt: string;
  report: CaseReport;
}

/** The fixed parts of a report: who, where, which unit. */
export type CaseFrame = Pick<
  CaseReport,
  | "id"
  | "personId"
  | "origin"
  | "residenceUnit"
  | "stayUnit"
  | "facility"
  | "responsibleUnit"
  | "reportingUnit"
  | "foreignPlace"
  | "note"
  | "nationalNumber"
>;

interface Change {
  atMs: number;
  facts: Partial<CaseReport>;
}

/** A hospital's afternoon: the hour at which follow-up facts are entered. */
const enteredMs = (random: Random, calendar: Calendar, day: number): number => calendar.instantOf(day, 13 + 6 * random.unit());

/**
 * The versions of a confirmed case: the first report, then the result, the symptoms, the severity, the national number and the end as each became known.
 * Nothing is known before it happened, and nothing after the window.
 */
export function versionsOf(random: Random, course: Course, frame: CaseFrame, calendar: Calendar): CaseVersion[] {
  const first = firstReport(random, course, frame, calendar);
  const changes = [...followUps(random, course, frame, calendar)].sort((a, b) => a.atMs - b.atMs);
  return applyChanges(first, course.recordedMs, changes, calendar.endMs);
}

/** The versions of a suspicion that a negative RT-PCR discards. */
export function discardedVersions(
  random: Random,
  { sampledDay, recordedMs }: { sampledDay: number; recordedMs: number },
  frame: CaseFrame,
  calendar: Calendar,
): CaseVersion[] {
  const resulted = calendar.dateOf(sampledDay + 1);
  const first: CaseReport = {
    ...blank(frame, calendar.dateOf(sampledDay), recordedMs),
    classification: "suspected",
    onsetOn: calendar.dateOf(sampledDay - 1 - random.below(3)),
    onsetSource: "patient",
    sampledOn: calendar.dateOf(sampledDay),
    severity: "mild",
    severityOn: calendar.dateOf(sampledDay),
    detected: random.chance(0.6) ? "hospital" : "community",
    stayKind: "home",
    testKind: "rt_pcr",
  };
  const facts: Partial<CaseReport> = {
    classification: "discarded",
    testResult: "negative",
    resultedOn: resulted,
    outcome: "recovered",
    outcomeOn: resulted,
  };
  return applyChanges(first, recordedMs, [{ atMs: enteredMs(random, calendar, sampledDay + 1), facts }], calendar.endMs);
}

function firstReport(random: Random, course: Course, frame: CaseFrame, calendar: Calendar): CaseReport {
  const { testKind, suspectedFirst } = course;
  const { severity, since } = severityOn(course, course.reportedDay);
  const result: Partial<CaseReport> = suspectedFirst
    ? { classification: "suspected" }
    : { classification: "confirmed", resultedOn: calendar.dateOf(course.resultedDay), testResult: "positive", ct: course.ct };
  return {
    ...blank(frame, calendar.dateOf(course.reportedDay), course.recordedMs),
    testKind,
    sampledOn: calendar.dateOf(course.sampledDay),
    detected: course.detected,
    stayKind: course.stayKind,
    ...(course.stayKind === "home" ? {} : { stayUnit: null, responsibleUnit: frame.residenceUnit }),
    facility: course.stayKind === "hospital" ? frame.facility : null,
    ...(random.chance(0.97) && { severity, severityOn: calendar.dateOf(since) }),
    ...result,
    ...(course.onsetDay !== null && course.onsetDay <= course.reportedDay
      ? onsetFacts(random, course, calendar)
      : { onsetSource: "none_asymptomatic" }),
  };
}

/** How the onset is known; one in twelve is left out of the form. */
function onsetFacts(random: Random, { onsetDay }: Course, calendar: Calendar): Pick<CaseReport, "onsetOn" | "onsetSource"> {
  const draw = random.unit();
  if (draw < 0.08 || onsetDay === null) return { onsetOn: null, onsetSource: "unknown" };
  return {
    onsetOn: calendar.dateOf(onsetDay),
    onsetSource: draw < 0.55 ? "patient" : draw < 0.82 ? "form" : draw < 0.95 ? "clinician" : "estimated",
  };
}

function* followUps(random: Random, course: Course, frame: CaseFrame, calendar: Calendar): Generator<Change> {
  const dateOf = (day: number) => calendar.dateOf(day);
  const enter = (day: number) => enteredMs(random, calendar, Math.max(day, course.reportedDay));
  if (course.suspectedFirst)
    yield {
      atMs: enter(course.resultedDay),
      facts: { classification: "confirmed", resultedOn: dateOf(course.resultedDay), testResult: "positive", ct: course.ct },
    };
  if (course.onsetDay !== null && course.onsetDay > course.reportedDay)
    yield {
      atMs: enter(course.onsetDay),
      facts: { ...onsetFacts(random, course, calendar), severity: "mild", severityOn: dateOf(course.onsetDay) },
    };
  if (course.worstDay > course.reportedDay && course.worst !== "mild" && course.worst !== "asymptomatic")
    yield {
      atMs: enter(course.worstDay),
      facts: { severity: course.worst, severityOn: dateOf(course.worstDay), stayKind: "hospital", facility: frame.facility },
    };
  if (random.chance(0.5))
    yield {
      atMs: enter(Math.max(course.reportedDay, course.resultedDay) + 1 + random.below(4)),
      facts: { nationalNumber: frame.nationalNumber },
    };
  const seen = random.unit();
  yield {
    atMs: enter(course.outcomeDay + (seen < 0.7 ? 0 : seen < 0.92 ? 1 : 3)),
    facts: { outcome: course.outcome, outcomeOn: dateOf(course.outcomeDay) },
  };
}

/** Snapshots in the order of knowledge; two facts of one instant are a millisecond apart. */
function applyChanges(first: CaseReport, recordedMs: number, changes: readonly Change[], endMs: number): CaseVersion[] {
  const versions: CaseVersion[] = [{ recordedAt: new Date(recordedMs).toISOString(), report: first }];
  let lastMs = recordedMs;
  for (const { atMs, facts } of changes) {
    if (atMs >= endMs) break;
    lastMs = Math.max(lastMs + 1, atMs);
    versions.push({ recordedAt: new Date(lastMs).toISOString(), report: { ...versions.at(-1)!.report, ...facts } });
  }
  return versions;
}

const blank = (frame: CaseFrame, reportedOn: string, recordedMs: number): CaseReport => ({
  ...frame,
  nationalNumber: null,
  facility: null,
  diseaseCode: "covid-19",
  episode: 1,
  classification: "suspected",
  classificationManual: null,
  onsetOn: null,
  onsetSource: "unknown",
  sampledOn: null,
  resultedOn: null,
  testKind: null,
  testResult: null,
  ct: null,
  reportedOn,
  notifiedAt: new Date(recordedMs).toISOString(),
  communeReceivedOn: null,
  districtReceivedOn: null,
  provinceReceivedOn: null,
  detected: "unknown",
  severity: null,
  severityOn: null,
  outcome: "active",
  outcomeOn: null,
  stayKind: null,
  sender: null,
  senderRef: null,
});
