import { expect, it } from "vitest";
import { advance, isSingleSign, strokeName } from "./match-keys.ts";

const bare = { ctrlKey: false, metaKey: false, altKey: false };

it("names a stroke the same with Ctrl and with the command key", () => {
  expect(strokeName({ ...bare, key: "K", ctrlKey: true })).toBe("mod+k");
  expect(strokeName({ ...bare, key: "k", metaKey: true })).toBe("mod+k");
  expect(strokeName({ ...bare, key: "?" })).toBe("?");
  expect(strokeName({ ...bare, key: "Shift" })).toBeUndefined();
});
it("jumps after G and a letter, and starts afresh after a wrong one", () => {
  const known = ["g c", "g m", "j", "c"];
  expect(advance("", "g", known)).toEqual({ begun: "g" });
  expect(advance("g", "c", known)).toEqual({ hit: "g c" });
  expect(advance("g", "j", known)).toEqual({ hit: "j" });
  expect(advance("g", "x", known)).toEqual({ begun: "" });
  expect(advance("", "c", known)).toEqual({ hit: "c" });
});
it("tells bare signs from keys that may work inside a field", () => {
  expect(["j", "g c", "?", "/"].every(isSingleSign)).toBe(true);
  expect(["mod+k", "Escape", "mod+Enter", "F9"].some(isSingleSign)).toBe(false);
});
