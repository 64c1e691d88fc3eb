import { expect, it } from "vitest";
import { composeBlocks } from "./compose-blocks.ts";
import { renderPdf } from "./render-pdf.ts";
import { readPdf } from "./test-kit/pdf-reading.ts";
import { sampleReport } from "./test-kit/sample-document.ts";
import { withBreaksInLongWords } from "./word-breaks.ts";

const columns = [
  { title: "Mã", width: 20 },
  { title: "Tên", width: 140 },
];

function firstCell(text: string): string {
  const [table] = withBreaksInLongWords(composeBlocks([{ kind: "table", size: 10, columns, rows: [{ cells: [text, ""] }] }], "open"), 160);
  const run = table?.kind === "table" ? table.rows[0]?.[0]?.runs[0] : undefined;
  return run?.kind === "text" ? run.text.replaceAll("\n", "|") : "";
}

it("leaves words alone that fit their column", () => {
  expect(firstCell("BN102457 cũ")).toBe("BN102457 cũ");
});

it("ends a long number after its dashes, and anywhere when a part is too long itself", () => {
  expect(firstCell("ST-2022-00417")).toBe("ST-2022-|00417");
  expect(firstCell("A-12345678901234567890")).toBe("A-1234567|890123456|7890");
});

it("no word runs over the neighbouring column on paper", async () => {
  const rows = [{ cells: ["094184001234094184001234", "x"] }];
  const pages = await readPdf(await renderPdf({ ...sampleReport, blocks: [{ kind: "table", size: 10, columns, rows }], annexes: [] }));
  const digits = pages[0]!.pieces.filter(({ text, sizePt }) => sizePt === 10 && /\d/.test(text));
  expect(digits.map(({ text }) => text.replace(/\D/g, "")).join("")).toBe("094184001234094184001234");
  expect(new Set(digits.map(({ yMm }) => Math.round(yMm))).size).toBe(3);
  for (const { xMm, widthMm } of digits) expect(xMm + widthMm).toBeLessThan(30 + 20);
});
