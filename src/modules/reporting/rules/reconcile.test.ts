import { expect, it } from "vitest";
import { disagrees, isSettled } from "./reconcile.ts";

it("an exact statement differs as soon as the records count one case more or less", () => {
  expect(disagrees("exact", 12, 12)).toBe(false);
  expect(disagrees("exact", 12, 13)).toBe(true);
});
it("a statement with a word before its number differs only where that word is wrong", () => {
  expect([disagrees("over", 100, 101), disagrees("over", 100, 100)]).toEqual([false, true]);
  expect([disagrees("at_least", 100, 100), disagrees("at_least", 100, 99)]).toEqual([false, true]);
  expect([disagrees("under", 100, 99), disagrees("under", 100, 100)]).toEqual([false, true]);
  expect([disagrees("at_most", 100, 100), disagrees("at_most", 100, 101)]).toEqual([false, true]);
  expect(disagrees("about", 100, 180)).toBe(false);
});
it("a decision holds for the two numbers it was made about, and is asked again when either moves", () => {
  const decision = { computed: 10, reported: 12 };
  expect(isSettled(decision, { computed: 10, reported: 12 })).toBe(true);
  expect(isSettled(decision, { computed: 11, reported: 12 })).toBe(false);
  expect(isSettled(decision, { computed: 10, reported: 13 })).toBe(false);
  expect(isSettled(null, { computed: 10, reported: 12 })).toBe(false);
});
