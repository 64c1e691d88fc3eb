import { expect, it } from "vitest";
import { nextSort, sortRows } from "./column.ts";

it("sorts names in the manner of Vietnamese and leaves the unknown last both ways", () => {
  const names = [{ name: "Đệ" }, { name: null }, { name: "Chanh" }, { name: "Dung" }, { name: "Ân" }, { name: "An" }];
  const sorted = (descending: boolean) => sortRows(names, ({ name }) => name, descending).map(({ name }) => name);
  expect(sorted(false)).toEqual(["An", "Ân", "Chanh", "Dung", "Đệ", null]);
  expect(sorted(true)).toEqual(["Đệ", "Dung", "Chanh", "Ân", "An", null]);
});
it("sorts numbers as numbers", () => {
  expect(sortRows([{ n: 10 }, { n: 9 }, { n: -1 }], ({ n }) => n, false).map(({ n }) => n)).toEqual([-1, 9, 10]);
});
it("rises at the first press of a head and falls at the second", () => {
  expect(nextSort(undefined, "name")).toEqual({ by: "name", descending: false });
  expect(nextSort({ by: "name", descending: false }, "name")).toEqual({ by: "name", descending: true });
  expect(nextSort({ by: "name", descending: true }, "onset")).toEqual({ by: "onset", descending: false });
});
