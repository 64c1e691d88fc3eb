import { addDays, daysBetween, type LocalDate } from "../../../kernel/time/local-date.ts";
import { Random } from "../random.ts";
import { formGroups, type Groups } from "./groups.ts";
import { inventHouseholds, roles } from "./households.ts";
import { drawOccupation } from "./occupations.ts";

export interface PopulatedUnit {
  districtKey: string;
  population: number;
}

/** A province's people as columns: a million persons fit in a few dozen megabytes. Persons of a unit, and of a household, stand side by side. */
export interface Population {
  size: number;
  /** Persons of unit u: `unitStart[u]` up to `unitStart[u + 1]`. */
  unitStart: Int32Array;
  unitOf: Uint16Array;
  /** District of each unit, as a running number. */
  districtOf: number[];
  householdOf: Int32Array;
  householdStart: Int32Array;
  /** Index into `roles`. */
  roleOf: Uint8Array;
  female: Uint8Array;
  ageOf: Uint8Array;
  /** Days of birth before the first day of the simulation. */
  bornDaysBefore: Int32Array;
  birthYearOf: Uint16Array;
  /** Number of the person among those of the same sex and year of birth: makes identity numbers unique. */
  nthOfCohort: Int32Array;
  /** Index into `occupations`. */
  occupationOf: Uint8Array;
  groups: Groups;
}

/** Divides `total` in proportion to weights; the parts sum to it exactly (largest remainders). */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const parts = exact.map(Math.floor);
  const order = exact
    .map((share, index) => ({ index, rest: share - Math.floor(share) }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index);
  const missing = total - parts.reduce((all, part) => all + part, 0);
  for (const { index } of order.slice(0, missing)) parts[index]!++;
  return parts;
}

/**
 * Invents the people of a province.
 * @param on day their ages are of
 * @param size how many; divided among the units in proportion to their real population
 */
export function inventPopulation(seed: number, units: readonly PopulatedUnit[], size: number, on: LocalDate): Population {
  const random = new Random(seed, "population");
  const people = emptyPopulation(size, units);
  const householdStart: number[] = [];
  const counts = apportion(
    size,
    units.map(({ population }) => population),
  );
  let next = 0;
  for (const [unit, count] of counts.entries()) {
    people.unitStart[unit] = next;
    for (const members of inventHouseholds(random, count)) {
      householdStart.push(next);
      for (const member of members) {
        people.unitOf[next] = unit;
        people.householdOf[next] = householdStart.length - 1;
        people.roleOf[next] = roles.indexOf(member.role);
        people.female[next] = Number(member.female);
        people.ageOf[next] = member.age;
        people.occupationOf[next] = drawOccupation(random, member.age);
        next++;
      }
    }
  }
  people.unitStart[units.length] = next;
  people.householdStart = Int32Array.from([...householdStart, next]);
  giveBirthDays(random, people, on);
  people.groups = formGroups(random, people.occupationOf, people.unitOf, people.districtOf);
  return people;
}

function emptyPopulation(size: number, units: readonly PopulatedUnit[]): Population {
  const districts = [...new Set(units.map(({ districtKey }) => districtKey))];
  return {
    size,
    unitStart: new Int32Array(units.length + 1),
    unitOf: new Uint16Array(size),
    districtOf: units.map(({ districtKey }) => districts.indexOf(districtKey)),
    householdOf: new Int32Array(size),
    householdStart: new Int32Array(0),
    roleOf: new Uint8Array(size),
    female: new Uint8Array(size),
    ageOf: new Uint8Array(size),
    bornDaysBefore: new Int32Array(size),
    birthYearOf: new Uint16Array(size),
    nthOfCohort: new Int32Array(size),
    occupationOf: new Uint8Array(size),
    groups: { of: new Int32Array(0), start: new Int32Array(0), members: new Int32Array(0), meeting: [], region: new Int32Array(0) },
  };
}

/** A day of birth that makes each person as old as drawn on the day `on`. */
function giveBirthDays(random: Random, people: Population, on: LocalDate): void {
  const cohorts = new Map<number, number>();
  // 31/12 of the year before `on` is so many days before it; earlier years follow from the calendar.
  const year = Number(on.slice(0, 4));
  const yearStarts = Array.from({ length: 102 }, (_, back) => daysBetween(`${year - back}-01-01`, on));
  const birthdays = Array.from({ length: 102 }, (_, age) => daysBetween(yearsEarlier(on, age), on));
  for (let person = 0; person < people.size; person++) {
    const age = people.ageOf[person]!;
    const days = birthdays[age]! + random.below(birthdays[age + 1]! - birthdays[age]!);
    const back = yearStarts[age]! >= days ? age : age + 1;
    people.bornDaysBefore[person] = days;
    people.birthYearOf[person] = year - back;
    const cohort = (year - back) * 2 + people.female[person]!;
    const nth = cohorts.get(cohort) ?? 0;
    people.nthOfCohort[person] = nth;
    cohorts.set(cohort, nth + 1);
  }
}

/** The same day of an earlier year; 29/02 becomes 28/02. */
function yearsEarlier(on: LocalDate, years: number): LocalDate {
  const year = String(Number(on.slice(0, 4)) - years).padStart(4, "0");
  return on.slice(5) === "02-29" ? addDays(`${year}-02-28`, 0) : `${year}${on.slice(4)}`;
}
