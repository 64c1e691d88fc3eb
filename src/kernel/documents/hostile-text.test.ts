import fc from "fast-check";
import { expect, it } from "vitest";
import type { OfficialDocument } from "./model.ts";
import { printableText } from "./printable-text.ts";
import { renderDocx } from "./render-docx.ts";
import { renderPdf } from "./render-pdf.ts";
import { readDocx } from "./test-kit/docx-reading.ts";
import { readPdf } from "./test-kit/pdf-reading.ts";
import { sampleReport } from "./test-kit/sample-document.ts";

/** The same words in every place of a document that takes words. */
function filledWith(text: string): OfficialDocument {
  return {
    ...sampleReport,
    parentBody: text,
    issuingBody: text,
    number: { number: 1, symbol: text },
    issued: { place: text, date: null },
    subject: { kind: "named", name: text, about: text },
    blocks: [
      { kind: "heading", level: 1, title: text },
      {
        kind: "paragraph",
        text: [
          { kind: "footnote", runs: [{ kind: "text", text }] },
          { kind: "figure", id: text, value: 1, text },
        ],
      },
      { kind: "bullet", text },
      {
        kind: "table",
        caption: text,
        columns: [{ title: text, width: 1, group: text }],
        rows: [{ cells: [text] }, { kind: "group", cells: [text] }],
      },
      {
        kind: "fields",
        lines: [
          [
            { label: text, value: text },
            { label: text, value: null, blankLines: 1 },
          ],
        ],
      },
      { kind: "signatures", places: [{ title: text, name: text, above: text, note: text }] },
    ],
    recipients: { to: [text], filing: text },
    signature: { chain: [{ authority: "KT", of: text }], title: text, name: text, mark: text },
    annexes: [{ title: text, belongsTo: text, blocks: [] }],
  };
}

const attacks = [
  "#import",
  "#",
  "$x^2$",
  "*",
  "_",
  "`",
  "\\",
  "]",
  "[",
  "{",
  "}",
  '"',
  "'",
  "//",
  "/*",
  "@a",
  "<w:p>",
  "</w:t>",
  "&amp;",
  "]]>",
  '#read("/etc/passwd")',
  "= tiêu đề",
  "- ",
  "\n\n",
  "\u0000",
  "\u202E",
  "ệ".normalize("NFD"),
  "😀",
];
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...attacks), fc.string({ unit: "binary", maxLength: 12 })), { maxLength: 8 })
  .map((parts) => parts.join(""));

it("no text breaks a .docx: each place shows exactly its words", async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (text) => {
      const { parts, paragraphs } = readDocx(await renderDocx(filledWith(text)));
      expect(paragraphs.map((paragraph) => paragraph.text)).toContain(`- ${printableText(text)}`);
      expect(parts["word/document.xml"]).not.toMatch(/&(?!amp;|lt;|gt;|quot;|apos;)/);
    }),
    { numRuns: 40 },
  );
});

it("no text breaks a .pdf", async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (text) => {
      const pages = await readPdf(await renderPdf(filledWith(text)));
      expect(pages.length).toBeGreaterThan(1);
    }),
    { numRuns: 40 },
  );
});

it("markup in a name is printed, not obeyed", async () => {
  const name = "#set page(width: 1cm) *đậm* $x$ `mã` [a](b) <nhãn> \\u{41} // hết";
  const text = (await readPdf(await renderPdf(filledWith(name)))).map((page) => page.text).join(" ");
  expect(text).toContain(name);
});
