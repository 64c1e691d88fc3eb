import { describe, expect, it } from "vitest";
import type { SheetRow } from "../cell.ts";
import { type OpenedSheet, openSheet } from "../open-sheet.ts";
import { TabularProblem } from "../problem.ts";
import { seededNumbers } from "./break-bytes.ts";
import { buildWorkbook, HEADER, people, row } from "./build-workbook.ts";
import type { Expected, HostileFile } from "./hostile-file.ts";
import { hostileFiles } from "./hostile-files.ts";

interface Outcome {
  sheet?: OpenedSheet;
  rows: SheetRow[];
  problem?: TabularProblem;
}

/** Reads to the end. Anything but a TabularProblem is a crash and fails the test. */
async function readAll(bytes: Uint8Array, { fileName, options }: Pick<HostileFile, "fileName" | "options">): Promise<Outcome> {
  const rows: SheetRow[] = [];
  try {
    const sheet = await openSheet(bytes, { ...options, ...(fileName && { fileName }) });
    for await (const line of sheet.rows) rows.push(line);
    return { sheet, rows };
  } catch (error) {
    if (error instanceof TabularProblem) return { rows, problem: error };
    throw error;
  }
}

function expectConservation({ sheet, rows }: Outcome): void {
  const { lastRow, titles, headerRows, data, totals, footers, blank } = sheet!.counts;
  expect(rows.length).toBe(data);
  expect(sheet!.totals.length).toBe(totals);
  expect(blank).toBeGreaterThanOrEqual(0);
  expect(titles + headerRows + data + totals + footers + blank).toBe(lastRow);
}

function expectOutcome(outcome: Outcome, expected: Exclude<Expected, "any">): void {
  if ("problem" in expected) {
    expect(outcome.problem?.code).toBe(expected.problem);
    if (expected.row !== undefined) expect(outcome.problem?.row).toBe(expected.row);
    return;
  }
  expect(outcome.problem).toBeUndefined();
  const { warnings, headers, firstCells, ...counts } = expected;
  expect(outcome.sheet!.counts).toMatchObject(counts);
  if (headers) expect(outcome.sheet!.headers).toEqual(headers);
  if (firstCells) expect(firstCells.map((_, index) => outcome.rows[0]?.cells[index]?.text ?? "")).toEqual(firstCells);
  if (warnings) expect(outcome.sheet!.warnings.map(({ code }) => code).sort()).toEqual([...warnings].sort());
}

describe("a hostile or odd file gives one clear problem, or every row of it is accounted for", () => {
  it("there are at least sixty of them, each with its own name", () => {
    expect(new Set(hostileFiles.map(({ name }) => name)).size).toBe(hostileFiles.length);
    expect(hostileFiles.length).toBeGreaterThanOrEqual(60);
  });
  it.each(hostileFiles.map((file) => [file.name, file] as const))(
    "%s",
    async (_, file) => {
      const outcome = await readAll(file.bytes(), file);
      if (!outcome.problem) expectConservation(outcome);
      if (file.expected !== "any") expectOutcome(outcome, file.expected);
    },
    10_000,
  );
});

describe("a file changed at random never crashes the reader and never loses a row unseen", () => {
  const workbook = Buffer.from(buildWorkbook({ sheets: [{ rows: row(1, HEADER) + people(2, 40) }] }));
  const stored = Buffer.from(buildWorkbook({ sheets: [{ rows: row(1, HEADER) + people(2, 40) }], level: 0 }));
  const text = Buffer.from(
    `STT,Họ tên,Ngày sinh\n${Array.from({ length: 60 }, (_, index) => `${index},"Trần, Mẫu ${index}",01/02/1980`).join("\r\n")}`,
  );
  it.each([
    ["packed workbook", workbook, 150],
    ["stored workbook", stored, 150],
    ["CSV", text, 150],
  ] as const)(
    "%s",
    async (_, original, times) => {
      const random = seededNumbers(20210701);
      for (let time = 0; time < times; time++) {
        const outcome = await readAll(mutated(original, random), {});
        if (!outcome.problem) expectConservation(outcome);
      }
    },
    60_000,
  );
});

/** Flips, cuts, repeats or inserts some bytes. */
function mutated(original: Buffer, random: () => number): Buffer {
  const at = (): number => Math.floor(random() * original.length);
  const kind = Math.floor(random() * 4);
  if (kind === 0) return original.subarray(0, at());
  const [from, to] = [at(), at()].sort((a, b) => a - b) as [number, number];
  if (kind === 1)
    return Buffer.concat([original.subarray(0, to), original.subarray(from, Math.min(to, from + 500)), original.subarray(to)]);
  const bytes = Buffer.from(original);
  if (kind === 2) for (let i = 0; i < 5; i++) bytes[at()] = Math.floor(random() * 256);
  else bytes.fill(Math.floor(random() * 256), from, Math.min(to, from + 20));
  return bytes;
}
