import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PersonFacts } from "../contract.ts";
import { type DoubleKind, doubleKinds, makeDouble } from "../test-kit/doubles.ts";
import { inventPeople, type MadePerson, pick, seeded } from "../test-kit/people.ts";
import { findRepeats } from "./find-repeats.ts";
import { compare, likeableOf } from "./likeness.ts";

const nobody: PersonFacts = {
  fullName: "Nguyễn Văn An",
  description: null,
  sex: "male",
  birthOn: "1990-05-07",
  birthYear: 1990,
  nationality: null,
  occupation: null,
  workplace: null,
  school: null,
  vulnerable: [],
  residenceUnit: "o19.31498",
  address: null,
  householdId: null,
  cccd: null,
  cmnd: null,
  passport: null,
  phones: [],
};
const judge = (a: Partial<PersonFacts>, b: Partial<PersonFacts>) =>
  compare(likeableOf({ ...nobody, ...a }), likeableOf({ ...nobody, ...b }));
const household = "0195fb2e-0000-7000-8000-00000000000a";

describe("two records are taken for one person", () => {
  it("with the same identity number and nothing against it", () => {
    expect(judge({ cccd: "094090001234" }, { cccd: "094090001234", fullName: "Nguyen Van An", birthOn: null })).toMatchObject({
      verdict: "same",
      reasons: ["same_id", "name_tone", "same_birth_year", "same_unit"],
    });
  });
  it("with the same name and birth date in one commune, whatever the accents and the order of words", () => {
    for (const fullName of ["Nguyễn Văn An", "NGUYEN VAN AN", "An Nguyễn Văn", "van an nguyen"])
      expect(judge({}, { fullName }).verdict).toBe("same");
  });
});

describe("two records wait for somebody to decide", () => {
  it("with the same name and birth date in different communes: such strangers exist", () => {
    expect(judge({}, { residenceUnit: "o19.31501" }).verdict).toBe("held");
  });
  it("with one letter wrong or a middle name missing", () => {
    expect(judge({}, { fullName: "Nguyễn Vân Ann" }).verdict).toBe("held");
    expect(judge({}, { fullName: "Nguyễn An" })).toMatchObject({ verdict: "held", reasons: ["name_part", "same_birth_date", "same_unit"] });
  });
  it("with an equal identity number but another name and birth: a slip or a borrowed number", () => {
    expect(judge({ cccd: "094090001234" }, { cccd: "094090001234", fullName: "Trần Thị Bưởi", birthOn: "1990-11-30" }).verdict).toBe(
      "held",
    );
  });
  it("when only the year of birth is known on one side and nothing but the commune ties them", () => {
    expect(judge({}, { birthOn: null }).verdict).toBe("held");
    expect(judge({ phones: ["0901234567"] }, { birthOn: null, phones: ["0901234567"] }).verdict).toBe("same");
  });
  it("when both names carry accents and contradict each other: twins are named so", () => {
    expect(judge({ householdId: household }, { householdId: household, fullName: "Nguyễn Văn Ân" }).verdict).toBe("held");
  });
  it("with a home name on the phone of the family and the same birth date", () => {
    expect(judge({ phones: ["0901234567"] }, { phones: ["0901234567"], fullName: "Bé Bin" }).verdict).toBe("held");
  });
  it("with day and month of birth changed places", () => {
    expect(judge({}, { birthOn: "1990-07-05" })).toMatchObject({
      verdict: "held",
      reasons: ["same_name", "swapped_birth_date", "same_unit"],
    });
  });
});

describe("two records are two persons", () => {
  it("when they only share a phone: families do", () => {
    expect(
      judge({ phones: ["0901234567"] }, { phones: ["0901234567"], fullName: "Nguyễn Thị Hoa", birthOn: "1992-01-02", birthYear: 1992 })
        .verdict,
    ).toBe("different");
  });
  it("when they are twins: one household, one day of birth, another given name", () => {
    expect(judge({ householdId: household }, { householdId: household, fullName: "Nguyễn Văn Ân Hậu" }).verdict).toBe("different");
    expect(judge({ householdId: household }, { householdId: household, fullName: "Nguyễn Văn Bình" })).toMatchObject({
      verdict: "different",
      reasons: expect.arrayContaining(["twin"]),
    });
  });
  it("when father and son share a name but not the year of birth", () => {
    expect(judge({ householdId: household }, { householdId: household, birthOn: "1960-05-07", birthYear: 1960 }).verdict).toBe("different");
  });
  it("when their identity numbers differ and nothing ties them to one place", () => {
    expect(judge({ cccd: "094090001234" }, { cccd: "094090009999", residenceUnit: "o19.31501" }).verdict).toBe("different");
  });
});

describe("the comparison", () => {
  const people = inventPeople(3, ["o19.31498", "o19.31501"]);
  const some = Array.from({ length: 300 }, () => people.next().value as MadePerson).map(({ facts }) => facts);
  const anyone = fc.constantFrom(...some);
  it("is the same from either side and always finds a person like themselves", () => {
    fc.assert(
      fc.property(anyone, anyone, (a, b) => {
        const [forth, back] = [compare(likeableOf(a), likeableOf(b)), compare(likeableOf(b), likeableOf(a))];
        expect([back.verdict, back.score]).toEqual([forth.verdict, forth.score]);
        expect(forth.score >= 0 && forth.score <= 1).toBe(true);
        expect(compare(likeableOf(a), likeableOf(a)).verdict).not.toBe("different");
      }),
    );
  });
});

/** Two communes as large as real ones, with households, namesakes and twins, and second records of 2,000 of their people. */
function labelled() {
  const random = seeded(17);
  const people = inventPeople(16, ["o19.31498", "o19.31501"]);
  const first = Array.from({ length: 18_000 }, () => (people.next().value as MadePerson).facts);
  const doubled = Array.from({ length: 2000 }, (_, at) => ({
    of: Math.floor(random() * first.length),
    kind: doubleKinds[at % doubleKinds.length]!,
  }));
  const second = doubled.map(({ of, kind }) => makeDouble(kind, first[of]!, random));
  return { first, doubled, second };
}

describe("on a labelled list of a province's people", () => {
  const { first, doubled, second } = labelled();
  const found = findRepeats([...first, ...second]).slice(first.length);
  const truth = (at: number, other: number) => other === doubled[at]!.of || doubled[other - first.length]?.of === doubled[at]!.of;
  it("finds at least 98 of 100 second records", () => {
    const missed = new Map<DoubleKind, number>();
    found.forEach((likenesses, at) => {
      if (!likenesses.some((one) => one.at === doubled[at]!.of)) missed.set(doubled[at]!.kind, (missed.get(doubled[at]!.kind) ?? 0) + 1);
    });
    const count = [...missed.values()].reduce((sum, n) => sum + n, 0);
    expect({ recall: 1 - count / found.length >= 0.98, missed: Object.fromEntries(missed) }).toMatchObject({ recall: true });
  });
  it("is right with at least 95 of 100 it points at, and practically always where it decides alone", () => {
    const pairs = found.flatMap((likenesses, at) => likenesses.map((one) => ({ verdict: one.verdict, right: truth(at, one.at) })));
    const share = (list: typeof pairs) => list.filter(({ right }) => right).length / list.length;
    expect(share(pairs)).toBeGreaterThanOrEqual(0.95);
    expect(share(pairs.filter(({ verdict }) => verdict === "same"))).toBeGreaterThanOrEqual(0.998);
  });
  it("leaves the people who are there once alone but for one in a hundred", () => {
    const alone = findRepeats(first).filter((likenesses) => likenesses.length > 0).length;
    expect(alone / first.length).toBeLessThan(0.01);
  });
  it("draws from the same people for the same seed", () => {
    expect(pick(seeded(1), doubleKinds)).toBe(pick(seeded(1), doubleKinds));
  });
});
