import { type InventedHousehold, type InventedPerson, People } from "../people/invent-person.ts";
import { inventPopulation, type Population } from "../people/population.ts";
import { Random, streamOf } from "../random.ts";
import { CaseFrames } from "./case-frames.ts";
import { Calendar, checkPlan, eventsOf, FALSE_SUSPICION_SHARE, type OutbreakPlan, type SimulatedUnit } from "./plan.ts";
import { type CaseVersion, discardedVersions, versionsOf } from "./reports.ts";
import { type Infections, NOT_INFECTED, type Setting, settings, spreadInfection } from "./spread.ts";
import { heightOf } from "./wave.ts";

export interface SimulatedCase {
  id: string;
  personId: string;
  /** As the system knew it, from the first report on. */
  versions: CaseVersion[];
  /** What really happened, for tracing drills; null when it was another disease. */
  truth: { infectedOn: string; infectedBy: string | null; setting: Setting } | null;
}

export interface OutbreakSummary {
  persons: number;
  households: number;
  infections: number;
  /** Case reports, of which `discarded` were another disease. */
  cases: number;
  discarded: number;
  /** Infections nobody found, or not before the window closed. */
  unreported: number;
  gathering: { unit: string; on: string; infected: number };
  backFill: { district: string; on: string; cases: number };
}

/** An invented province. Its parts are made while they are read, and may be read more than once. */
export interface SimulatedOutbreak {
  summary: OutbreakSummary;
  /** Instant at which the people are taken to be known: the day before the window. */
  registeredAt: string;
  households(): Generator<InventedHousehold>;
  persons(): Generator<InventedPerson>;
  /** In the order in which the system learnt of them. */
  cases(): Generator<SimulatedCase>;
  /** The person of a case: for lists that need names. */
  personOf(report: { personId: string }): InventedPerson;
  unitOf(key: string): SimulatedUnit | undefined;
}

/** A report to come: person, instant, and whether it is about this disease. */
interface Reports {
  person: Int32Array;
  recordedMs: Float64Array;
  discarded: Uint8Array;
  backFilled: number;
}

/**
 * Invents a province with an outbreak. The same plan gives the same province.
 * @throws RangeError when the plan asks for more cases than its people or days allow
 */
export function simulateOutbreak(plan: OutbreakPlan): SimulatedOutbreak {
  checkPlan(plan);
  const calendar = new Calendar(plan);
  const population = inventPopulation(plan.seed, plan.units, plan.persons, plan.startOn);
  const infections = spreadInfection(population, plan);
  const bornMs = calendar.instantOf(-1, 8);
  const people = new People(population, { ...plan, bornMs, dateOf: (day) => calendar.dateOf(day) });
  const frames = new CaseFrames(plan, population, infections, people, calendar);
  const reports = chooseReports(plan, population, infections, frames, calendar);
  const units = new Map(plan.units.map((unit) => [unit.key, unit]));
  return {
    summary: summarise(plan, population, infections, reports, frames, calendar),
    registeredAt: new Date(bornMs).toISOString(),
    households: () => each(population.householdStart.length - 1, (household) => people.householdAt(household)),
    persons: () => each(population.size, (person) => people.personAt(person)),
    cases: () => each(reports.person.length, (nth) => writeCase(plan, infections, people, frames, reports, calendar, nth)),
    unitOf: (key) => units.get(key),
    personOf: ({ personId }) => people.personAt(people.indexOf(personId)),
  };
}

function* each<T>(count: number, make: (index: number) => T): Generator<T> {
  for (let index = 0; index < count; index++) yield make(index);
}

/** Exactly so many infections are found as the plan asks for: the ill before the well; then the false suspicions; all in the order of their report. */
function chooseReports(
  plan: OutbreakPlan,
  population: Population,
  infections: Infections,
  frames: CaseFrames,
  calendar: Calendar,
): Reports {
  const random = new Random(plan.seed, "reports");
  const discarded = Math.round(plan.cases * FALSE_SUSPICION_SHARE);
  const found: { person: number; recordedMs: number; rank: number; backFilled: boolean }[] = [];
  for (const person of infections.order) {
    const course = frames.courseOf(person);
    const rank = random.unit() + (course.onsetDay === null ? 0.6 : 0) - (course.worst === "severe" || course.worst === "critical" ? 2 : 0);
    if (course.reportedDay >= 0 && course.recordedMs < calendar.endMs)
      found.push({ person, recordedMs: course.recordedMs, rank, backFilled: course.backFilled });
  }
  const needed = plan.cases - discarded;
  if (found.length < needed)
    throw new RangeError(`Only ${found.length} of ${needed} infections are reported inside the window; more persons or days are needed`);
  const chosen = found.sort((a, b) => a.rank - b.rank).slice(0, needed);
  const suspicions = drawSuspicions(random, plan, population, infections, calendar, discarded);
  const all = [...chosen.map(({ person, recordedMs }) => ({ person, recordedMs, discarded: 0 })), ...suspicions].sort(
    (a, b) => a.recordedMs - b.recordedMs || a.person - b.person,
  );
  return {
    person: Int32Array.from(all, ({ person }) => person),
    recordedMs: Float64Array.from(all, ({ recordedMs }) => recordedMs),
    discarded: Uint8Array.from(all, (report) => report.discarded),
    backFilled: chosen.filter(({ backFilled }) => backFilled).length,
  };
}

/** People with another illness, sampled on days with many cases. */
function drawSuspicions(random: Random, plan: OutbreakPlan, { size }: Population, { day }: Infections, calendar: Calendar, count: number) {
  const taken = new Set<number>();
  const { peak } = eventsOf(plan);
  const suspicions: { person: number; recordedMs: number; discarded: number }[] = [];
  while (suspicions.length < count) {
    const person = random.below(size);
    const sampledDay = random.below(plan.days - 2);
    if (day[person] !== NOT_INFECTED || taken.has(person) || !random.chance(0.05 + heightOf(sampledDay, plan.days, peak))) continue;
    taken.add(person);
    suspicions.push({ person, recordedMs: calendar.instantOf(sampledDay, 8 + 11 * random.unit()), discarded: 1 });
  }
  return suspicions;
}

const streams = { reports: streamOf("case") };
const writing = new Random(0);

function writeCase(
  plan: OutbreakPlan,
  infections: Infections,
  people: People,
  frames: CaseFrames,
  reports: Reports,
  calendar: Calendar,
  nth: number,
): SimulatedCase {
  const person = reports.person[nth]!;
  const recordedMs = reports.recordedMs[nth]!;
  const frame = frames.frameOf(person, nth, recordedMs);
  const { id, personId } = frame;
  if (reports.discarded[nth]) {
    const sampledDay = calendar.dayAt(recordedMs);
    const versions = discardedVersions(
      writing.restart(plan.seed, streams.reports, person),
      { sampledDay, recordedMs },
      { ...frame, origin: "local" },
      calendar,
    );
    return { id, personId, versions, truth: null };
  }
  const course = frames.courseOf(person);
  const versions = versionsOf(writing.restart(plan.seed, streams.reports, person), course, frame, calendar);
  const source = infections.source[person]!;
  const truth = {
    infectedOn: calendar.dateOf(infections.day[person]!),
    infectedBy: source < 0 ? null : people.idOf(source),
    setting: settings[infections.setting[person]!]!,
  };
  return { id, personId, versions, truth };
}

function summarise(
  plan: OutbreakPlan,
  population: Population,
  infections: Infections,
  reports: Reports,
  frames: CaseFrames,
  calendar: Calendar,
): OutbreakSummary {
  const discarded = reports.discarded.reduce((sum, is) => sum + is, 0);
  const { unit, day, infected } = infections.gathering;
  return {
    persons: population.size,
    households: population.householdStart.length - 1,
    infections: infections.order.length,
    cases: reports.person.length,
    discarded,
    unreported: infections.order.length - (reports.person.length - discarded),
    gathering: { unit: plan.units[unit]!.key, on: calendar.dateOf(day), infected },
    backFill: { district: frames.heldBackDistrict, on: calendar.dateOf(eventsOf(plan).backFill), cases: reports.backFilled },
  };
}
