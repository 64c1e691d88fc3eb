import { addDays, daysBetween, type LocalDate, startOf } from "../../../kernel/time/local-date.ts";
import type { UnitKind } from "../../directory/contract.ts";

export interface SimulatedUnit {
  /** Key of a commune, `o19.31498`. */
  key: string;
  name: string;
  kind: UnitKind;
  districtKey: string;
  districtName: string;
  /** Residents: people and cases spread in proportion. */
  population: number;
}

export interface SimulatedFacility {
  key: string;
  /** District it stands in; null serves the whole province. */
  districtKey: string | null;
}

/** What to invent. The same plan gives the same province, person for person. */
export interface OutbreakPlan {
  seed: number;
  /** Code of the 2019 province, for identity numbers: `94`. */
  provinceCode: string;
  provinceName: string;
  units: readonly SimulatedUnit[];
  facilities: readonly SimulatedFacility[];
  startOn: LocalDate;
  days: number;
  persons: number;
  /** Case reports, discarded suspicions included. */
  cases: number;
}

/** The demo: Sóc Trăng from 20/10/2021, 120 days, so that decisions 4800 and 218 both apply. */
export const demoWindow = {
  seed: 7,
  provinceCode: "94",
  provinceName: "Sóc Trăng",
  startOn: "2021-10-20",
  days: 120,
  persons: 36_000,
  cases: 16_000,
} as const;

/** Share of reports that turn out not to be the disease. */
export const FALSE_SUSPICION_SHARE = 0.02;
/** Infections for every one that is reported: the rest is never found. */
export const INFECTIONS_PER_REPORT = 1.18;
/** Days of spread before the first day of the window. */
export const LEAD_DAYS = 14;
/** Days from infection to report, about; the wave of infections runs so much ahead of the wave of reports. */
export const INFECTION_TO_REPORT_DAYS = 8;

/** The special days of a plan, as days after its start. */
export interface PlannedEvents {
  peak: number;
  /** One gathering or workshop where many are infected in a day. */
  gathering: number;
  gatheringSize: number;
  /** Day on which one district sends what it had not reported. */
  backFill: number;
  /** First of the days it holds back. */
  backFillFrom: number;
}

export function eventsOf({ days, cases }: Pick<OutbreakPlan, "days" | "cases">): PlannedEvents {
  const backFill = Math.round(days * 0.68);
  return {
    peak: Math.round(days * 0.77),
    gathering: Math.round(days * 0.35),
    gatheringSize: Math.max(20, Math.round(cases * 0.006)),
    backFill,
    backFillFrom: Math.round(backFill - days * 0.2),
  };
}

/** Infections a plan needs so that enough of them are found and reported inside the window. */
export const infectionsOf = (cases: number): number => Math.ceil(cases * (1 - FALSE_SUSPICION_SHARE) * INFECTIONS_PER_REPORT);

/** @throws RangeError when so many cases do not fit among so few people or days */
export function checkPlan({ persons, cases, days, units }: OutbreakPlan): void {
  if (units.length === 0 || units.every(({ population }) => population <= 0)) throw new RangeError("A plan needs units with a population");
  if (days < 30) throw new RangeError("A plan needs at least 30 days");
  if (infectionsOf(cases) > persons * 0.75)
    throw new RangeError(`${cases} cases need at least ${Math.ceil(infectionsOf(cases) / 0.75)} persons`);
}

/** Days of a plan as dates and instants; made once because a million facts ask for them. */
export class Calendar {
  readonly startOn: LocalDate;
  readonly days: number;
  readonly #dates = new Map<number, LocalDate>();
  readonly #startMs: number;

  constructor({ startOn, days }: Pick<OutbreakPlan, "startOn" | "days">) {
    this.startOn = startOn;
    this.days = days;
    this.#startMs = startOf(startOn).getTime();
  }

  /** The date so many days after the start. */
  dateOf(day: number): LocalDate {
    const known = this.#dates.get(day);
    if (known) return known;
    const date = addDays(this.startOn, day);
    this.#dates.set(day, date);
    return date;
  }

  dayOf(date: LocalDate): number {
    return daysBetween(this.startOn, date);
  }

  /** Milliseconds of a local time, `hours` after midnight of a day. */
  instantOf(day: number, hours: number): number {
    return this.#startMs + day * 86_400_000 + Math.round(hours * 3_600_000);
  }

  /** Day on which an instant falls here. */
  dayAt(instantMs: number): number {
    return Math.floor((instantMs - this.#startMs) / 86_400_000);
  }

  /** First instant after the window: nothing later is known yet. */
  get endMs(): number {
    return this.instantOf(this.days, 0);
  }

  /** 0 Sunday to 6 Saturday. */
  weekdayOf(day: number): number {
    return (((Math.floor((this.#startMs + 7 * 3_600_000) / 86_400_000) + day + 4) % 7) + 7) % 7;
  }
}
