import { describe, expect, it } from "vitest";
import { textCell } from "../../kernel/tabular/cell.ts";
import { readCaseRow } from "./rules/read-case-row.ts";
import { readColumns } from "./rules/row-reading.ts";
import { SenderRefs } from "./sender-refs.ts";

const fields = ["ref", "name", "birth", "commune", "outcome"];
const columns = readColumns(fields.map((field, index) => ({ column: index + 1, header: field, field })));
const refsOf = (...rows: string[][]) => {
  const refs = new SenderRefs();
  return rows.map((cells, index) => refs.refOf(readCaseRow({ number: index + 2, cells: cells.map(textCell) }, columns, "2022-03-01")).ref);
};

describe("what a row is known by with its sender", () => {
  it("is the sender's own number", () => {
    expect(refsOf(["17", "An", "1980", "Phường 5", ""])).toEqual(["17"]);
  });
  it("is whom it is about where there is no number, whatever happened to them since and wherever the row stands", () => {
    const monday = refsOf(["", "Lâm An", "1980", "Phường 5", ""], ["", "Sơn Bình", "1990", "Phường 5", ""]);
    const tuesday = refsOf(["", "SON BINH", "1990", "phường  5", "Khỏi"], ["", "Lâm An", "1980", "Phường 5", "Tử vong"]);
    expect(new Set(monday).size).toBe(2);
    expect(tuesday).toEqual(monday.toReversed());
  });
  it("tells two namesakes apart, but not a row that was copied", () => {
    const [one, other, copy] = refsOf(["", "Lâm An", "", "", ""], ["", "Lâm An", "", "", "Khỏi"], ["", "Lâm An", "", "", ""]);
    expect(other).toBe(`${one}~2`);
    expect(copy).toBe(one);
  });
  it("is a name of its own where a number is used for somebody else in the same file", () => {
    expect(refsOf(["5", "Lâm An", "", "", ""], ["5", "Sơn Bình", "", "", ""], ["5", "LÂM AN", "", "", ""])).toEqual(["5", "5~2", "5"]);
  });
});
