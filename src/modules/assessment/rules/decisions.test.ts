import { describe, expect, it } from "vitest";
import { getLevelRule } from "../levels/find-level-rule.ts";
import { levelToPropose, mayAct } from "./decide-level.ts";
import { type DatedOverride, faultOf, overridesOn } from "./overrides-on.ts";
import { inputsFromReports } from "./reported-inputs.ts";

describe("inputs that units report", () => {
  const on = "2022-02-18";
  const figure = (value: number) => ({ value, source: "TTYT", recordedAt: new Date("2022-02-18T05:00:00Z"), periodTo: "2022-02-17" });
  it("takes shares as reported, with the day they are about", () => {
    const inputs = inputsFromReports(getLevelRule("qd-4800"), on, 12_561, (code) =>
      code === "elderly-full-pct" ? figure(81.3) : undefined,
    );
    expect(inputs).toEqual({ elderlyFullPct: { value: 81.3, source: "TTYT (17/02/2022)", asOf: "2022-02-18T05:00:00.000Z" } });
  });
  it("reads 1 as ready and 0 as not ready, for either part of criterion 3", () => {
    const inputs = inputsFromReports(getLevelRule("qd-4800"), on, null, (code) =>
      code === "treatment-plan-ready" ? figure(0) : undefined,
    );
    expect(inputs).toMatchObject({ treatmentPlanReady: { value: false }, mobileCareReady: { value: false } });
  });
  it("divides beds by the people, and leaves the rate missing when nobody knows how many", () => {
    const beds = (code: string) => (code === "covid-beds-free" ? figure(25) : undefined);
    expect(inputsFromReports(getLevelRule("qd-218"), on, 50_000, beds).freeBedsPer100k).toMatchObject({ value: 50, count: 25, of: 50_000 });
    expect(inputsFromReports(getLevelRule("qd-218"), on, null, beds)).toEqual({});
  });
});

describe("proposing a level", () => {
  const open = { area: "o19.31498", level: null, possible: [2, 3] as (2 | 3)[], alternatives: [] };
  it("takes the computed level without more words", () => {
    expect(levelToPropose({ ...open, level: 2, possible: [2] }, undefined, null)).toEqual({ ok: true, value: 2 });
  });
  it("never picks one of several possible levels by itself", () => {
    expect(levelToPropose(open, undefined, "ghi chú")).toMatchObject({ refusal: { code: "assessment/level_unknown" } });
    expect(levelToPropose(open, 3, null)).toMatchObject({ refusal: { code: "assessment/note_required" } });
    expect(levelToPropose(open, 3, "Ban Chỉ đạo chọn mức cao")).toEqual({ ok: true, value: 3 });
  });
});

describe("the way of a decision", () => {
  const proposed = { state: "proposed", proposed_by: "a" } as const;
  it("is reviewed and signed by somebody else than who proposed it", () => {
    expect(mayAct("review", [proposed], "a")).toMatchObject({ refusal: { code: "assessment/own_proposal" } });
    expect(mayAct("sign", [proposed], "a")).toMatchObject({ refusal: { code: "assessment/own_proposal" } });
    expect(mayAct("sign", [proposed, { ...proposed, state: "reviewed" }], "b").ok).toBe(true);
  });
  it("is published only when signed, by whom it may be", () => {
    expect(mayAct("publish", [proposed], "b")).toMatchObject({
      refusal: { code: "assessment/not_waiting", params: { state: "proposed" } },
    });
    expect(mayAct("publish", [{ ...proposed, state: "signed" }], "a").ok).toBe(true);
  });
  it("cannot be found when nothing of it is in sight", () => {
    expect(mayAct("sign", [], "b")).toMatchObject({ refusal: { status: 404 } });
  });
});

describe("signed numbers of a province", () => {
  const override = (validFrom: string, value: number, path = "criteria.communityCasesPer100kWeek.cutOffs.0"): DatedOverride => ({
    path,
    value,
    document: "Quyết định 1/QĐ-UBND",
    date: validFrom,
    signedBy: "Trần Văn An",
    validFrom,
    signedAt: new Date(`${validFrom}T05:00:00Z`),
  });
  const all = [override("2021-12-01", 30), override("2021-11-01", 25)];
  it("hold from their day on, the later in place of the earlier", () => {
    expect(overridesOn(all, "2021-10-31")).toEqual([]);
    expect(overridesOn(all, "2021-11-15").map(({ value }) => value)).toEqual([25]);
    expect(overridesOn(all, "2021-12-15").map(({ value }) => value)).toEqual([30]);
  });
  it("are refused when the rule would not be usable on any one of their days", () => {
    const rule = getLevelRule("qd-4800");
    expect(faultOf(rule, all)).toBeUndefined();
    expect(faultOf(rule, [...all, override("2021-12-20", 160)])).toMatchObject({ code: "cut_offs_not_ascending" });
    expect(
      faultOf(rule, [...all, override("2021-12-20", 60), override("2021-12-20", 80, "criteria.communityCasesPer100kWeek.cutOffs.1")]),
    ).toBeUndefined();
  });
});
