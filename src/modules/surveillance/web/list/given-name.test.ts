import { expect, it } from "vitest";
import { compareByGivenName } from "./given-name.ts";

it("sorts people by given name, then by family name, accents in the order of the alphabet", () => {
  const names = ["Ngô Thị Út", "Kim Thị Chanh", null, "Nguyễn Hữu Đệ", "Triệu Quốc Ân", "Trần An", "Lê Dung", "Bùi An"];
  expect(names.toSorted(compareByGivenName)).toEqual([
    "Bùi An",
    "Trần An",
    "Triệu Quốc Ân",
    "Kim Thị Chanh",
    "Lê Dung",
    "Nguyễn Hữu Đệ",
    "Ngô Thị Út",
    null,
  ]);
});
