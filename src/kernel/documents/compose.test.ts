import { describe, expect, it } from "vitest";
import { composeDocument, numberLine, signatureLines } from "./compose.ts";
import type { ComposedBlock, ComposedTable } from "./compose-blocks.ts";
import type { Block, OfficialDocument, RichText } from "./model.ts";
import { sampleReport } from "./test-kit/sample-document.ts";

const letter: OfficialDocument = {
  ...sampleReport,
  subject: { kind: "letter", about: "phối hợp tiếp nhận ca bệnh", addressees: ["Sở Y tế tỉnh Bạc Liêu"] },
  number: { number: 3840, symbol: "SYT-NVYD" },
};

function textsOf(blocks: ComposedBlock[]): string[] {
  return blocks.flatMap((block) =>
    block.kind === "paragraph" ? [block.runs.map((run) => ("text" in run ? run.text : "¹")).join("")] : [],
  );
}

function composed(blocks: Block[], ending: OfficialDocument["ending"] = "open"): ComposedBlock[] {
  return composeDocument({ ...sampleReport, blocks, ending }).blocks;
}

describe("number and date", () => {
  it("leaves room for the number until the document is signed", () => {
    expect(numberLine({ number: null, symbol: "BC-UBND" })).toMatch(/^Số: \u00A0+\/BC-UBND$/u);
    expect(numberLine({ number: 5, symbol: "BC-UBND" })).toBe("Số: 05/BC-UBND");
  });
  it("writes place and date once the day is known", () => {
    const { head } = composeDocument({ ...sampleReport, issued: { place: "Sóc Trăng", date: "2022-02-05" } });
    expect(head.placeAndDate).toBe("Sóc Trăng, ngày 05 tháng 02 năm 2022");
  });
});

describe("sections", () => {
  const heading = (level: 1 | 2 | 3, title: string): Block => ({ kind: "heading", level, title });
  it("count anew under each parent", () => {
    const blocks = [
      heading(1, "A"),
      heading(2, "B"),
      heading(3, "C"),
      heading(3, "D"),
      heading(2, "E"),
      heading(3, "F"),
      heading(1, "G"),
      heading(2, "H"),
    ];
    expect(textsOf(composed(blocks))).toEqual(["I. A", "1. B", "a) C", "b) D", "2. E", "a) F", "II. G", "1. H"]);
  });
  it("take the point đ between d and e", () => {
    const points = Array.from({ length: 6 }, () => heading(3, "x"));
    expect(textsOf(composed(points))).toEqual(["a) x", "b) x", "c) x", "d) x", "đ) x", "e) x"]);
  });
  it("mark bullets with a dash, lower bullets with a plus", () => {
    expect(
      textsOf(
        composed([
          { kind: "bullet", text: "một" },
          { kind: "bullet", level: 2, text: "hai" },
        ]),
      ),
    ).toEqual(["- một", "+ hai"]);
  });
});

describe("the end of the text", () => {
  const paragraph = (text: RichText): Block => ({ kind: "paragraph", text });
  it.each([
    ["biết, chỉ đạo.", "biết, chỉ đạo./."],
    ["biết, chỉ đạo", "biết, chỉ đạo./."],
    ["biết, chỉ đạo./.", "biết, chỉ đạo./."],
    ["biết, chỉ đạo; ", "biết, chỉ đạo./."],
  ])("%j becomes %j", (text, expected) => expect(textsOf(composed([paragraph(text)], "full"))).toEqual([expected]));

  it("is marked after a figure and after a table too", () => {
    expect(textsOf(composed([paragraph([{ kind: "figure", id: "a", value: 3, text: "03" }])], "full"))).toEqual(["03./."]);
    const table: Block = { kind: "table", columns: [{ title: "TT", width: 1 }], rows: [] };
    expect(textsOf(composed([table], "full"))).toEqual(["./."]);
  });
  it("is not marked on forms", () => {
    expect(textsOf(composed([paragraph("Hết.")], "open"))).toEqual(["Hết."]);
  });
});

describe("figures", () => {
  it("keep their identity and value, so that a screen can open the rows behind them", () => {
    const figures = composeDocument(sampleReport).blocks.flatMap((block) =>
      block.kind === "paragraph" ? block.runs.filter((run) => run.kind === "figure") : [],
    );
    expect(figures).toContainEqual({ kind: "figure", id: "level4", value: 4, text: "04" });
    expect(figures).toHaveLength(9);
  });
});

describe("tables", () => {
  it("put a common head above columns of one group and cover the other heads over both rows", () => {
    const table = composeDocument(sampleReport).blocks.find((block): block is ComposedTable => block.kind === "table")!;
    const heads = table.head.map((row) =>
      row.map(({ runs, columns, rows }) => [runs.map((run) => ("text" in run ? run.text : "")).join(""), columns, rows]),
    );
    expect(heads).toEqual([
      [
        ["TT", 1, 2],
        ["Huyện, thị xã, thành phố", 1, 2],
        ["Ca mắc mới", 2, 1],
        ["Cộng dồn", 1, 2],
      ],
      [
        ["Trong ngày", 1, 1],
        ["7 ngày", 1, 1],
      ],
    ]);
  });
  it("cover as many columns in every row as there are", () => {
    const table = composeDocument(sampleReport).blocks.find((block): block is ComposedTable => block.kind === "table")!;
    for (const row of table.rows) expect(row.reduce((sum, cell) => sum + cell.columns, 0)).toBe(table.widths.length);
  });
});

describe("recipients, addressees and signers", () => {
  it("end each recipient with a semicolon and the filing line with a full stop", () => {
    const { closing } = composeDocument({ ...sampleReport, recipients: { to: ["Như trên;", "Sở Y tế"], filing: "VT, NVY" } });
    expect(closing?.recipients).toEqual(["- Như trên;", "- Sở Y tế;", "- Lưu: VT, NVY."]);
  });
  it("name one addressee on the line of the greeting and list several", () => {
    expect(composeDocument(letter).addressees).toEqual(["Kính gửi: Sở Y tế tỉnh Bạc Liêu"]);
    const several = { ...letter, subject: { kind: "letter" as const, about: "x", addressees: ["Các sở, ban, ngành", "UBND các huyện"] } };
    expect(composeDocument(several).addressees).toEqual(["Kính gửi:", "- Các sở, ban, ngành;", "- UBND các huyện."]);
  });
  it("write for whom and in whose place somebody signs, from the top down", () => {
    const chain = [
      { authority: "TL" as const, of: "Chủ tịch" },
      { authority: "KT" as const, of: "Chánh Văn phòng" },
    ];
    expect(signatureLines({ chain, title: "Phó Chánh Văn phòng", name: null })).toEqual([
      "TL. CHỦ TỊCH",
      "KT. CHÁNH VĂN PHÒNG",
      "PHÓ CHÁNH VĂN PHÒNG",
    ]);
    expect(signatureLines({ chain: [], title: "Giám đốc", acting: true, name: null })).toEqual(["Q. GIÁM ĐỐC"]);
  });
  it("put what a letter is about under its number and give it no title", () => {
    const { head, name } = composeDocument(letter);
    expect([head.number, head.about, name]).toEqual(["Số: 3840/SYT-NVYD", "V/v phối hợp tiếp nhận ca bệnh", null]);
  });
});

describe("annexes", () => {
  const annex = { title: "Danh sách", blocks: [] };
  it("say what they belong to", () => {
    const signed = {
      ...sampleReport,
      number: { number: 5, symbol: "BC-BCĐ" },
      issued: { place: "Sóc Trăng", date: "2022-02-18" },
      annexes: [annex],
    };
    expect(composeDocument(signed).annexes[0]).toMatchObject({
      label: "PHỤ LỤC",
      title: "DANH SÁCH",
      belongsTo: "(Kèm theo Báo cáo số 05/BC-BCĐ ngày 18 tháng 02 năm 2022 của Ban Chỉ đạo phòng, chống dịch COVID-19)",
    });
  });
  it("are numbered when there are several", () => {
    expect(composeDocument({ ...sampleReport, annexes: [annex, annex] }).annexes.map(({ label }) => label)).toEqual([
      "PHỤ LỤC I",
      "PHỤ LỤC II",
    ]);
  });
});

it("writes decomposed letters as whole ones, so that marks stand on their letters", () => {
  const { head } = composeDocument({ ...sampleReport, issuingBody: "Sở Y tế tỉnh Sóc Trăng".normalize("NFD") });
  expect(head.issuingBody).toBe("SỞ Y TẾ TỈNH SÓC TRĂNG".normalize("NFC"));
});
