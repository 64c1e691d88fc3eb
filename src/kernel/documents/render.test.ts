import { afterAll, expect, it } from "vitest";
import type { OfficialDocument } from "./model.ts";
import { PRINTABLE_CELLS, renderDocument, stopDrawing } from "./render.ts";
import { renderDocx } from "./render-docx.ts";
import { renderPdf } from "./render-pdf.ts";
import { readPdf } from "./test-kit/pdf-reading.ts";
import { sampleReport } from "./test-kit/sample-document.ts";

afterAll(stopDrawing);

function listOf(rows: number): OfficialDocument {
  const columns = ["TT", "Họ và tên", "Nơi ở", "Ghi chú"].map((title) => ({ title, width: 1 }));
  const cells = (row: number) => [`${row + 1}`, "Trần Thị Hồng Đào", "xã Liêu Tú", ""];
  const table = { kind: "table" as const, columns, rows: Array.from({ length: rows }, (_, row) => ({ cells: cells(row) })) };
  return { ...sampleReport, annexes: [{ title: "Danh sách", landscape: true, blocks: [table] }] };
}

it("documents asked for at once are drawn one after the other, each as it would be alone", async () => {
  const list = listOf(400);
  const [pdf, docx] = await Promise.all([renderDocument(list, "pdf"), renderDocument(list, "docx")]);
  expect(Buffer.from(pdf).equals(await renderPdf(list))).toBe(true);
  expect(Buffer.from(docx).equals(await renderDocx(list))).toBe(true);
  const last = (await readPdf(pdf)).at(-1)!;
  expect(last.text).toContain("400 Trần Thị Hồng Đào");
});

it("a list too long for paper is refused before any work", async () => {
  await expect(renderDocument(listOf(PRINTABLE_CELLS / 4 + 1), "pdf")).rejects.toThrow(RangeError);
});

it("a row too tall for a page is divided rather than cut off", async () => {
  const tall = listOf(1);
  const words = `${"Diễn biến bệnh kéo dài nhiều ngày. ".repeat(300)}Hết diễn biến`;
  tall.annexes[0]!.blocks = [{ kind: "table", columns: [{ title: "Ghi chú", width: 1 }], rows: [{ cells: [words] }] }];
  const pages = await readPdf(await renderDocument(tall, "pdf"));
  expect(pages.at(-1)!.text).toContain("Hết diễn biến");
});

it("goes on after the drawing process was ended", async () => {
  const before = await renderDocument(sampleReport, "pdf");
  stopDrawing();
  expect(Buffer.from(await renderDocument(sampleReport, "pdf")).equals(before)).toBe(true);
});

it("a document that cannot be drawn fails alone", async () => {
  const broken = { ...sampleReport, blocks: [{ kind: "unheard of" }] } as unknown as OfficialDocument;
  const [failed, drawn] = await Promise.allSettled([renderDocument(broken, "docx"), renderDocument(sampleReport, "docx")]);
  expect(failed).toMatchObject({ status: "rejected", reason: { message: expect.stringContaining("drawBlock") } });
  expect(drawn.status).toBe("fulfilled");
});
