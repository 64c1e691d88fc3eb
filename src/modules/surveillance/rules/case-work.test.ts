import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CaseReport, HandOver } from "../contract.ts";
import { CaseReport as CaseReportSchema, HandOver as HandOverSchema } from "../contract.ts";
import { findDisease } from "../diseases/find-disease.ts";
import { classifyByHand, type FollowedCase, recordOutcome, recordSeverity, withdrawCase } from "./follow-case.ts";
import {
  acceptHandOver,
  cancelHandOver,
  type Decider,
  type OfferedCase,
  offerHandOver,
  refuseHandOver,
  responsibleAfter,
} from "./hand-over.ts";
import { queueOf } from "./queue-of.ts";

const id = (last: number) => `0195fb2e-0000-7000-8000-${String(last).padStart(12, "0")}`;
const covid = findDisease("covid-19")!;
const report: CaseReport = CaseReportSchema.parse({
  id: id(1),
  personId: id(2),
  diseaseCode: "covid-19",
  episode: 1,
  classification: "confirmed",
  classificationManual: null,
  onsetOn: "2022-01-08",
  onsetSource: "patient",
  sampledOn: "2022-01-09",
  resultedOn: "2022-01-10",
  testKind: "rt_pcr",
  testResult: "positive",
  ct: 22.5,
  reportedOn: "2022-01-10",
  communeReceivedOn: null,
  districtReceivedOn: null,
  provinceReceivedOn: null,
  notifiedAt: "2022-01-10T10:00:00+07:00",
  detected: "community",
  origin: "local",
  severity: "mild",
  severityOn: "2022-01-10",
  outcome: "active",
  outcomeOn: null,
  nationalNumber: null,
  residenceUnit: "o19.31498",
  stayUnit: null,
  stayKind: "home",
  facility: null,
  responsibleUnit: "o19.31498",
  reportingUnit: "o19.941",
  foreignPlace: null,
  sender: null,
  senderRef: null,
  note: null,
});

describe("what a case still needs", () => {
  it("is nothing for a case with onset, result and severity", () => {
    expect(queueOf(report, covid, "2022-01-12")).toEqual([]);
  });
  it("is the onset, unless there were no symptoms", () => {
    expect(queueOf({ ...report, onsetOn: null, onsetSource: "unknown" }, covid, "2022-01-12")).toEqual(["onset_missing"]);
    expect(queueOf({ ...report, onsetOn: null, onsetSource: "none_asymptomatic" }, covid, "2022-01-12")).toEqual([]);
  });
  it("is the result of a sample that was taken, and the classification until then", () => {
    const waiting = { ...report, classification: "suspected", resultedOn: null, testResult: null } as const;
    expect(queueOf(waiting, covid, "2022-01-12")).toEqual(["result_missing", "classification_open"]);
  });
  it("is the test of a case confirmed by statement alone, but not of one signed by hand", () => {
    const stated = { ...report, testKind: null, testResult: null, sampledOn: null, resultedOn: null };
    expect(queueOf(stated, covid, "2022-01-12")).toEqual(["test_missing"]);
    expect(
      queueOf({ ...stated, classificationManual: { by: id(3), reason: "Hội chẩn", at: "2022-01-11T00:00:00Z" } }, covid, "2022-01-12"),
    ).toEqual([]);
  });
  it("is nothing when the unit confirms by a rapid test and the contact is not entered here", () => {
    expect(queueOf({ ...report, testKind: "rapid_antigen", ct: null }, covid, "2022-01-12")).toEqual([]);
  });
  it("is the end of a case that has been active for more than four weeks", () => {
    expect(queueOf(report, covid, "2022-02-07")).toEqual([]);
    expect(queueOf(report, covid, "2022-02-08")).toEqual(["outcome_missing"]);
  });
  it("is nothing more once a suspicion is discarded", () => {
    expect(queueOf({ ...report, classification: "discarded", onsetOn: null, onsetSource: "unknown" }, covid, "2022-03-01")).toEqual([]);
  });
});

describe("hand-over", () => {
  const at = new Date("2022-01-11T02:00:00Z");
  const from: Decider = { accountId: id(10), at, mayActFor: (unit) => unit === "o19.31498" };
  const to: Decider = { accountId: id(11), at, mayActFor: (unit) => unit === "o19.31783" };
  const offered: OfferedCase = {
    caseId: id(1),
    withdrawn: false,
    responsibleUnit: "o19.31498",
    pending: null,
    fromProvince: "92",
    toProvince: "92",
  };
  const command = { handOverId: id(20), toUnit: "o19.31783", reason: "Đã chuyển nơi ở" };
  const offer = (changes: Partial<OfferedCase> = {}): HandOver => {
    const outcome = offerHandOver({ ...offered, ...changes }, command, from);
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    return HandOverSchema.parse(outcome.value.handOver);
  };
  const codeOf = (outcome: { ok: boolean; refusal?: { code: string } }) => (outcome.ok ? "ok" : outcome.refusal?.code);

  it("leaves the offering unit responsible until the other accepts", () => {
    expect(responsibleAfter(offer())).toBe("o19.31498");
    const accepted = acceptHandOver(offer(), to);
    expect(accepted).toMatchObject({ ok: true, value: { event: { type: "case.handover_accepted", toUnit: "o19.31783" } } });
    expect(accepted.ok && responsibleAfter(accepted.value.handOver)).toBe("o19.31783");
  });
  it("goes back with a reason when it is refused", () => {
    const refused = refuseHandOver(offer(), "Không có tên tại địa phương", to);
    expect(refused).toMatchObject({ ok: true, value: { handOver: { state: "refused", refusalReason: "Không có tên tại địa phương" } } });
    expect(refused.ok && responsibleAfter(refused.value.handOver)).toBe("o19.31498");
  });
  it("needs an official letter only to another province", () => {
    expect([offer().letter, offer({ toProvince: "79" }).letter]).toEqual([false, true]);
  });
  it("is decided by the unit it was offered to and taken back by the one that offered", () => {
    expect(codeOf(acceptHandOver(offer(), from))).toBe("surveillance/hand_over_not_yours");
    expect(codeOf(cancelHandOver(offer(), to))).toBe("surveillance/hand_over_not_yours");
    expect(codeOf(cancelHandOver(offer(), from))).toBe("ok");
  });
  it("is offered once at a time, and not to oneself", () => {
    expect(codeOf(offerHandOver({ ...offered, pending: offer() }, { ...command, handOverId: id(21) }, from))).toBe(
      "surveillance/hand_over_pending",
    );
    expect(codeOf(offerHandOver({ ...offered, pending: offer() }, command, from))).toBe("ok");
    expect(codeOf(offerHandOver(offered, { ...command, toUnit: "o19.31498" }, from))).toBe("surveillance/hand_over_to_self");
  });
  it("is decided once: the same answer again is harmless, another comes too late", () => {
    const steps = fc.array(fc.constantFrom("accept", "refuse", "cancel"), { maxLength: 6 });
    fc.assert(
      fc.property(steps, (answers) => {
        let handOver = offer();
        let decided: string | null = null;
        for (const answer of answers) {
          const outcome =
            answer === "accept"
              ? acceptHandOver(handOver, to)
              : answer === "refuse"
                ? refuseHandOver(handOver, "Không đúng", to)
                : cancelHandOver(handOver, from);
          expect(outcome.ok).toBe(decided === null || decided === answer);
          if (outcome.ok) handOver = outcome.value.handOver;
          decided ??= answer;
        }
        expect(handOver.state).toBe(decided === null ? "offered" : { accept: "accepted", refuse: "refused", cancel: "cancelled" }[decided]);
      }),
    );
  });
});

describe("following a case", () => {
  const state: FollowedCase = { ...report, withdrawn: false };
  const today = "2022-01-20";
  it("records how it ended, on a day between its beginning and today", () => {
    expect(recordOutcome(state, { caseId: id(1), outcome: "recovered", outcomeOn: "2022-01-19" }, today)).toMatchObject({
      ok: true,
      value: [{ type: "case.outcome_recorded" }],
    });
    expect(recordOutcome(state, { caseId: id(1), outcome: "recovered", outcomeOn: "2022-01-07" }, today)).toMatchObject({
      refusal: { code: "surveillance/outcome_before_case" },
    });
    expect(recordOutcome(state, { caseId: id(1), outcome: "recovered", outcomeOn: "2022-01-21" }, today)).toMatchObject({
      refusal: { code: "surveillance/dates_wrong" },
    });
    expect(recordOutcome(state, { caseId: id(1), outcome: "died", outcomeOn: null }, today)).toMatchObject({
      refusal: { code: "surveillance/outcome_day_missing" },
    });
  });
  it("does not bring a dead person back by a new outcome", () => {
    const dead: FollowedCase = { ...state, outcome: "died", outcomeOn: "2022-01-15" };
    expect(recordOutcome(dead, { caseId: id(1), outcome: "recovered", outcomeOn: "2022-01-16" }, today)).toMatchObject({
      refusal: { code: "surveillance/death_is_final" },
    });
  });
  it("does nothing when the same command comes twice", () => {
    expect(
      recordOutcome(
        { ...state, outcome: "recovered", outcomeOn: "2022-01-19" },
        { caseId: id(1), outcome: "recovered", outcomeOn: "2022-01-19" },
        today,
      ),
    ).toEqual({ ok: true, value: [] });
    expect(recordSeverity(state, { caseId: id(1), severity: "mild", severityOn: "2022-01-10" }, today)).toEqual({ ok: true, value: [] });
    expect(withdrawCase({ ...state, withdrawn: true }, { caseId: id(1), reason: "Nhập nhầm" })).toEqual({ ok: true, value: [] });
  });
  it("takes nothing more once the case is withdrawn", () => {
    const gone = { ...state, withdrawn: true };
    expect(recordOutcome(gone, { caseId: id(1), outcome: "died", outcomeOn: today }, today)).toMatchObject({
      refusal: { code: "surveillance/withdrawn" },
    });
    expect(recordSeverity(gone, { caseId: id(1), severity: "severe", severityOn: today }, today)).toMatchObject({
      refusal: { code: "surveillance/withdrawn" },
    });
  });
  it("classifies by hand and lifts it again; a discarded case is not revived", () => {
    const byHand = { caseId: id(1), classification: "discarded", reason: "Hội chẩn" } as const;
    expect(classifyByHand(state, byHand, "confirmed")).toMatchObject({
      ok: true,
      value: [{ from: "confirmed", to: "discarded", manual: true }],
    });
    const discarded: FollowedCase = { ...state, classification: "discarded" };
    expect(classifyByHand(discarded, { ...byHand, classification: "confirmed" }, "confirmed")).toMatchObject({
      refusal: { code: "surveillance/discarded_is_final" },
    });
    expect(classifyByHand(discarded, { ...byHand, classification: null }, "confirmed")).toMatchObject({
      ok: true,
      value: [{ to: "confirmed", manual: false }],
    });
  });
});
