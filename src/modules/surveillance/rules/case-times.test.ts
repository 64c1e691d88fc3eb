import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../../../kernel/time/local-date.ts";
import { findDisease } from "../diseases/find-disease.ts";
import { ageOn } from "./age-on.ts";
import { type CaseDays, dayOf, diagnosedOn, eventOn } from "./case-days.ts";
import { epidemicCurve } from "./epidemic-curve.ts";
import { lateBy } from "./late-by.ts";
import { type EarlierCase, newEpisode } from "./new-episode.ts";
import { notificationDue, notifiedLate } from "./notification-due.ts";

const covid = findDisease("covid-19")!;
const days: CaseDays = {
  onsetOn: "2021-12-01",
  sampledOn: "2021-12-02",
  resultedOn: "2021-12-03",
  reportedOn: "2021-12-03",
  notifiedAt: "2021-12-03T10:00:00+07:00",
};

describe("age", () => {
  it("counts completed years and turns on the birthday", () => {
    const birth = { bornOn: "1980-12-05", birthYear: 1980 };
    expect([ageOn(birth, "2021-12-04"), ageOn(birth, "2021-12-05")]).toEqual([40, 41]);
  });
  it("is the age reached in the year when only the year of birth is known, and not known without it", () => {
    expect(ageOn({ bornOn: null, birthYear: 1980 }, "2021-01-01")).toBe(41);
    expect(ageOn({ bornOn: null, birthYear: null }, "2021-01-01")).toBeNull();
    expect(ageOn({ bornOn: "2021-05-01", birthYear: 2021 }, "2021-04-30")).toBeNull();
  });
  it("is 0 for a child born this year", () => {
    expect(ageOn({ bornOn: "2021-05-01", birthYear: 2021 }, "2021-12-31")).toBe(0);
  });
});

describe("days of a case", () => {
  it("are received on the local day: 17:30 UTC is already tomorrow", () => {
    expect(dayOf({ ...days, notifiedAt: "2021-12-03T17:30:00Z" }, "notified")).toBe("2021-12-04");
  });
  it("count the case on the day of its result, or the nearest day known", () => {
    expect(eventOn(days)).toBe("2021-12-03");
    expect(eventOn({ ...days, resultedOn: null, sampledOn: null })).toBe("2021-12-01");
    expect(diagnosedOn({ ...days, resultedOn: null, sampledOn: null })).toBe("2021-12-03");
  });
});

describe("lateness", () => {
  it("calls a case a back-fill when it is reported more than a week after its own day", () => {
    expect(lateBy({ ...days, reportedOn: "2021-12-10" }).backFilled).toBe(false);
    expect(lateBy({ ...days, reportedOn: "2021-12-11" })).toMatchObject({ reportedAfterDays: 8, backFilled: true });
  });
  it("does not call the cases of an archive back-fills because the archive came years later", () => {
    expect(lateBy({ ...days, notifiedAt: "2026-11-20T08:00:00+07:00" })).toMatchObject({ reportedAfterDays: 0, backFilled: false });
  });
  it("gives dengue 24 hours from the end of the day of diagnosis, rabies 48", () => {
    const due = (code: string) => notificationDue(findDisease(code)!, "2021-12-03")?.dueAt.toISOString();
    expect([due("dengue"), due("rabies")]).toEqual(["2021-12-04T17:00:00.000Z", "2021-12-05T17:00:00.000Z"]);
  });
  it("does not invent a deadline: none is known for COVID-19 since it is in group B", () => {
    expect(notificationDue(covid, "2024-01-01")).toBeNull();
    expect(
      notifiedLate(covid, { ...days, resultedOn: "2024-01-01", reportedOn: "2024-01-01", notifiedAt: "2024-03-01T00:00:00Z" }),
    ).toBeNull();
  });
  it("is late one second after the deadline and not before", () => {
    expect(["2021-12-04T17:00:00Z", "2021-12-04T17:00:01Z"].map((notifiedAt) => notifiedLate(covid, { ...days, notifiedAt }))).toEqual([
      false,
      true,
    ]);
  });
});

describe("a further report of the same person", () => {
  const positive = { classification: "confirmed", testResult: "positive", sender: "BV", senderRef: null } as const;
  const first: EarlierCase = { ...positive, id: "a", episode: 1, eventOn: "2021-08-01", outcome: "recovered" };
  const at = (eventOn: string) => ({ ...positive, eventOn });
  it("is the same illness up to 90 days after COVID-19 and a new episode afterwards", () => {
    expect(newEpisode(covid, [first], at("2021-10-30"))).toEqual({ kind: "update", caseId: "a" });
    expect(newEpisode(covid, [first], at("2021-10-31"))).toEqual({ kind: "new", episode: 2 });
  });
  it("belongs to the earlier illness when it is an old report that came late", () => {
    const second = { ...first, id: "b", episode: 2, eventOn: "2021-12-20" };
    expect(newEpisode(covid, [first, second], at("2021-08-05"))).toEqual({ kind: "update", caseId: "a" });
  });
  it("is the first illness after a suspicion that was discarded, also when it is found on the same day", () => {
    const discarded: EarlierCase = { ...first, classification: "discarded", testResult: "negative" };
    for (const on of ["2021-08-05", "2021-08-01"]) expect(newEpisode(covid, [discarded], at(on))).toEqual({ kind: "new", episode: 1 });
  });
  describe("of a suspicion that was discarded", () => {
    const negative = { classification: "discarded", testResult: "negative" } as const;
    const numbered = { sender: "BV A", senderRef: "F7" };
    const discarded: EarlierCase = { ...first, ...negative, ...numbered };
    const again = { kind: "update", caseId: "a" };
    it("is the same case on the same day, whoever reports it and whether or not the result is in", () => {
      expect(newEpisode(covid, [discarded], { ...at("2021-08-01"), ...negative, sender: "BV B" })).toEqual(again);
      expect(newEpisode(covid, [discarded], { ...at("2021-08-01"), classification: "suspected", testResult: null })).toEqual(again);
    });
    it("is the same case when a positive result was discarded by hand and the same list comes again", () => {
      const signed: EarlierCase = { ...first, classification: "discarded" };
      expect(newEpisode(covid, [signed], at("2021-08-01"))).toEqual(again);
    });
    it("is the same case under the sender's number when its day was corrected", () => {
      expect(newEpisode(covid, [discarded], { ...at("2021-08-02"), ...negative, ...numbered })).toEqual(again);
      expect(newEpisode(covid, [discarded], { ...at("2021-08-02"), ...negative, ...numbered, sender: "BV B" }).kind).toBe("new");
    });
    it("is a new case when the number comes back with a new suspicion", () => {
      expect(newEpisode(covid, [discarded], { ...at("2021-09-01"), ...numbered })).toEqual({ kind: "new", episode: 1 });
      const suspected = { classification: "suspected", testResult: null } as const;
      expect(newEpisode(covid, [discarded], { ...at("2021-09-01"), ...suspected, ...numbered })).toEqual({ kind: "new", episode: 1 });
    });
  });
  it("is left to a person where no interval is known and the earlier illness is over", () => {
    const dengue = findDisease("dengue")!;
    expect(newEpisode(dengue, [first], at("2021-09-15"))).toEqual({ kind: "ask", caseId: "a", episode: 2 });
    expect(newEpisode(dengue, [{ ...first, outcome: "active" }], at("2021-08-15"))).toEqual({ kind: "update", caseId: "a" });
  });
  it("is the first episode of somebody who never had the disease", () => {
    expect(newEpisode(covid, [], at("2021-08-05"))).toEqual({ kind: "new", episode: 1 });
  });
});

describe("the epidemic curve", () => {
  const options = {
    basis: "onset",
    from: "2021-11-28",
    to: "2021-12-05",
    parts: ["community", "other"],
    partOf: () => "community",
    asOf: "2021-12-05",
    completeAfterDays: 3,
  } as const;
  it("has no gaps: a day without cases is there with zero", () => {
    const { days: bars } = epidemicCurve([days], options);
    expect(bars.map(({ count }) => count)).toEqual([0, 0, 0, 1, 0, 0, 0, 0]);
    expect(bars[0]!.parts).toEqual({ community: 0, other: 0 });
  });
  it("shades the days whose reports are still to come", () => {
    expect(
      epidemicCurve([], options)
        .days.filter(({ incomplete }) => incomplete)
        .map(({ on }) => on),
    ).toEqual(["2021-12-03", "2021-12-04", "2021-12-05"]);
    expect(epidemicCurve([], { ...options, completeAfterDays: null }).days.some(({ incomplete }) => incomplete)).toBe(false);
  });
  it("puts a back-fill on its own day and marks it", () => {
    const late = { ...days, reportedOn: "2021-12-20" };
    expect(epidemicCurve([late, days], options).days[3]).toMatchObject({ on: "2021-12-01", count: 2, backFilled: 1 });
  });
  it("loses no case: each is a bar, undated, or outside", () => {
    const day = fc.integer({ min: -20, max: 20 }).map((offset) => addDays("2021-12-01", offset));
    fc.assert(
      fc.property(fc.array(fc.option(day)), (onsets) => {
        const curve = epidemicCurve(
          onsets.map((onsetOn) => ({ ...days, onsetOn })),
          options,
        );
        const bars = curve.days.reduce((sum, { count }) => sum + count, 0);
        expect(bars + curve.undated + curve.outside).toBe(onsets.length);
        expect(curve.days).toHaveLength(8);
      }),
    );
  });
});
