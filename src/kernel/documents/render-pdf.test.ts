import { describe, expect, it, vi } from "vitest";
import type { OfficialDocument } from "./model.ts";
import { renderPdf } from "./render-pdf.ts";
import { type PdfPage, readPdf } from "./test-kit/pdf-reading.ts";
import { sampleReport } from "./test-kit/sample-document.ts";
import { boldWidthPt } from "./text-width.ts";

const pages = await readPdf(await renderPdf(sampleReport));
const piece = (page: PdfPage, start: string) => page.pieces.find(({ text }) => text.startsWith(start));
const [first, second, annex, annexSecond] = pages as [PdfPage, PdfPage, PdfPage, PdfPage];

describe("a report as .pdf", () => {
  it("is A4, upright for the text and lying for the list", () => {
    expect([first, annex].map(({ widthMm, heightMm }) => [Math.round(widthMm), Math.round(heightMm)])).toEqual([
      [210, 297],
      [297, 210],
    ]);
  });
  it("keeps every word inside the margins: 30 mm left, 20 mm right, 20 mm above and below", () => {
    for (const { pieces, widthMm, heightMm } of pages) {
      for (const { text, xMm, yMm, widthMm: length } of pieces.filter(({ yMm }) => yMm > 16)) {
        expect(xMm, text).toBeGreaterThan(29.9);
        expect(xMm + length, text).toBeLessThan(widthMm - 19.5);
        expect(yMm).toBeGreaterThan(20);
        expect(yMm).toBeLessThan(heightMm - 20);
      }
    }
  });
  it("carries the same words as the .docx: head, text, end, recipients, signer", () => {
    const text = pages.map((page) => page.text).join(" ");
    const expected = [
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc",
      "/BC-BCĐ",
      "HỎA TỐC",
      "BÁO CÁO Tình hình dịch COVID-19",
      "ghi nhận 412 ca mắc",
      "chỉ đạo./.",
      "- Lưu: VT, NVY.",
      "KT. TRƯỞNG BAN PHÓ TRƯỞNG BAN",
      "Bộ ngưỡng tạm, chưa thẩm định",
    ];
    for (const words of expected) expect(text).toContain(words);
  });
  it("shows the page number in the middle of the upper margin from the second page", () => {
    const numbers = pages.map(({ pieces }) => pieces.filter(({ yMm, text }) => yMm < 18 && text.trim() !== "").map(({ text }) => text));
    expect(numbers).toEqual([[], ["2"], [], ["2"], ["3"]]);
    const { xMm, widthMm } = second.pieces.find(({ text }) => text === "2")!;
    expect(xMm + widthMm / 2).toBeCloseTo((30 + 190) / 2, 0);
  });
  it("indents the first line of a paragraph by 12.7 mm", () => {
    expect(piece(first, "1. Ca mắc mới:")!.xMm).toBeCloseTo(30 + 12.7, 1);
  });
  it("repeats the head of a table on each page", () => {
    for (const page of [annex, annexSecond]) expect(page.text).toContain("Họ và tên");
  });
  it("is as wide as the measures foresee, so lines under words have the right length", () => {
    for (const words of ["CỘNG HÒA XÃ HỘI", "Độc lập", "CHỐNG DỊCH", "BÁO CÁO"]) {
      const { text, widthMm, sizePt } = piece(first, words)!;
      expect((boldWidthPt(text, sizePt) * 25.4) / 72).toBeCloseTo(widthMm, 0);
    }
  });
  it("is byte for byte the same on another day", async () => {
    const before = await renderPdf(sampleReport);
    expect(Buffer.from(before).toString("latin1")).not.toMatch(/CreationDate|ModDate|CreateDate/);
    vi.useFakeTimers({ now: new Date("2031-05-06T07:08:09Z"), toFake: ["Date"] });
    try {
      expect(await renderPdf(sampleReport)).toEqual(before);
    } finally {
      vi.useRealTimers();
    }
  });
  it("prints how it was signed above the signer's name", async () => {
    const signed: OfficialDocument = {
      ...sampleReport,
      number: { number: 5, symbol: "BC-BCĐ" },
      signature: { chain: [], title: "Trưởng ban", name: "Lâm Hoàng Mẫu", mark: "Ký xác nhận trong hệ thống lúc 15:02 ngày 18/02/2022" },
    };
    const text = (await readPdf(await renderPdf(signed))).map((page) => page.text).join(" ");
    expect(text).toContain("TRƯỞNG BAN Ký xác nhận trong hệ thống lúc 15:02 ngày 18/02/2022 Lâm Hoàng Mẫu");
    expect(text).toContain("Số: 05/BC-BCĐ");
  });
});
