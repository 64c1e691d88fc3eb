/**
 * VNI for Windows: a letter without marks, then a byte that stands for its marks (`Nguyeãn Vaên`); a few letters have one byte.
 * Marks are listed for small letters; the capital of a letter takes the capital of the byte.
 */
const SINGLE: Record<string, string> = { ñ: "đ", ö: "ư", ô: "ơ", í: "í", ì: "ì", æ: "ỉ", ó: "ĩ", ò: "ị", î: "ỵ" };
/** Byte after a, e, o, u, y (and after ô = ơ, ö = ư): tone on the letter as it is. */
const TONES: Record<string, string> = { ù: "\u0301", ø: "\u0300", û: "\u0309", õ: "\u0303", ï: "\u0323" };
/** Byte after a, e, o: circumflex with tone. */
const CIRCUMFLEX: Record<string, string> = { â: "", á: "\u0301", à: "\u0300", å: "\u0309", ã: "\u0303", ä: "\u0323" };
/** Byte after a: breve with tone. */
const BREVE: Record<string, string> = { ê: "", é: "\u0301", è: "\u0300", ú: "\u0309", ü: "\u0303", ë: "\u0323" };

const decoded = buildTable();
const encoded = new Map([...decoded].map(([bytes, letter]) => [letter, bytes]));

function buildTable(): Map<string, string> {
  const table = new Map<string, string>();
  const add = (bytes: string, letter: string): void => {
    table.set(bytes, letter.normalize("NFC"));
    table.set(bytes.toUpperCase(), letter.normalize("NFC").toUpperCase());
    if (bytes.length === 2) table.set(bytes[0]!.toUpperCase() + bytes[1]!, letter.normalize("NFC").toUpperCase());
  };
  for (const [byte, letter] of Object.entries(SINGLE)) add(byte, letter);
  for (const [byte, tone] of Object.entries(TONES))
    for (const [base, letter] of [
      ["a", "a"],
      ["e", "e"],
      ["o", "o"],
      ["u", "u"],
      ["y", "y"],
      ["ô", "ơ"],
      ["ö", "ư"],
    ] as const)
      add(base + byte, letter + tone);
  for (const [byte, tone] of Object.entries(CIRCUMFLEX)) for (const base of "aeo") add(base + byte, `${base}\u0302${tone}`);
  for (const [byte, tone] of Object.entries(BREVE)) add(`a${byte}`, `a\u0306${tone}`);
  return table;
}

/** Pairs before single bytes: in `öôø` the first byte stands alone and the others belong together. */
const BYTES = new RegExp([...decoded.keys()].sort((a, b) => b.length - a.length).join("|"), "g");

/** @param text the bytes read as Latin-1, or the same seen through a wrong font in a Unicode file */
export function fromVni(text: string): string {
  return text.replace(BYTES, (bytes) => decoded.get(bytes)!);
}

/** The reverse, for tests and for systems that still want it; signs without VNI bytes pass. */
export function toVni(text: string): string {
  return [...text.normalize("NFC")].map((letter) => encoded.get(letter) ?? letter).join("");
}
