import { describe, expect, it, vi } from "vitest";
import { renderDocx } from "./render-docx.ts";
import { readDocx } from "./test-kit/docx-reading.ts";
import { sampleReport } from "./test-kit/sample-document.ts";

const reading = readDocx(await renderDocx(sampleReport));
const paragraph = (start: string) => reading.paragraphs.find(({ text }) => text.startsWith(start));

describe("a report as .docx", () => {
  it("is A4 with the margins of Decree 30, upright for the text and lying for the list", () => {
    const [body, annex] = reading.sections;
    expect(body).toMatchObject({ landscape: false, widthMm: 210, heightMm: 297 });
    expect(annex).toMatchObject({ landscape: true, widthMm: 297, heightMm: 210 });
    for (const { marginsMm } of reading.sections) expect(marginsMm).toEqual({ top: 20, bottom: 20, left: 30, right: 20 });
  });
  it("is set in Times New Roman throughout", () => {
    expect(reading.fonts).toEqual(new Set(["Times New Roman"]));
  });
  it("shows the nation in bold capitals and the motto in bold below it, each in its size", () => {
    expect(paragraph("CỘNG HÒA")).toMatchObject({ text: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold: true, sizePt: 12, align: "center" });
    expect(paragraph("Độc lập")).toMatchObject({ text: "Độc lập - Tự do - Hạnh phúc", bold: true, sizePt: 13, align: "center" });
  });
  it("draws a line under the motto as a border, without underlining any word", () => {
    expect(reading.parts["word/document.xml"]).not.toContain("<w:u ");
    expect(reading.parts["word/document.xml"]?.match(/<w:pBdr><w:bottom w:val="single"/g)).toHaveLength(3);
  });
  it("shows number, place and date, and what it is about", () => {
    expect(paragraph("Số:")?.text).toMatch(/^Số: \u00A0{6}\/BC-BCĐ$/u);
    expect(paragraph("Sóc Trăng, ngày")).toMatchObject({ italic: true, align: "center" });
    expect(paragraph("BÁO CÁO")).toMatchObject({ text: "BÁO CÁO", bold: true, align: "center" });
    expect(paragraph("HỎA TỐC")).toMatchObject({ bold: true, sizePt: 13 });
  });
  it("lists recipients in small letters and the signer in bold capitals", () => {
    expect(paragraph("Nơi nhận:")).toMatchObject({ bold: true, italic: true, sizePt: 12 });
    expect(paragraph("- Lưu:")).toMatchObject({ text: "- Lưu: VT, NVY.", sizePt: 11 });
    expect(paragraph("KT.")).toMatchObject({ text: "KT. TRƯỞNG BAN", bold: true, align: "center" });
  });
  it("ends with ./. before the recipients", () => {
    const end = reading.paragraphs.findIndex(({ text }) => text.endsWith("./."));
    expect(end).toBeGreaterThan(0);
    expect(end).toBeLessThan(reading.paragraphs.findIndex(({ text }) => text === "Nơi nhận:"));
  });
  it("numbers pages in the upper margin, anew for the annex, and not on first pages", () => {
    expect(reading.sections.map(({ firstPageDiffers, startsAt }) => [firstPageDiffers, startsAt])).toEqual([
      [true, 1],
      [true, 1],
    ]);
    expect(reading.parts["word/header1.xml"]).toContain(">PAGE<");
  });
  it("repeats the heads of tables and never divides a row", () => {
    const rows = reading.parts["word/document.xml"]!.match(/<w:tr>.*?<\/w:tr>/gs)!;
    expect(rows.every((row) => row.includes("<w:cantSplit/>"))).toBe(true);
    expect(rows.filter((row) => row.includes("<w:tblHeader/>"))).toHaveLength(3);
  });
  it("carries the note on provisional thresholds to the foot of the page", () => {
    expect(reading.footnotes).toContain("Bộ ngưỡng tạm, chưa thẩm định");
  });
  it("is byte for byte the same on another day", async () => {
    const first = await renderDocx(sampleReport);
    vi.useFakeTimers({ now: new Date("2031-05-06T07:08:09Z"), toFake: ["Date"] });
    try {
      expect(await renderDocx(sampleReport)).toEqual(first);
    } finally {
      vi.useRealTimers();
    }
  });
});
