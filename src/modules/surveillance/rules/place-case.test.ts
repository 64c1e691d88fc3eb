import { expect, it } from "vitest";
import { placeCase } from "./place-case.ts";

const split = "o19.31771";
const part = "o19.31771-n25.31741";

it("places the case wherever it named the split unit", () => {
  const places = { residenceUnit: split, stayUnit: split, responsibleUnit: split };
  expect(placeCase(places, split, part)).toEqual({ residenceUnit: part, stayUnit: part, responsibleUnit: part });
});

it("leaves what the case says of other units", () => {
  const places = { residenceUnit: split, stayUnit: null, responsibleUnit: "o19.31792" };
  expect(placeCase(places, split, part)).toEqual({ residenceUnit: part });
});
