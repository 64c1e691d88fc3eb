import { describe, expect, it } from "vitest";
import { composeDocument } from "../../../kernel/documents/compose.ts";
import { type OfficialDocument, OfficialDocument as OfficialDocumentSchema, type Table } from "../../../kernel/documents/model.ts";
import { renderDocument } from "../../../kernel/documents/render.ts";
import { readDocx } from "../../../kernel/documents/test-kit/docx-reading.ts";
import { readPdf } from "../../../kernel/documents/test-kit/pdf-reading.ts";
import { caseForm } from "./case-form.ts";
import { type HandOverLetterInput, handOverLetter } from "./hand-over-letter.ts";
import { type LineListInput, lineListDocument } from "./line-list.ts";
import { birthYearOf, onsetOf, type PrintedCase, stateOf, testOf } from "./printed-case.ts";
import { namelessCase, sampleCase } from "./sample-cases.ts";

const masthead = { parentBody: "Sở Y tế tỉnh Sóc Trăng", issuingBody: "Trung tâm Kiểm soát bệnh tật" };

async function pdfText(document: OfficialDocument): Promise<string> {
  const pages = await readPdf(await renderDocument(document, "pdf"));
  return pages.map(({ text }) => text).join(" ");
}

describe("words of a case", () => {
  it.each<[Partial<PrintedCase>, (row: PrintedCase) => string, string]>([
    [{ onsetOn: null, onsetSource: "none_asymptomatic" }, onsetOf, "không triệu chứng"],
    [{ onsetOn: null, onsetSource: "unknown" }, onsetOf, "chưa rõ"],
    [{}, testOf, "RT-PCR: Dương tính (CT 21,5)"],
    [{ testResult: null, ct: null }, testOf, "RT-PCR: chờ kết quả"],
    [{ testKind: null, testResult: null }, testOf, "chưa có"],
    [{}, stateOf, "Đang theo dõi, nhẹ"],
    [{ outcome: "died", outcomeOn: "2022-02-17" }, stateOf, "Tử vong 17/02/2022"],
    [{ birthOn: null, birthYear: null }, birthYearOf, "chưa rõ"],
  ])("%o is printed by %o as %s", (changed, words, expected) => expect(words({ ...sampleCase, ...changed })).toBe(expected));
});

describe("the investigation form", () => {
  const form = (known: PrintedCase | null) => caseForm({ ...masthead, disease: known && "COVID-19", case: known, place: "Trần Đề" });
  const fields = (document: OfficialDocument) => document.blocks.flatMap((block) => (block.kind === "fields" ? block.lines.flat() : []));
  const ticked = (document: OfficialDocument, label: string) => {
    const value = fields(document).find((field) => field.label === label)?.value;
    return typeof value === "object"
      ? value?.flatMap((run, index) => (run.kind === "tick" && run.ticked ? [value[index + 1]] : []))
      : undefined;
  };

  it("prints what is known and ticks what was chosen", async () => {
    const document = form(sampleCase);
    expect(ticked(document, "Giới tính")).toMatchObject([{ text: expect.stringContaining("Nữ") }]);
    expect(ticked(document, "Phân loại ca bệnh")).toMatchObject([{ text: expect.stringContaining("Xác") }]);
    const text = await pdfText(document);
    for (const words of ["Họ và tên: Trần Thị Hồng Đào", "094184001234", "Ngày khởi phát: 12/02/2022", "Giá trị CT: 21,5"])
      expect(text).toContain(words);
  });
  it("leaves lines to write on for what is not known, and ticks nothing", () => {
    const document = form(namelessCase);
    expect(fields(document).find(({ label }) => label === "Ngày khởi phát")?.value).toBeNull();
    expect(ticked(document, "Mức độ")).toEqual([]);
    expect(fields(document).find(({ label }) => label === "Họ và tên")?.value).toMatch(/^Chưa rõ tên \(nam, khoảng 60 tuổi/);
  });
  it("says that a person without symptoms had no onset, rather than leaving a line", () => {
    const document = form({ ...sampleCase, onsetOn: null, onsetSource: "none_asymptomatic" });
    expect(fields(document).find(({ label }) => label === "Ngày khởi phát")?.value).toBe("không triệu chứng");
    expect(ticked(document, "Căn cứ")).toEqual([]);
  });
  it("prints empty, to be filled by hand at the bedside", async () => {
    const blank = form(null);
    const values = fields(blank).map(({ value }) => value);
    expect(
      values.every((value) => value === null || (typeof value === "object" && value.every((run) => run.kind !== "tick" || !run.ticked))),
    ).toBe(true);
    expect(await pdfText(blank)).toContain("THỦ TRƯỞNG ĐƠN VỊ");
  });
});

describe("the line list", () => {
  const input: LineListInput = {
    ...masthead,
    disease: "COVID-19",
    selection: "từ ngày 01/02/2022 đến ngày 18/02/2022, huyện Trần Đề",
    asOf: "12 giờ ngày 18/02/2022",
    cases: [sampleCase, namelessCase],
    place: "Sóc Trăng",
    printedOn: "2022-02-18",
  };
  const table = lineListDocument(input).blocks.find((block): block is Table => block.kind === "table")!;

  it("lies on the page, and its columns fill the width between the margins", async () => {
    expect(table.columns.reduce((sum, { width }) => sum + width, 0)).toBe(247);
    expect(readDocx(await renderDocument(lineListDocument(input), "docx")).sections.map(({ landscape }) => landscape)).toEqual([true]);
  });
  it("has a row per case, also for a person without a name yet", () => {
    expect(table.rows.map(({ cells }) => cells.slice(0, 3))).toEqual([
      ["1", "BN1024578", "Trần Thị Hồng Đào"],
      ["2", "ST-2022-00417", "Chưa rõ tên (nam, khoảng 60 tuổi, bán vé số ở chợ Lịch Hội Thượng)"],
    ]);
  });
  it("says as of when it is, how many it lists and that it holds personal data", async () => {
    const text = await pdfText(lineListDocument(input));
    expect(text).toContain("Số liệu tính đến 12 giờ ngày 18/02/2022; tổng số 2 ca");
    expect(text).toContain("Có dữ liệu cá nhân về sức khỏe");
  });
});

describe("the hand-over letter", () => {
  const input: HandOverLetterInput = {
    parentBody: "UBND tỉnh Sóc Trăng",
    issuingBody: "Sở Y tế",
    sender: "Sở Y tế tỉnh Sóc Trăng",
    number: { number: null, symbol: "SYT-NVYD" },
    issued: { place: "Sóc Trăng", date: "2022-02" },
    addressee: "Sở Y tế tỉnh Bạc Liêu",
    destination: "tỉnh Bạc Liêu",
    disease: "COVID-19",
    reason: "người bệnh về quê.",
    cases: [sampleCase, namelessCase],
    contact: { name: "Nguyễn Văn Bền", phone: "0299 000 000" },
    copies: ["UBND tỉnh (b/c)"],
    filing: "VT, NVYD",
    signature: { chain: [{ authority: "KT", of: "Giám đốc" }], title: "Phó Giám đốc", name: null },
  };

  it("is a letter without number until it is signed, to one addressee, with its list as annex", () => {
    const { head, addressees, annexes, closing } = composeDocument(handOverLetter(input));
    expect(head).toMatchObject({
      number: expect.stringMatching(/^Số: \u00A0+\/SYT-NVYD$/u),
      about: "V/v đề nghị tiếp nhận, quản lý 02 ca bệnh COVID-19",
    });
    expect(addressees).toEqual(["Kính gửi: Sở Y tế tỉnh Bạc Liêu"]);
    expect(annexes).toMatchObject([{ label: "PHỤ LỤC", landscape: true }]);
    expect(closing?.recipients).toEqual(["- Như trên;", "- UBND tỉnh (b/c);", "- Lưu: VT, NVYD."]);
  });
  it("says that the sender follows the cases until there is an answer, and why they are handed over", async () => {
    const text = await pdfText(handOverLetter(input));
    expect(text).toContain("Lý do chuyển giao: người bệnh về quê.");
    expect(text).toContain("Sở Y tế tỉnh Sóc Trăng tiếp tục theo dõi các ca bệnh này");
    expect(text).toContain("cảm ơn sự phối hợp của Sở Y tế tỉnh Bạc Liêu./.");
  });
  it("names persons in the list alone", () => {
    const { blocks } = handOverLetter(input);
    expect(JSON.stringify(blocks)).not.toContain("Hồng Đào");
    expect(JSON.stringify(handOverLetter(input).annexes)).toContain("Hồng Đào");
  });
  it("is a sound document whatever the number of cases", () => {
    for (const cases of [[], [sampleCase]])
      expect(OfficialDocumentSchema.safeParse(handOverLetter({ ...input, cases })).success).toBe(true);
  });
});
