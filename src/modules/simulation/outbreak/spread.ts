import type { Population } from "../people/population.ts";
import { Random } from "../random.ts";
import { eventsOf, LEAD_DAYS, type OutbreakPlan, type PlannedEvents } from "./plan.ts";
import { plannedInfections } from "./wave.ts";

/** How somebody was infected. `group`: workplace, market stalls or school class; `unknown`: no contact is known. */
export const settings = ["import", "household", "group", "community", "gathering", "unknown"] as const;
export type Setting = (typeof settings)[number];

export const NOT_INFECTED = -32_768;

/** Who was infected when, by whom and where, as columns over persons. */
export interface Infections {
  /** Days after the start; `NOT_INFECTED` for everybody else. */
  day: Int16Array;
  /** Infector; −1 unknown or from outside. */
  source: Int32Array;
  /** Index into `settings`. */
  setting: Uint8Array;
  /** Infected persons in the order of their infection. */
  order: Int32Array;
  /** Where the one big gathering was. */
  gathering: { unit: number; day: number; infected: number };
}

/** Days from infection to infecting: gamma with mean 4.1, the serial interval of Delta (Park 2023), and sd 2.2. */
const GENERATION = { shape: 3.47, scale: 1.18 };
/** Few infect many: dispersion of the number of contacts infected outside the household. */
const DISPERSION = 0.35;
/** Contacts one case would infect if nobody did anything and nobody were immune. */
const GROUP_CONTACTS = 0.8;
const COMMUNITY_CONTACTS = 2.2;
/** Chance that a case infects one given member of the household. */
const HOUSEHOLD_ATTACK = 0.22;

/** Attempts that wait for their day: pairs of infector and target, target −1 when it is met by chance. */
interface Attempts {
  household: { source: number; target: number }[];
  met: { source: number; group: boolean }[];
}

class Spread {
  readonly #random: Random;
  readonly #people: Population;
  readonly #day: Int16Array;
  readonly #source: Int32Array;
  readonly #setting: Uint8Array;
  readonly #order: number[] = [];
  readonly #waiting = new Map<number, Attempts>();
  readonly #unitsOfDistrict: number[][] = [];
  /** How readily contacts lead to infection in each unit, 0–1, and the day its own wave is highest. */
  readonly #readiness: { most: number; peak: number }[];
  readonly #events: PlannedEvents;
  readonly #days: number;

  constructor(people: Population, plan: OutbreakPlan) {
    this.#random = new Random(plan.seed, "spread");
    this.#people = people;
    this.#day = new Int16Array(people.size).fill(NOT_INFECTED);
    this.#source = new Int32Array(people.size).fill(-1);
    this.#setting = new Uint8Array(people.size);
    this.#events = eventsOf(plan);
    this.#days = plan.days;
    for (const district of new Set(people.districtOf)) this.#unitsOfDistrict[district] = [];
    for (const [unit, district] of people.districtOf.entries()) this.#unitsOfDistrict[district]!.push(unit);
    this.#readiness = plan.units.map(() => ({
      most: Math.min(1, 0.45 * Math.exp(0.8 * this.#random.normal())),
      peak: this.#events.peak + plan.days * 0.12 * this.#random.normal(),
    }));
  }

  run(plan: OutbreakPlan): Infections {
    const planned = plannedInfections(this.#random, plan);
    let due = 0;
    let gathering = { unit: 0, day: this.#events.gathering, infected: 0 };
    for (const [index, infections] of planned.entries()) {
      const day = index - LEAD_DAYS;
      due += infections;
      const attempts = this.#waiting.get(day);
      this.#waiting.delete(day);
      for (const { source, target } of attempts?.household ?? []) this.#infect(target, day, source, "household");
      this.#importCases(day, infections);
      if (day === this.#events.gathering) gathering = this.#gather(day);
      this.#meet(attempts?.met ?? [], day, due);
      this.#appear(day, due);
    }
    return { day: this.#day, source: this.#source, setting: this.#setting, order: Int32Array.from(this.#order), gathering };
  }

  /** Infects a person who has not been, and draws whom they will meet. */
  #infect(person: number, day: number, source: number, setting: Setting): boolean {
    if (this.#day[person] !== NOT_INFECTED) return false;
    this.#day[person] = day;
    this.#source[person] = source;
    this.#setting[person] = settings.indexOf(setting);
    this.#order.push(person);
    const random = this.#random;
    const household = this.#people.householdOf[person]!;
    for (let member = this.#people.householdStart[household]!; member < this.#people.householdStart[household + 1]!; member++)
      if (member !== person && this.#day[member] === NOT_INFECTED && random.chance(HOUSEHOLD_ATTACK))
        this.#wait(day).household.push({ source: person, target: member });
    const sociable = random.gamma(DISPERSION, 1 / DISPERSION);
    const ingroup = this.#people.groups.of[person]! >= 0 ? random.poisson(GROUP_CONTACTS * sociable) : 0;
    for (let contact = ingroup; contact > 0; contact--) this.#wait(day).met.push({ source: person, group: true });
    for (let contact = random.poisson(COMMUNITY_CONTACTS * sociable); contact > 0; contact--)
      this.#wait(day).met.push({ source: person, group: false });
    return true;
  }

  #wait(day: number): Attempts {
    const later = day + Math.max(1, Math.round(this.#random.gamma(GENERATION.shape, GENERATION.scale)));
    const attempts = this.#waiting.get(later) ?? { household: [], met: [] };
    this.#waiting.set(later, attempts);
    return attempts;
  }

  /** People who come home infected: most in the beginning, when elsewhere the wave is high; about one in twenty-five later. */
  #importCases(day: number, infections: number): void {
    const share = day < this.#days * 0.25 ? 0.3 : 0.04;
    for (let arrival = this.#random.poisson(infections * share); arrival > 0; arrival--) {
      const person = this.#random.below(this.#people.size);
      if (this.#people.ageOf[person]! >= 16 && this.#people.ageOf[person]! <= 60) this.#infect(person, day, -1, "import");
    }
  }

  /** One gathering: a big group and guests from its commune, infected on one day by one person. */
  #gather(day: number): Infections["gathering"] {
    const { groups, unitOf, unitStart } = this.#people;
    const biggest = this.#biggestGroup();
    const host = biggest < 0 ? this.#random.below(this.#people.size) : groups.members[groups.start[biggest]!]!;
    const unit = unitOf[host]!;
    this.#infect(host, day - 1, -1, "community");
    const guests = biggest < 0 ? [] : [...groups.members.subarray(groups.start[biggest]!, groups.start[biggest + 1]!)];
    const crowd = unitStart[unit + 1]! - unitStart[unit]!;
    let infected = 0;
    for (let tries = 0; infected < this.#events.gatheringSize && tries < 40 * this.#events.gatheringSize; tries++) {
      const guest = tries < guests.length ? guests[tries]! : unitStart[unit]! + this.#random.below(crowd);
      if (this.#infect(guest, day, host, "gathering")) infected++;
    }
    return { unit, day, infected };
  }

  #biggestGroup(): number {
    const { start } = this.#people.groups;
    let biggest = -1;
    let most = 0;
    for (let group = 0; group + 1 < start.length; group++) {
      const size = start[group + 1]! - start[group]!;
      if (size > most) [biggest, most] = [group, size];
    }
    return biggest;
  }

  /** Contacts of the day in random order, until as many are infected as the plan lets; the rest is what measures prevented. */
  #meet(met: Attempts["met"], day: number, due: number): void {
    const order = Int32Array.from(met, (_, index) => index);
    this.#random.shuffle(order);
    for (const index of order) {
      if (this.#order.length >= due) return;
      const { source, group } = met[index]!;
      const target = group ? this.#fromGroup(source) : this.#fromNeighbourhood(source);
      if (target >= 0 && this.#random.chance(this.#readinessOn(target, day)))
        this.#infect(target, day, source, group ? "group" : "community");
    }
  }

  #fromGroup(source: number): number {
    const { of, start, members } = this.#people.groups;
    const group = of[source]!;
    return members[start[group]! + this.#random.below(start[group + 1]! - start[group]!)]!;
  }

  /** Somebody of the same commune (two in three), of the district, or of the province. */
  #fromNeighbourhood(source: number): number {
    const draw = this.#random.unit();
    const own = this.#people.unitOf[source]!;
    if (draw < 0.68) return this.#somebodyOf(own);
    return draw < 0.88
      ? this.#somebodyOf(this.#random.pick(this.#unitsOfDistrict[this.#people.districtOf[own]!]!))
      : this.#random.below(this.#people.size);
  }

  #somebodyOf(unit: number): number {
    const first = this.#people.unitStart[unit]!;
    const count = this.#people.unitStart[unit + 1]! - first;
    return count > 0 ? first + this.#random.below(count) : -1;
  }

  #readinessOn(person: number, day: number): number {
    const { most, peak } = this.#readiness[this.#people.unitOf[person]!]!;
    return most * (0.3 + 0.7 * Math.exp(-0.5 * ((day - peak) / (this.#days * 0.25)) ** 2));
  }

  /** What known contacts do not explain: a part of the gap each day, where contacts lead to infection. */
  #appear(day: number, due: number): void {
    let missing = Math.floor((due - this.#order.length) * 0.5);
    for (let tries = 40 * missing; missing > 0 && tries > 0; tries--) {
      const person = this.#random.below(this.#people.size);
      if (this.#random.chance(this.#readinessOn(person, day)) && this.#infect(person, day, -1, "unknown")) missing--;
    }
  }
}

/** Lets an infection spread through a population along the planned wave. */
export const spreadInfection = (people: Population, plan: OutbreakPlan): Infections => new Spread(people, plan).run(plan);
