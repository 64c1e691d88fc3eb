import { getDocumentProxy } from "unpdf";

/** Words of a .pdf page where they stand; lengths in mm from the upper left corner of the page. */
export interface PdfPiece {
  text: string;
  xMm: number;
  /** Of the baseline. */
  yMm: number;
  widthMm: number;
  sizePt: number;
}

export interface PdfPage {
  widthMm: number;
  heightMm: number;
  pieces: PdfPiece[];
  /** All words in the order of the file, white space made single. */
  text: string;
}

const MM = 25.4 / 72;

/** Pages of a .pdf with the text a reader could select. The bytes are copied, as the reader takes them over. */
export async function readPdf(file: Uint8Array): Promise<PdfPage[]> {
  const pdf = await getDocumentProxy(file.slice());
  const pages: PdfPage[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    const pieces = items.flatMap((item) => {
      if (!("str" in item)) return [];
      const [, , , size, x, y] = item.transform as number[];
      return [{ text: item.str, xMm: x! * MM, yMm: (height - y!) * MM, widthMm: item.width * MM, sizePt: Math.abs(size!) }];
    });
    pages.push({ widthMm: width * MM, heightMm: height * MM, pieces, text: words(pieces) });
  }
  return pages;
}

function words(pieces: PdfPiece[]): string {
  return pieces
    .map(({ text }) => text || " ")
    .join("")
    .replace(/\s+/gu, " ")
    .trim();
}
