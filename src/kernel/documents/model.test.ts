import { expect, it } from "vitest";
import { Block, choice, OfficialDocument, tableCells } from "./model.ts";
import { sampleReport } from "./test-kit/sample-document.ts";

it("a document survives being stored as JSON and read again", () => {
  expect(OfficialDocument.parse(JSON.parse(JSON.stringify(sampleReport)))).toEqual(sampleReport);
});

it("a table row needs a cell for each column", () => {
  const table = (cells: string[]) => ({
    kind: "table",
    columns: [
      { title: "TT", width: 1 },
      { title: "Xã", width: 4 },
    ],
    rows: [{ cells }],
  });
  expect(Block.safeParse(table(["1", "Liêu Tú"])).success).toBe(true);
  expect(Block.safeParse(table(["1"])).success).toBe(false);
});

it("a line of a form has twelve twelfths", () => {
  const line = (...spans: number[]) => ({ kind: "fields", lines: [spans.map((span) => ({ label: "x", value: null, span }))] });
  expect(Block.safeParse(line(6, 6)).success).toBe(true);
  expect(Block.safeParse(line(8, 6)).success).toBe(false);
});

it("ticks the chosen answer, and none while the answer is unknown", () => {
  const sexes = [
    { value: "male", label: "Nam" },
    { value: "female", label: "Nữ" },
  ] as const;
  const ticks = (chosen: "male" | "female" | null) => choice(sexes, chosen).flatMap((run) => (run.kind === "tick" ? [run.ticked] : []));
  expect([ticks("female"), ticks(null)]).toEqual([
    [false, true],
    [false, false],
  ]);
});

it("counts the cells that will be drawn, in the annexes too", () => {
  expect(tableCells(sampleReport)).toBe(5 * 5 + 8 * 60);
});
