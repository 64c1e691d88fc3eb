import { describe, expect, it } from "vitest";
import { evaluateInputs } from "./evaluate-inputs.ts";

const inputs = { communityCasesPer100kWeek: 28, adultsOneDosePct: 94.2, elderlyFullPct: 81.2 };

describe("the bare rule over published rows", () => {
  it("answers every row in order, by its id", () => {
    const answers = evaluateInputs("qd-4800", [{ id: "a", inputs }, { id: 7, inputs: {} }, { inputs }]);
    expect(answers.map(({ id, level, possible }) => ({ id, level, possible }))).toEqual([
      { id: "a", level: 2, possible: [2] },
      { id: 7, level: null, possible: [1, 2, 3, 4] },
      { id: null, level: 2, possible: [2] },
    ]);
  });
  it("does not use bounds and approximations: what is not among the inputs is missing", () => {
    const [answer] = evaluateInputs("qd-4800", [
      {
        id: "L19",
        inputs: { communityCasesPer100kWeek: 5, elderlyFullPct: 90 },
        bounds: { adultsOneDosePct: [0, 70] },
        approx: [1, 2],
        note: "…",
      },
    ]);
    expect(answer).toMatchObject({
      level: 1,
      reasons: expect.arrayContaining([{ code: "input_missing", params: { input: "adultsOneDosePct" } }]),
    });
  });
  it("finds the kind of unit and the level in force beside the inputs or among them", () => {
    const fallen = { communityCasesPer100kWeek: 5, adultsOneDosePct: 95, elderlyFullPct: 90, mobileCareReady: false };
    const beside = evaluateInputs("qd-4800", [{ inputs: fallen, unitLevel: "district", previousLevel: 2 }]);
    const among = evaluateInputs("qd-4800", [{ inputs: { ...fallen, unitLevel: "district", previousLevel: 2, elderlyGroup: "50+" } }]);
    expect(among).toEqual(beside);
    expect(beside[0]).toMatchObject({ level: 2, decidedBy: "mobileCareReady" });
  });
  it("refuses what is not a row, a level or a kind of unit", () => {
    for (const row of [null, 5, {}, { inputs: 3 }, { inputs, previousLevel: 5 }, { inputs, unitLevel: "village" }])
      expect(() => evaluateInputs("qd-4800", [row])).toThrow();
  });
  it("is not misled by names that every object has", () => {
    const row = JSON.parse('{"inputs": {"__proto__": {"communityCasesPer100kWeek": 5}, "constructor": 1}}') as unknown;
    expect(evaluateInputs("qd-4800", [row])[0]).toMatchObject({ level: null, possible: [1, 2, 3, 4] });
  });
});
