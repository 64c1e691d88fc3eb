import { expect, it } from "vitest";
import { isDark } from "./theme-mode.tsx";

it("is dark over midnight for a night shift from 18 to 6", () => {
  const night = { mode: "shift", from: 18, until: 6 } as const;
  expect([17, 18, 23, 0, 5, 6, 12].map((hour) => isDark(night, hour))).toEqual([false, true, true, true, true, false, false]);
});
it("is dark only inside a shift that does not pass midnight", () => {
  const evening = { mode: "shift", from: 14, until: 22 } as const;
  expect([13, 14, 21, 22, 2].map((hour) => isDark(evening, hour))).toEqual([false, true, true, false, false]);
});
it("never follows the clock when light or dark was chosen", () => {
  expect(isDark({ mode: "light", from: 18, until: 6 }, 23)).toBe(false);
  expect(isDark({ mode: "dark", from: 18, until: 6 }, 12)).toBe(true);
});
