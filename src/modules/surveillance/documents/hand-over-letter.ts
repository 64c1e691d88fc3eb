import { type Block, type OfficialDocument, type PlainRun, plain, type Signature } from "../../../kernel/documents/model.ts";
import { formatFigure } from "../../../kernel/documents/official-words.ts";
import { handOverAnnex } from "./line-list.ts";
import type { Masthead, PrintedCase } from "./printed-case.ts";

export interface HandOverLetterInput extends Masthead {
  /** Short name of the sender inside the text, e.g. `Sở Y tế tỉnh Sóc Trăng`. */
  sender: string;
  /** Symbol, e.g. `SYT-NVYD`; the number is null until the letter is signed. */
  number: { number: number | null; symbol: string };
  /** The date may lack its day, or be null, until the letter is signed. */
  issued: { place: string; date: string | null };
  /** The body in the other province that is asked, e.g. `Sở Y tế tỉnh Bạc Liêu`. */
  addressee: string;
  /** Where the persons stay, e.g. `tỉnh Bạc Liêu`. */
  destination: string;
  /** Name of the disease, e.g. `COVID-19`. */
  disease: string;
  reason: string;
  cases: readonly PrintedCase[];
  contact: { name: string; phone: string } | null;
  copies: string[];
  /** What follows `Lưu:`. */
  filing: string;
  signature: Signature;
}

/**
 * The letter (công văn) that hands cases over to another province, with their list as an annex. Until it answers the sender keeps following the
 * cases, which the letter says.
 */
export function handOverLetter(input: HandOverLetterInput): OfficialDocument {
  const { parentBody, issuingBody, number, issued, addressee, destination, disease, cases, copies, filing, signature } = input;
  const count = countOf(cases);
  return {
    parentBody,
    issuingBody,
    number,
    issued,
    urgency: null,
    subject: { kind: "letter", about: `đề nghị tiếp nhận, quản lý ${count} ca bệnh ${disease}`, addressees: [addressee] },
    blocks: [opening(input), ...requests(input), ...contactLine(input), closing(input)],
    ending: "full",
    recipients: { to: ["Như trên", ...copies], filing },
    signature,
    annexes: [handOverAnnex(`Danh sách ca bệnh ${disease} đề nghị ${destination} tiếp nhận`, cases)],
  };
}

function countOf(cases: readonly PrintedCase[]): string {
  return formatFigure(cases.length, { padded: true });
}

function opening({ sender, disease, destination, reason, cases }: HandOverLetterInput): Block {
  const count: PlainRun = { kind: "figure", id: "cases", value: cases.length, text: countOf(cases) };
  const text = [
    plain(`Qua công tác giám sát dịch tễ, ${sender} ghi nhận `),
    count,
    plain(` ca bệnh ${disease} hiện ở ${destination} (danh sách kèm theo). Lý do chuyển giao: ${withoutFullStop(reason)}.`),
  ];
  return { kind: "paragraph", text };
}

function requests({ sender, addressee }: HandOverLetterInput): Block[] {
  const asked = [
    "Tiếp nhận, quản lý, theo dõi các ca bệnh nêu trên theo quy định.",
    "Chỉ đạo điều tra dịch tễ, xử lý ổ dịch và rà soát người tiếp xúc gần tại nơi người bệnh đang ở.",
    `Thông báo kết quả tiếp nhận (trường hợp không tiếp nhận, đề nghị nêu rõ lý do) cho ${sender}. Trong thời gian chờ kết quả, ${sender} tiếp tục theo dõi các ca bệnh này.`,
  ];
  const lead = `Để việc quản lý người bệnh không gián đoạn, ${sender} đề nghị ${addressee} quan tâm, phối hợp:`;
  return [{ kind: "paragraph", text: lead }, ...asked.map((text, index): Block => ({ kind: "paragraph", text: `${index + 1}. ${text}` }))];
}

function contactLine({ contact }: HandOverLetterInput): Block[] {
  return contact === null ? [] : [{ kind: "paragraph", text: `Đầu mối liên hệ: ${contact.name}, điện thoại ${contact.phone}.` }];
}

function closing({ sender, addressee }: HandOverLetterInput): Block {
  const text = `Danh sách kèm theo có dữ liệu cá nhân của người bệnh, đề nghị quản lý và sử dụng đúng mục đích. ${sender} trân trọng cảm ơn sự phối hợp của ${addressee}.`;
  return { kind: "paragraph", text };
}

function withoutFullStop(text: string): string {
  return text.trim().replace(/[.;\s]+$/, "");
}
