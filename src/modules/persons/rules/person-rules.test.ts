import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold } from "../../../kernel/tabular/fold.ts";
import type { PersonFacts } from "../contract.ts";
import { inventPeople, type MadePerson } from "../test-kit/people.ts";
import { applyChanges, differingFields, fieldNames, mergeFacts, undoableUntil, unmergeFacts } from "./change-person.ts";
import { checkPerson, checkPersons } from "./check-person.ts";
import { LOOK_UPS_PER_HOUR, spendLookUps } from "./look-up-budget.ts";
import { matchKeys } from "./match-keys.ts";
import { nameWords } from "./person-name.ts";
import { matchName } from "./rank-matches.ts";
import { readSearchText } from "./search-text.ts";

const invented = inventPeople(9, ["o19.31498"]);
const [someone, ...others] = Array.from({ length: 200 }, () => (invented.next().value as MadePerson).facts) as [
  PersonFacts,
  ...PersonFacts[],
];
const anyone = fc.constantFrom(someone, ...others);
const today = "2021-12-11";
const nameless: PersonFacts = {
  ...someone,
  fullName: null,
  description: "Nam, khoảng 40 tuổi",
  birthOn: null,
  birthYear: null,
  cccd: null,
};

describe("what is typed of a person", () => {
  it("is brought to one form that is left alone the second time", () => {
    fc.assert(
      fc.property(anyone, (facts) => {
        const once = checkPerson(facts, today);
        if (!once.ok) return;
        expect(checkPerson(once.value, today)).toEqual(once);
      }),
    );
  });
  it("needs a name or, while there is none, a description", () => {
    expect(checkPerson(nameless, today).ok).toBe(true);
    expect(checkPerson({ ...nameless, description: null }, today)).toMatchObject({
      ok: false,
      refusal: { code: "persons/name_or_description" },
    });
  });
  it("takes nobody who is born tomorrow, and no day of another year than the one given", () => {
    expect(checkPerson({ ...nameless, birthOn: "2021-12-12" }, today)).toMatchObject({ refusal: { code: "persons/bad_birth" } });
    expect(checkPerson({ ...nameless, birthOn: "2001-12-12", birthYear: 2002 }, today)).toMatchObject({
      refusal: { code: "persons/bad_birth" },
    });
    expect(checkPerson({ ...nameless, birthYear: 2022 }, today)).toMatchObject({ refusal: { code: "persons/bad_birth" } });
  });
  it("learns year and sex from the CCCD, and refuses one that says otherwise", () => {
    expect(checkPerson({ ...nameless, sex: null, cccd: "094302000123" }, today)).toMatchObject({
      value: { sex: "female", birthYear: 2002 },
    });
    expect(checkPerson({ ...nameless, sex: "male", cccd: "094302000123" }, today)).toMatchObject({
      refusal: { code: "persons/cccd_contradicts", params: { with: "sex" } },
    });
    expect(checkPerson({ ...nameless, sex: null, birthYear: 2003, cccd: "094302000123" }, today)).toMatchObject({
      refusal: { params: { with: "birthYear" } },
    });
  });
  it("is checked for many as for one", () => {
    const list = [someone, nameless, { ...nameless, cmnd: "12" }];
    expect(checkPersons(list, today)).toEqual(list.map((facts) => checkPerson(facts, today)));
  });
});

describe("a correction", () => {
  it("changes what it names and nothing else", () => {
    fc.assert(
      fc.property(anyone, anyone, fc.subarray([...fieldNames]), (before, other, fields) => {
        const changes = Object.fromEntries(fields.map((field) => [field, other[field]])) as Partial<PersonFacts>;
        const after = applyChanges(before, changes);
        const allowed = fields.includes("birthOn") ? [...fields, "birthYear"] : fields;
        expect(differingFields(before, after).every((field) => allowed.includes(field))).toBe(true);
        for (const field of fields) expect(after[field]).toEqual(other[field]);
      }),
    );
  });
  it("of the day of birth brings the year along", () => {
    expect(applyChanges(nameless, { birthOn: "1971-04-05" })).toMatchObject({ birthOn: "1971-04-05", birthYear: 1971 });
  });
});

describe("merging two records", () => {
  it("never loses a fact the kept record has unless it was asked for, and takes what it lacks", () => {
    fc.assert(
      fc.property(anyone, anyone, (keep, drop) => {
        const { facts } = mergeFacts(keep, drop, []);
        for (const field of fieldNames) {
          if (field === "phones" || field === "vulnerable") continue;
          if (keep[field] !== null) expect(facts[field]).toEqual(keep[field]);
        }
        expect(facts.phones).toEqual(expect.arrayContaining(keep.phones));
      }),
    );
  });
  it("and parting them again gives back the kept record as it was", () => {
    fc.assert(
      fc.property(anyone, anyone, fc.subarray([...fieldNames]), (keep, drop, take) => {
        const { facts, taken } = mergeFacts(keep, drop, take);
        expect(unmergeFacts(facts, keep, facts, taken)).toEqual(keep);
      }),
    );
  });
  it("does not give the kept record the other's day of birth in another year", () => {
    const { facts } = mergeFacts({ ...nameless, birthYear: 1980 }, { ...nameless, birthOn: "1981-01-01", birthYear: 1981 }, []);
    expect(facts).toMatchObject({ birthOn: null, birthYear: 1980 });
  });
  it("can be undone for 30 days", () => {
    expect(undoableUntil(new Date("2021-12-01T00:00:00Z")).toISOString()).toBe("2021-12-31T00:00:00.000Z");
  });
});

describe("the keys under which a person is looked for", () => {
  const of = ({ fullName, birthOn, birthYear }: PersonFacts) =>
    Object.values(matchKeys({ words: nameWords(fullName ?? ""), birthOn, birthYear }));
  const meet = (a: PersonFacts, b: PersonFacts) => of(a).some((key) => of(b).includes(key));
  it("lead to everybody as registered, without accents, in another order, and with the day of birth missing on either side", () => {
    fc.assert(
      fc.property(anyone, (facts) => {
        const bare = { ...facts, fullName: fold(facts.fullName!) };
        const turned = { ...facts, fullName: facts.fullName!.split(" ").reverse().join(" ") };
        for (const other of [facts, bare, turned, { ...bare, birthOn: null }])
          expect([meet(facts, other), meet(other, facts)]).toEqual([true, true]);
      }),
    );
  });
  it("lead to no namesake of another year", () => {
    expect(meet({ ...someone, birthOn: null, birthYear: 1950 }, { ...someone, birthOn: null, birthYear: 1951 })).toBe(false);
  });
});

describe("what is typed into the search box", () => {
  it("is a number when it is one, else a name with a year of birth beside it", () => {
    expect(readSearchText("094190001234")).toMatchObject({ words: [], numbers: [{ kind: "cccd" }] });
    expect(readSearchText("365 123 456").numbers.map(({ kind }) => kind)).toEqual(["cmnd", "phone"]);
    expect(readSearchText("nguyen an 1985")).toMatchObject({ numbers: [], birthYear: 1985, unfinished: false });
    expect(readSearchText("nguyen a").unfinished).toBe(true);
    expect(readSearchText("nguyen a ").unfinished).toBe(false);
  });
  it("answers in the order of likeness", () => {
    const points = (typed: string, name: string, unfinished = false) =>
      matchName(nameWords(typed), nameWords(name), unfinished)?.points ?? 0;
    const order = [
      points("nguyễn văn an", "Nguyễn Văn An"),
      points("nguyen van an", "Nguyễn Văn Ân"),
      points("an nguyen van", "Nguyễn Văn Ân"),
      points("nguyen van an", "Nguyễn Văn Anh", true),
      points("nguyen van an", "Nguyễn Văn Lan"),
      points("nguyen van an", "Trần Văn An"),
    ];
    expect([...order].sort((a, b) => b - a)).toEqual(order);
    expect(new Set(order).size).toBe(order.length);
    expect(order.at(-1)).toBe(0);
  });
  it("lets one word be wrong by one letter, not two", () => {
    expect(matchName(nameWords("nguyem van am"), nameWords("Nguyễn Văn An"), false)).toBeUndefined();
  });
});

describe("the budget of look-ups", () => {
  it("never lets more different persons be opened in an hour, and opening one again is free", () => {
    const ids = fc.array(fc.integer({ min: 0, max: 90 }).map(String), { maxLength: 200 });
    fc.assert(
      fc.property(ids, (asked) => {
        const opened: string[] = [];
        for (const id of asked) opened.push(...(spendLookUps(opened, [id]) ?? []));
        expect(new Set(opened).size).toBe(opened.length);
        expect(opened.length).toBe(Math.min(LOOK_UPS_PER_HOUR, new Set(asked).size));
        for (const id of opened) expect(spendLookUps(opened, [id])).toEqual([]);
      }),
    );
  });
});
