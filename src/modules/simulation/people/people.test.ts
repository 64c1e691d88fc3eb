import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../../../kernel/time/local-date.ts";
import { PersonFacts } from "../../persons/contract.ts";
import { Random } from "../random.ts";
import { bandBounds } from "./age-pyramid.ts";
import { inventHouseholds } from "./households.ts";
import { People } from "./invent-person.ts";
import { inventCccd, inventCmnd, inventPhone } from "./numbers.ts";
import { apportion, inventPopulation } from "./population.ts";

const startOn = "2021-10-20";
const units = [
  { key: "o19.31498", name: "5", kind: "ward", districtKey: "o19.941", population: 16_273 },
  { key: "o19.31570", name: "Hồ Đắc Kiện", kind: "commune", districtKey: "o19.942", population: 12_394 },
  { key: "o19.31639", name: "Long Phú", kind: "township", districtKey: "o19.946", population: 13_298 },
] as const;
const peopleOf = (seed: number, size: number) => {
  const population = inventPopulation(seed, units, size, startOn);
  const people = new People(population, {
    seed,
    provinceCode: "94",
    bornMs: 1_634_600_000_000,
    units,
    dateOf: (day) => addDays(startOn, day),
  });
  return { population, people, all: Array.from({ length: size }, (_, person) => people.personAt(person)) };
};
const { population, people, all } = peopleOf(7, 6_000);

describe("households", () => {
  it("hold everybody exactly once, and a minor never lives alone while there are adults", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 400 }), (seed, size) => {
        const households = inventHouseholds(new Random(seed), size);
        expect(households.flat()).toHaveLength(size);
        const adults = households.flat().some(({ age }) => age >= 18);
        for (const members of households) expect(members.length > 0 && (!adults || members.some(({ age }) => age >= 18))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it("have parents who could be the parents, and three to four members on average", () => {
    const households = inventHouseholds(new Random(3), 20_000);
    expect(20_000 / households.length).toBeGreaterThan(3);
    expect(20_000 / households.length).toBeLessThan(4);
    const strange = households.filter((members) =>
      members.some(({ role, age }) => role === "child" && !members.some((other) => other.age >= age + 18)),
    );
    expect(strange.length / households.length).toBeLessThan(0.01);
  });

  it("are listed with the members that name them", () => {
    const homes = new Map(
      Array.from({ length: population.householdStart.length - 1 }, (_, index) => people.householdAt(index)).map((home) => [home.id, home]),
    );
    for (const { id, facts } of all) expect(homes.get(facts.householdId!)!.memberIds).toContain(id);
    expect([...homes.values()].reduce((sum, { memberIds }) => sum + memberIds.length, 0)).toBe(all.length);
  });
});

describe("ages", () => {
  it("follow the census of 2019 in every ten-year band", () => {
    const share = (count: number, whole: number) => count / whole;
    for (let band = 0; band + 1 < 16; band += 2) {
      const census = bandBounds[band + 1]! - (bandBounds[band - 1] ?? 0);
      const invented = population.ageOf.filter((age) => age >= band * 5 && age < band * 5 + 10).length;
      expect(Math.abs(share(invented, all.length) - share(census, bandBounds.at(-1)!))).toBeLessThan(0.02);
    }
  });

  it("agree with the day and the year of birth", () => {
    for (const [person, { facts }] of all.entries()) {
      if (facts.birthOn === null) continue;
      const turned = `${Number(facts.birthOn.slice(0, 4)) + population.ageOf[person]!}${facts.birthOn.slice(4)}`;
      expect(facts.birthYear).toBe(Number(facts.birthOn.slice(0, 4)));
      expect(turned <= startOn && turned > `${Number(startOn.slice(0, 4)) - 1}${startOn.slice(4)}`).toBe(true);
    }
  });
});

describe("an invented person", () => {
  it("is a person as the system takes it", () => {
    for (const { facts } of all) PersonFacts.parse(facts);
  });

  it("has a name in composed Vietnamese letters, of two to five words", () => {
    for (const { facts } of all) {
      expect(facts.fullName).toMatch(/^[\p{Lu}][\p{Ll}]*( [\p{Lu}][\p{Ll}]*){1,4}$/u);
      expect(facts.fullName).toBe(facts.fullName!.normalize("NFC"));
    }
  });

  it("is one of many: names repeat, as they do, but not too often", () => {
    const names = new Map<string, number>();
    for (const { facts } of all) names.set(facts.fullName!, (names.get(facts.fullName!) ?? 0) + 1);
    expect(names.size).toBeGreaterThan(all.length * 0.7);
    expect(Math.max(...names.values())).toBeLessThan(40);
  });

  it("bears Khmer names in about the share of the province", () => {
    const khmer = all.filter(({ facts }) => /^(Thạch|Sơn|Danh|Kim) /.test(facts.fullName!)).length;
    expect(khmer / all.length).toBeGreaterThan(0.1);
    expect(khmer / all.length).toBeLessThan(0.25);
  });

  it("has a card from 14 years on, and a number no other has", () => {
    const numbers = all.flatMap(({ facts }) => [facts.cccd, facts.cmnd].filter((number) => number !== null));
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const [person, { facts }] of all.entries()) if (population.ageOf[person]! < 14) expect(facts.cccd ?? facts.cmnd).toBeNull();
  });

  it("is found again by its id, and no other id is", () => {
    expect(people.indexOf(people.idOf(4_321))).toBe(4_321);
    expect(() => people.indexOf(peopleOf(8, 10).people.idOf(3))).toThrow(RangeError);
  });

  it("is the same in every run and another with another seed", () => {
    expect(peopleOf(7, 300).all).toEqual(peopleOf(7, 300).all);
    expect(peopleOf(8, 300).all).not.toEqual(peopleOf(7, 300).all);
  });
});

describe("numbers that belong to nobody", () => {
  const nth = fc.integer({ min: 0, max: 99_999 });
  it("make a CCCD of 12 digits that tells province, sex and year of birth, with a serial that is not in use", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2099 }), fc.constantFrom("male" as const, "female" as const), nth, (year, sex, serial) => {
        const cccd = inventCccd("94", sex, year, serial);
        expect(cccd).toMatch(/^094\d{9}$/);
        expect(Number(cccd[3])).toBe((year >= 2000 ? 2 : 0) + (sex === "female" ? 1 : 0));
        expect(cccd.slice(4, 6)).toBe(String(year).slice(2));
        expect(Number(cccd.slice(6))).toBeGreaterThanOrEqual(900_000);
      }),
    );
  });

  it("never give two people of one cohort the same number", () => {
    const serials = Array.from({ length: 100_000 }, (_, index) => inventCccd("94", "male", 1980, index));
    expect(new Set(serials).size).toBe(100_000);
    expect(() => inventCccd("94", "male", 1980, 100_000)).toThrow(RangeError);
  });

  it("have no province in an old card and no network in a telephone", () => {
    fc.assert(
      fc.property(nth, nth, (one, other) => {
        expect(inventCmnd(one)).toMatch(/^000\d{6}$/);
        expect(inventPhone(one)).toMatch(/^095\d{7}$/);
        expect([inventCmnd(one) === inventCmnd(other), inventPhone(one) === inventPhone(other)]).toEqual([one === other, one === other]);
      }),
    );
  });
});

it("divides people among units without losing one", () => {
  fc.assert(
    fc.property(
      fc.nat({ max: 100_000 }),
      fc.array(fc.integer({ min: 1, max: 50_000 }), { minLength: 1, maxLength: 40 }),
      (total, weights) => {
        const parts = apportion(total, weights);
        const sum = weights.reduce((all, weight) => all + weight, 0);
        expect(parts.reduce((all, part) => all + part, 0)).toBe(total);
        for (const [index, part] of parts.entries()) expect(Math.abs(part - (total * weights[index]!) / sum)).toBeLessThan(1);
      },
    ),
  );
});
