import { strFromU8, unzipSync } from "fflate";

/** What a test wants to know of a .docx, read from its parts as any other program would. */
export interface DocxReading {
  /** Parts by path, as text. */
  parts: Record<string, string>;
  /** Every paragraph of the body in order, also those in tables. */
  paragraphs: DocxParagraph[];
  /** Paragraphs joined by line ends. */
  text: string;
  sections: DocxSection[];
  /** All fonts that any part names. */
  fonts: Set<string>;
  /** Text of the footnotes. */
  footnotes: string;
}

export interface DocxParagraph {
  text: string;
  bold: boolean;
  italic: boolean;
  /** Points; the document's own size when null. */
  sizePt: number | null;
  align: string | null;
}

/** Lengths in whole mm. */
export interface DocxSection {
  landscape: boolean;
  widthMm: number;
  heightMm: number;
  marginsMm: { top: number; bottom: number; left: number; right: number };
  /** Whether the first page has a head of its own, here an empty one. */
  firstPageDiffers: boolean;
  startsAt: number | null;
}

export function readDocx(file: Uint8Array): DocxReading {
  const parts = Object.fromEntries(Object.entries(unzipSync(file)).map(([path, bytes]) => [path, strFromU8(bytes)]));
  const document = parts["word/document.xml"] ?? "";
  const paragraphs = elements(document, "w:p").map(readParagraph);
  return {
    parts,
    paragraphs,
    text: paragraphs.map(({ text }) => text).join("\n"),
    sections: elements(document, "w:sectPr").map(readSection),
    fonts: new Set(
      Object.values(parts).flatMap((part) => [...part.matchAll(/w:(?:ascii|hAnsi|cs|eastAsia)="([^"]*)"/g)].map((match) => match[1]!)),
    ),
    footnotes: textOf(parts["word/footnotes.xml"] ?? ""),
  };
}

function elements(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<${name}(?: [^>]*)?>.*?</${name}>`, "gs"))].map(([element]) => element);
}

function readParagraph(xml: string): DocxParagraph {
  const size = /<w:r>.*?<w:sz w:val="(\d+)"/s.exec(xml)?.[1];
  return {
    text: textOf(xml),
    bold: /<w:r>.*?<w:b(?: w:val="true")?\/>/s.test(xml),
    italic: /<w:r>.*?<w:i(?: w:val="true")?\/>/s.test(xml),
    sizePt: size === undefined ? null : Number(size) / 2,
    align: /<w:jc w:val="(\w+)"/.exec(xml)?.[1] ?? null,
  };
}

function textOf(xml: string): string {
  return [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:(br|tab)\/>/g)]
    .map(([, text, mark]) => (mark ? "\n" : withoutEntities(text!)))
    .join("");
}

function withoutEntities(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&apos;", "'").replaceAll("&amp;", "&");
}

function readSection(xml: string): DocxSection {
  const value = (pattern: RegExp) => pattern.exec(xml)?.[1];
  const mm = (name: string) => Math.round((Number(value(new RegExp(` w:${name}="(\\d+)"`))) * 25.4) / 1440);
  const startsAt = value(/<w:pgNumType[^>]* w:start="(\d+)"/);
  return {
    landscape: xml.includes('w:orient="landscape"'),
    widthMm: mm("w"),
    heightMm: mm("h"),
    marginsMm: { top: mm("top"), bottom: mm("bottom"), left: mm("left"), right: mm("right") },
    firstPageDiffers: xml.includes("<w:titlePg/>"),
    startsAt: startsAt === undefined ? null : Number(startsAt),
  };
}
