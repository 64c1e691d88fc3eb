/**
 * Kinds of administrative document and their abbreviations (29 kinds, two of which have none: công văn and thư công), with the
 * three kinds of copy. Decree 30/2020/NĐ-CP, 05/03/2020, Annex III; the list is from memory, `reviewedBy: null`.
 */
export const documentKinds = {
  NQ: "Nghị quyết",
  QĐ: "Quyết định",
  CT: "Chỉ thị",
  QC: "Quy chế",
  QyĐ: "Quy định",
  TC: "Thông cáo",
  TB: "Thông báo",
  HD: "Hướng dẫn",
  CTr: "Chương trình",
  KH: "Kế hoạch",
  PA: "Phương án",
  ĐA: "Đề án",
  DA: "Dự án",
  BC: "Báo cáo",
  BB: "Biên bản",
  TTr: "Tờ trình",
  HĐ: "Hợp đồng",
  CĐ: "Công điện",
  BGN: "Bản ghi nhớ",
  BTT: "Bản thỏa thuận",
  GUQ: "Giấy ủy quyền",
  GM: "Giấy mời",
  GGT: "Giấy giới thiệu",
  GNP: "Giấy nghỉ phép",
  PG: "Phiếu gửi",
  PC: "Phiếu chuyển",
  PB: "Phiếu báo",
  SY: "Bản sao y",
  TrS: "Bản trích sao",
  SL: "Bản sao lục",
} as const;
export type DocumentKind = keyof typeof documentKinds;

/** Kinds met in symbols besides those of Annex III: the normative ones, and `CV`, which the Party and some offices print for a letter. */
const otherKinds = ["CV", "L", "PL", "NĐ", "TT", "TTLT", "NQLT"];
const knownKinds = new Set<string>([...Object.keys(documentKinds), ...otherKinds]);

/**
 * The three ways a number is written: `123/BC-UBND` and `3840/SYT-NVYD` (administrative), `26/2023/QĐ-TTg` (normative: the year is
 * part of it), `27-CV/BCĐ` (Party organs, which do not follow Decree 30).
 */
export type SymbolGrammar = "administrative" | "normative" | "party";

export interface DocumentNumber {
  grammar: SymbolGrammar;
  /** Null while the document is not numbered yet. */
  number: number | null;
  /** Year of the book the number belongs to; printed by the normative grammar alone, null when not known. */
  year: number | null;
  /** Abbreviation of the kind; null for a letter (công văn), whose symbol is issuer and drafting unit. */
  kind: string | null;
  /** Abbreviation of the issuer, e.g. `UBND`, `BCĐ`, `SYT`, `QH15`. */
  issuer: string;
  /** Unit that drafted a letter, e.g. `NVYD`; null for every other kind. */
  drafter: string | null;
}

export type NumberParts = Pick<DocumentNumber, "number" | "kind" | "issuer"> & Partial<DocumentNumber>;

/** The symbol alone, without number: `BC-UBND`, `SYT-NVYD`, `CV/BCĐ`. */
export function formatSymbol({ grammar = "administrative", kind, issuer, drafter }: Omit<NumberParts, "number">): string {
  if (grammar === "party") return `${kind ?? "CV"}/${issuer}`;
  if (kind !== null) return `${kind}-${issuer}`;
  return drafter ? `${issuer}-${drafter}` : issuer;
}

/**
 * A number and symbol as printed: `05/BC-UBND`, `3840/SYT-NVYD`, `02/2016/QĐ-TTg`, `27-CV/BCĐ`.
 * Numbers under ten take a leading zero; an unnumbered document starts with the separator (`/BC-UBND`).
 */
export function formatNumber(parts: NumberParts): string {
  const { grammar = "administrative", number, year } = parts;
  const digits = number === null ? "" : String(number).padStart(2, "0");
  const symbol = formatSymbol(parts);
  if (grammar === "party") return `${digits}-${symbol}`;
  return grammar === "normative" ? `${digits}/${year ?? ""}/${symbol}` : `${digits}/${symbol}`;
}

/**
 * Reads a printed number in any of the three grammars, with or without `Số:`, with the number left blank or dotted, spaces and
 * long dashes allowed. A first part that is the abbreviation of a kind is taken as the kind, never as an issuer.
 * @returns undefined when the text is not a document number
 */
export function parseNumber(text: string): DocumentNumber | undefined {
  const printed = normalise(text);
  return parseNormative(printed) ?? parseParty(printed) ?? parseAdministrative(printed);
}

function normalise(text: string): string {
  return text
    .normalize("NFC")
    .replace(/^\s*số\s*:?/iu, "")
    .replace(/[‐‑‒–—−]/gu, "-")
    .replace(/^[\s.…_]+(?=[/-])/u, "")
    .replace(/\s+/gu, "");
}

const NORMATIVE = /^(\d{1,6})?\/((?:19|20)\d{2})\/(\p{L}[\p{L}\p{N}.-]*)$/u;
const PARTY = /^(\d{1,6})?-(\p{L}+)\/(\p{L}[\p{L}\p{N}.-]*)$/u;
const ADMINISTRATIVE = /^(\d{1,6})?\/(\p{L}[\p{L}\p{N}.-]*)$/u;

function parseNormative(printed: string): DocumentNumber | undefined {
  const match = NORMATIVE.exec(printed);
  if (!match) return undefined;
  const [, digits, year, symbol] = match;
  const [head, rest] = splitAtDash(symbol!);
  const named = rest !== null && { kind: head, issuer: rest };
  return {
    grammar: "normative",
    number: numberOf(digits),
    year: Number(year),
    drafter: null,
    ...(named || { kind: null, issuer: symbol! }),
  };
}

function parseParty(printed: string): DocumentNumber | undefined {
  const match = PARTY.exec(printed);
  return match
    ? { grammar: "party", number: numberOf(match[1]), year: null, kind: match[2]!, issuer: match[3]!, drafter: null }
    : undefined;
}

function parseAdministrative(printed: string): DocumentNumber | undefined {
  const match = ADMINISTRATIVE.exec(printed);
  if (!match) return undefined;
  const [head, rest] = splitAtDash(match[2]!);
  const base = { grammar: "administrative" as const, number: numberOf(match[1]), year: null };
  return rest !== null && knownKinds.has(head)
    ? { ...base, kind: head, issuer: rest, drafter: null }
    : { ...base, kind: null, issuer: head, drafter: rest };
}

function numberOf(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits);
}

function splitAtDash(symbol: string): [string, string | null] {
  const dash = symbol.indexOf("-");
  return dash < 0 ? [symbol, null] : [symbol.slice(0, dash), symbol.slice(dash + 1)];
}
