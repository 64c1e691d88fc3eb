import type { LocalDate } from "../../../kernel/time/local-date.ts";
import type { UnitKind } from "../../directory/contract.ts";
import type { PersonFacts, Vulnerable } from "../../persons/contract.ts";
import { type Ethnicity, inventFamilyName, inventName } from "../names/invent-name.ts";
import { inventId, Random, streamOf } from "../random.ts";
import { inventAddress } from "./address.ts";
import { roles } from "./households.ts";
import { inventCccd, inventCmnd, inventPhone } from "./numbers.ts";
import { occupations } from "./occupations.ts";
import type { Population } from "./population.ts";

/** A person who does not exist. */
export interface InventedPerson {
  id: string;
  facts: PersonFacts;
}

export interface InventedHousehold {
  id: string;
  residenceUnit: string;
  headId: string;
  memberIds: string[];
}

export interface PeopleFrame {
  seed: number;
  provinceCode: string;
  /** The date so many days after the day the ages are of. */
  dateOf: (day: number) => LocalDate;
  /** Instant the ids are dated with, ms. */
  bornMs: number;
  units: readonly { key: string; name: string; kind: UnitKind }[];
}

/** Share of Khmer and Hoa households in Sóc Trăng, about a third and a twentieth; rough, for names only. */
const ETHNICITIES: readonly [Ethnicity, number][] = [
  ["khmer", 0.3],
  ["hoa", 0.35],
  ["kinh", 1],
];

/** Writes out persons and households from the columns of a population, each by itself and always the same. */
export class People {
  readonly #frame: PeopleFrame;
  readonly #population: Population;
  readonly #random = new Random(0);
  readonly #streams = { household: streamOf("household"), person: streamOf("person") };

  constructor(population: Population, frame: PeopleFrame) {
    this.#population = population;
    this.#frame = frame;
  }

  idOf(person: number): string {
    return inventId(this.#frame.bornMs, 1, person, this.#frame.seed);
  }

  /** Number of the person in an id made by `idOf`. @throws RangeError for an id that was not */
  indexOf(id: string): number {
    const person = Number.parseInt(id.slice(24, 32), 16);
    if (person >= this.#population.size || this.idOf(person) !== id) throw new RangeError("Not a person of this outbreak");
    return person;
  }

  householdAt(household: number): InventedHousehold {
    const { householdStart, unitOf } = this.#population;
    const first = householdStart[household]!;
    const members = Array.from({ length: householdStart[household + 1]! - first }, (_, nth) => this.idOf(first + nth));
    return {
      id: this.#householdId(household),
      residenceUnit: this.#frame.units[unitOf[first]!]!.key,
      headId: members[0]!,
      memberIds: members,
    };
  }

  personAt(person: number): InventedPerson {
    const { unitOf, householdOf, ageOf, female, birthYearOf, bornDaysBefore } = this.#population;
    const unit = this.#frame.units[unitOf[person]!]!;
    const home = this.#homeOf(householdOf[person]!);
    const random = this.#random.restart(this.#frame.seed, this.#streams.person, person);
    const sex = female[person] ? "female" : "male";
    const birthYear = birthYearOf[person]!;
    const age = ageOf[person]!;
    const family = this.#bearsFamilyName(person) ? home.family : inventFamilyName(random, home.ethnicity);
    const fullName = inventName(random, sex, birthYear, home.ethnicity, family);
    // Of the oldest often only the year is known.
    const birthOn = age >= 60 && random.chance(0.15) ? null : this.#frame.dateOf(-bornDaysBefore[person]!);
    const facts = { fullName, description: null, sex, birthOn, birthYear, nationality: "Việt Nam", passport: null } as const;
    const place = { residenceUnit: unit.key, address: home.address, householdId: this.#householdId(householdOf[person]!) };
    const work = this.#workOf(person, unit.name);
    return {
      id: this.idOf(person),
      facts: { ...facts, ...place, ...work, ...this.#numbersOf(random, person, age), vulnerable: vulnerableOf(random, age, sex) },
    };
  }

  #householdId(household: number): string {
    return inventId(this.#frame.bornMs, 2, household, this.#frame.seed);
  }

  #homeOf(household: number): { ethnicity: Ethnicity; family: string; address: string } {
    const { householdStart, unitOf } = this.#population;
    const random = this.#random.restart(this.#frame.seed, this.#streams.household, household);
    const draw = random.unit();
    const ethnicity = ETHNICITIES.find(([, bound]) => draw < bound)?.[0] ?? "kinh";
    const { kind } = this.#frame.units[unitOf[householdStart[household]!]!]!;
    return {
      ethnicity,
      family: inventFamilyName(random, ethnicity),
      address: inventAddress(random, kind === "ward" || kind === "township"),
    };
  }

  /** The man of the couple, the children and the elder men bear one family name; a wife keeps her own. */
  #bearsFamilyName(person: number): boolean {
    const { roleOf, female, householdOf, householdStart } = this.#population;
    const role = roles[roleOf[person]!]!;
    if (role === "child") return true;
    if (role === "relative") return false;
    if (!female[person]) return true;
    const first = householdStart[householdOf[person]!]!;
    const next = householdStart[householdOf[person]! + 1]!;
    const hasPartner = next - first > 1 && roles[roleOf[first + 1]!] === "partner";
    return role === "head" && !hasPartner;
  }

  #workOf(person: number, unitName: string): Pick<PersonFacts, "occupation" | "workplace" | "school"> {
    const { occupationOf, groups } = this.#population;
    const { title, meeting } = occupations[occupationOf[person]!]!;
    const group = groups.of[person]!;
    const where = {
      factory: `Xưởng chế biến số ${group}`,
      office: `Cơ quan số ${group}`,
      market: `Chợ ${unitName}`,
      school: null,
      none: null,
    }[meeting];
    return { occupation: title, workplace: where, school: meeting === "school" ? `Lớp số ${group}, trường ${unitName}` : null };
  }

  #numbersOf(random: Random, person: number, age: number): Pick<PersonFacts, "cccd" | "cmnd" | "phones"> {
    const { female, birthYearOf, nthOfCohort } = this.#population;
    const sex = female[person] ? "female" : "male";
    // Children have no card yet; one adult in ten still had the old one.
    const card = age < 14 ? "none" : random.chance(0.1) ? "old" : random.chance(0.96) ? "new" : "none";
    const phones = age >= 14 && random.chance(0.85) ? [inventPhone(person)] : [];
    return {
      cccd: card === "new" ? inventCccd(this.#frame.provinceCode, sex, birthYearOf[person]!, nthOfCohort[person]!) : null,
      cmnd: card === "old" ? inventCmnd(person) : null,
      phones,
    };
  }
}

function vulnerableOf(random: Random, age: number, sex: "male" | "female"): Vulnerable[] {
  const groups: Vulnerable[] = [];
  if (age >= 65) groups.push("elderly");
  if (age < 5) groups.push("under_five");
  if (random.chance(age < 40 ? 0.02 : age < 60 ? 0.1 : 0.32)) groups.push("underlying_disease");
  if (sex === "female" && age >= 18 && age <= 42 && random.chance(0.03)) groups.push("pregnant");
  if (random.chance(0.004)) groups.push("immunosuppressed");
  return groups;
}
