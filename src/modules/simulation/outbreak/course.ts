import type { DetectedIn, Severity, StayKind, TestKind } from "../../surveillance/contract.ts";
import type { Random } from "../random.ts";
import type { Calendar } from "./plan.ts";
import type { Setting } from "./spread.ts";

/** What the course of an illness depends on. */
export interface Patient {
  age: number;
  infectedDay: number;
  setting: Setting;
  /** Came from another country, not only from another province. */
  abroad: boolean;
  /** Lives in the district that holds its reports back, and for which days. */
  heldBack: { from: number; until: number } | null;
}

/** One illness from infection to end; days count from the start of the window. */
export interface Course {
  onsetDay: number | null;
  detected: DetectedIn;
  sampledDay: number;
  testKind: TestKind;
  /** A suspicion is reported before the result: on the day of the sample. */
  suspectedFirst: boolean;
  resultedDay: number;
  ct: number | null;
  reportedDay: number;
  /** Reported with the batch of a district that was late. */
  backFilled: boolean;
  /** Instant this system learnt of it, ms. */
  recordedMs: number;
  /** Worst severity, and the day it was reached. */
  worst: Severity;
  worstDay: number;
  stayKind: StayKind;
  outcome: "recovered" | "died" | "transferred_out" | "lost";
  outcomeDay: number;
}

/** From this day a rapid test can confirm (letter 11042/BYT-DP, 29/12/2021). */
const RAPID_TESTS_FROM = "2021-12-29";
/** Days off at Tết Nhâm Dần, on which few units report. */
const TET = { from: "2022-01-31", to: "2022-02-04" };
/** Incubation: lognormal, meanlog 1.5 (median 4.5 days) and sdlog 0.42; Lauer 2020 shortened towards Delta; at most 14 days. */
const INCUBATION = { meanlog: 1.5, sdlog: 0.42 };

/** Chance of a severe course by age, in a province with part of its people vaccinated; invented, to give figures of a usual size. */
function severeChance(age: number): number {
  if (age < 18) return 0.002;
  if (age < 50) return 0.009;
  if (age < 65) return 0.035;
  return age < 80 ? 0.1 : 0.18;
}

/** Draws the course of one illness. The same generator state gives the same course. */
export function drawCourse(random: Random, patient: Patient, calendar: Calendar): Course {
  const symptomatic = random.chance(Math.min(0.85, 0.52 + patient.age * 0.004));
  const incubation = Math.min(14, Math.max(1, Math.round(Math.exp(INCUBATION.meanlog + INCUBATION.sdlog * random.normal()))));
  const onsetDay = symptomatic ? patient.infectedDay + incubation : null;
  const severe = symptomatic && random.chance(severeChance(patient.age));
  const detected = drawDetection(random, patient, severe);
  const sampledDay = drawSampling(random, patient, detected, onsetDay);
  const tested = drawTest(random, calendar, detected, sampledDay, onsetDay ?? patient.infectedDay + 4);
  const reported = drawReport(random, calendar, patient, sampledDay, tested, detected);
  const followed = { ...drawSeverity(random, severe, onsetDay, sampledDay), ...drawStay(random, detected, severe) };
  const ended = drawEnd(
    random,
    followed.worst,
    patient.age,
    onsetDay ?? sampledDay,
    Math.max(sampledDay, followed.worstDay),
    followed.stayKind,
  );
  return { onsetDay, detected, sampledDay, ...tested, ...reported, ...followed, ...ended };
}

function drawDetection(random: Random, { setting, abroad }: Patient, severe: boolean): DetectedIn {
  if (severe && random.chance(0.8)) return "hospital";
  const draw = random.unit();
  if (setting === "import") return abroad ? "border" : draw < 0.6 ? "quarantine" : "screening";
  if (setting === "household") return draw < 0.4 ? "quarantine" : draw < 0.65 ? "zone" : "community";
  if (setting === "group") return draw < 0.4 ? "screening" : draw < 0.6 ? "quarantine" : "community";
  if (setting === "gathering") return draw < 0.45 ? "screening" : draw < 0.6 ? "quarantine" : "community";
  if (draw < 0.62) return "community";
  return draw < 0.78 ? "zone" : draw < 0.9 ? "screening" : draw < 0.98 ? "hospital" : "unknown";
}

/** Who is looked for is sampled on a round; who feels ill comes when it is bad enough. */
function drawSampling(random: Random, { infectedDay }: Patient, detected: DetectedIn, onsetDay: number | null): number {
  const comes = detected === "community" || detected === "hospital" || detected === "unknown";
  if (comes && onsetDay !== null) return onsetDay + Math.floor(random.gamma(1.8, 1.2));
  return infectedDay + 2 + Math.round(random.gamma(2.2, 1.5));
}

type Tested = Pick<Course, "testKind" | "suspectedFirst" | "resultedDay" | "ct">;

function drawTest(random: Random, calendar: Calendar, detected: DetectedIn, sampledDay: number, peakDay: number): Tested {
  const rapidShare = calendar.dateOf(sampledDay) < RAPID_TESTS_FROM ? 0 : detected === "hospital" || detected === "border" ? 0.1 : 0.55;
  if (random.chance(rapidShare)) return { testKind: "rapid_antigen", suspectedFirst: false, resultedDay: sampledDay, ct: null };
  const wait = random.unit();
  const resultedDay = sampledDay + (wait < 0.3 ? 0 : wait < 0.8 ? 1 : 2);
  // Virus is highest about the onset; away from it more cycles are needed.
  const ct = Math.min(36, Math.max(12, 19 + 0.9 * Math.abs(sampledDay - peakDay) + 3.5 * random.normal()));
  return {
    testKind: "rt_pcr",
    suspectedFirst: resultedDay > sampledDay && random.chance(0.06),
    resultedDay,
    ct: random.chance(0.25) ? null : Math.round(ct * 10) / 10,
  };
}

type Reported = Pick<Course, "reportedDay" | "backFilled" | "recordedMs">;

function drawReport(
  random: Random,
  calendar: Calendar,
  { heldBack }: Patient,
  sampledDay: number,
  tested: Tested,
  detected: DetectedIn,
): Reported {
  const wait = random.unit();
  const ready = tested.suspectedFirst ? sampledDay : tested.resultedDay + (wait < 0.62 ? 0 : wait < 0.9 ? 1 : 2);
  const workday = nextWorkday(random, calendar, ready);
  const atHome = detected === "community" || detected === "zone" || detected === "screening";
  const backFilled =
    heldBack !== null && atHome && !tested.suspectedFirst && workday >= heldBack.from && workday < heldBack.until - 8 && random.chance(0.6);
  if (backFilled)
    return { reportedDay: heldBack.until, backFilled, recordedMs: calendar.instantOf(heldBack.until, 15.5 + random.unit() * 0.4) };
  // Most units send in the afternoon; one in eight reports is typed here the next morning.
  const hours = random.chance(0.12) ? 31 + 3 * random.unit() : 8 + 11 * Math.sqrt(random.unit());
  return { reportedDay: workday, backFilled, recordedMs: calendar.instantOf(workday, hours) };
}

/** Fewer reports go out at the weekend and at Tết; they come on the next working day. */
function nextWorkday(random: Random, calendar: Calendar, day: number): number {
  const date = calendar.dateOf(day);
  if (date >= TET.from && date <= TET.to && random.chance(0.5)) return calendar.dayOf(TET.to) + 1;
  const weekday = calendar.weekdayOf(day);
  if (weekday === 0 && random.chance(0.35)) return day + 1;
  return weekday === 6 && random.chance(0.15) ? day + 2 : day;
}

type Followed = Pick<Course, "worst" | "worstDay">;

function drawSeverity(random: Random, severe: boolean, onsetDay: number | null, sampledDay: number): Followed {
  if (onsetDay === null) return { worst: "asymptomatic", worstDay: sampledDay };
  if (severe) return { worst: random.chance(0.4) ? "critical" : "severe", worstDay: onsetDay + 4 + random.below(5) };
  return random.chance(0.09) ? { worst: "moderate", worstDay: onsetDay + 3 + random.below(4) } : { worst: "mild", worstDay: onsetDay };
}

/** What a course looks like on a day, and since when. */
export function severityOn({ onsetDay, sampledDay, worst, worstDay }: Course, day: number): { severity: Severity; since: number } {
  if (onsetDay === null || onsetDay > day) return { severity: "asymptomatic", since: sampledDay };
  return worstDay <= day
    ? { severity: worst, since: Math.max(worstDay, sampledDay) }
    : { severity: "mild", since: Math.max(onsetDay, sampledDay) };
}

function drawStay(random: Random, detected: DetectedIn, severe: boolean): Pick<Course, "stayKind"> {
  if (severe || detected === "hospital") return { stayKind: "hospital" };
  if (detected === "quarantine" || detected === "border") return { stayKind: random.chance(0.7) ? "quarantine" : "hospital" };
  return { stayKind: random.chance(0.8) ? "home" : "hospital" };
}

function drawEnd(
  random: Random,
  worst: Severity,
  age: number,
  beganDay: number,
  notBefore: number,
  stayKind: StayKind,
): Pick<Course, "outcome" | "outcomeDay"> {
  const deadly = worst === "critical" ? 0.55 + age * 0.002 : worst === "severe" ? 0.12 : 0;
  if (random.chance(deadly)) return { outcome: "died", outcomeDay: Math.max(notBefore + 1, beganDay + 7 + Math.round(random.gamma(2, 4))) };
  const days =
    stayKind === "home" ? 7 + random.below(5) : 9 + Math.round(random.gamma(2.5, worst === "mild" || worst === "asymptomatic" ? 1.2 : 3));
  const draw = random.unit();
  const outcome = draw < 0.004 ? "transferred_out" : draw < 0.006 ? "lost" : "recovered";
  return { outcome, outcomeDay: Math.max(notBefore + 2, beganDay + days) };
}
