import { type Annex, type Block, bold, italic, type OfficialDocument, plain, type Signature } from "../../../kernel/documents/model.ts";
import { shortDate } from "../../../kernel/documents/official-words.ts";
import type { LocalDate } from "../../../kernel/time/local-date.ts";
import type { Issuer } from "./issuer.ts";

/** One unit in words: its level, what decided it and what it rests on. */
export interface DecidedLine {
  name: string;
  level: number;
  levelWords: string;
  previous: string;
  decidedBy: string;
  reasons: readonly string[];
  inputs: readonly { name: string; value: string; source: string; asOf: string }[];
}

export interface LevelDecisionText {
  issuer: Issuer;
  on: LocalDate;
  /** Document the levels follow. */
  basis: string;
  /** Instant whose knowledge the levels rest on, in words. */
  asOf: string;
  /** What is provisional about the thresholds; null when every one was reviewed. */
  provisional: string | null;
  units: readonly DecidedLine[];
  number: { number: number | null; symbol: string };
  signedOn: LocalDate | null;
  signature: Signature | null;
}

/** A decision about epidemic levels in the layout of Decree 30/2020/NĐ-CP, 05/03/2020: articles first, units and inputs as annexes. */
export function levelDecisionDocument(text: LevelDecisionText): OfficialDocument {
  const { issuer, on, units } = text;
  const articles = articlesOf(text);
  return {
    parentBody: issuer.parentBody,
    issuingBody: issuer.issuingBody,
    number: text.number,
    issued: { place: issuer.place, date: text.signedOn },
    urgency: null,
    subject: { kind: "named", name: "Quyết định", about: `Về việc công bố cấp độ dịch COVID-19 ngày ${shortDate(on)}` },
    blocks: [
      { kind: "paragraph", text: [italic(`Căn cứ ${text.basis};`)] },
      { kind: "paragraph", text: [italic(`Căn cứ số liệu hệ thống ghi nhận đến ${text.asOf},`)] },
      { kind: "paragraph", align: "center", indent: false, text: [bold("QUYẾT ĐỊNH:")] },
      ...articles.flatMap((article, index) => articleBlocks(article, index + 1)),
    ],
    ending: "full",
    recipients: { to: [`Như Điều ${articles.length}`, ...issuer.recipients], filing: issuer.filing },
    signature: text.signature,
    annexes: [...(units.length > 1 ? [unitsAnnex(units)] : []), inputsAnnex(units)],
  };
}

interface Article {
  words: string;
  points?: readonly string[];
}

function articlesOf({ units, on, provisional }: LevelDecisionText): Article[] {
  return [
    units.length === 1 ? oneUnit(units[0]!, on) : severalUnits(units, on),
    ...(provisional === null ? [] : [{ words: provisional }]),
    { words: "Quyết định này có hiệu lực kể từ ngày ký." },
    { words: "Các cơ quan, đơn vị, địa phương liên quan chịu trách nhiệm thi hành Quyết định này" },
  ];
}

function oneUnit({ name, levelWords, decidedBy, reasons }: DecidedLine, on: LocalDate): Article {
  return {
    words: `Cấp độ dịch COVID-19 đánh giá ngày ${shortDate(on)} của ${name}: ${levelWords}. Tiêu chí quyết định: ${decidedBy}. Cơ sở xác định:`,
    points: reasons,
  };
}

function severalUnits(units: readonly DecidedLine[], on: LocalDate): Article {
  const levels = [...new Set(units.map(({ levelWords }) => levelWords))].sort();
  return {
    words: `Cấp độ dịch COVID-19 đánh giá ngày ${shortDate(on)} của ${units.length} đơn vị nêu tại Phụ lục I:`,
    points: levels.map((words) => `${words}: ${units.filter(({ levelWords }) => levelWords === words).length} đơn vị`),
  };
}

function articleBlocks({ words, points = [] }: Article, n: number): Block[] {
  return [
    { kind: "paragraph", text: [bold(`Điều ${n}.`), plain(` ${words}`)] },
    ...points.map((point): Block => ({ kind: "bullet", text: point })),
  ];
}

function unitsAnnex(units: readonly DecidedLine[]): Annex {
  return {
    title: "Cấp độ dịch của từng đơn vị",
    blocks: [
      {
        kind: "table",
        columns: [
          { title: "TT", width: 6, align: "center" },
          { title: "Đơn vị", width: 36 },
          { title: "Cấp độ", width: 10, align: "center" },
          { title: "Cấp trước", width: 10, align: "center" },
          { title: "Tiêu chí quyết định", width: 38 },
        ],
        rows: units.map(({ name, level, previous, decidedBy }, index) => ({
          cells: [String(index + 1), name, [bold(String(level))], previous, decidedBy],
        })),
      },
    ],
  };
}

function inputsAnnex(units: readonly DecidedLine[]): Annex {
  return {
    title: "Số liệu làm căn cứ",
    blocks: [
      {
        kind: "table",
        columns: [
          { title: "Tiêu chí", width: 42 },
          { title: "Giá trị", width: 16, align: "right" },
          { title: "Nguồn", width: 24 },
          { title: "Số liệu lúc", width: 18 },
        ],
        rows: units.flatMap(({ name, level, inputs }) => [
          { kind: "group" as const, cells: [`${name}: cấp ${level}`] },
          ...inputs.map((input) => ({ cells: [input.name, input.value, input.source, input.asOf] })),
        ]),
      },
    ],
  };
}
