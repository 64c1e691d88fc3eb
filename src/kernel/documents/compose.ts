import { type ComposedBlock, composeBlocks, flowing } from "./compose-blocks.ts";
import type { Annex, OfficialDocument, Signature } from "./model.ts";
import { BLANK, capitals, dateInWords, romanNumeral } from "./official-words.ts";
import { printableText } from "./printable-text.ts";

/** The words of every document of the State, in their prescribed form. */
export const NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
export const MOTTO = "Độc lập - Tự do - Hạnh phúc";

/** A document with everything said that its layout says: a renderer only places these lines. */
export interface ComposedDocument {
  /** Title for the file's properties. */
  title: string;
  head: ComposedHead;
  /** `BÁO CÁO` and what it is about; null for a letter. */
  name: { kind: string; about: string | null } | null;
  /** Lines of `Kính gửi:`; one when there is a single addressee, else a list; null when the document is not a letter. */
  addressees: string[] | null;
  landscape: boolean;
  blocks: ComposedBlock[];
  /** Null when the document has neither recipients nor a signer. */
  closing: ComposedClosing | null;
  annexes: ComposedAnnex[];
}

export interface ComposedHead {
  parentBody: string | null;
  issuingBody: string;
  nation: string;
  motto: string;
  /** `Số: 05/BC-UBND`. */
  number: string | null;
  /** `V/v …` of a letter. */
  about: string | null;
  urgency: string | null;
  placeAndDate: string | null;
}

export interface ComposedClosing {
  /** `- …;` lines under `Nơi nhận:`. */
  recipients: string[] | null;
  signature: { lines: string[]; mark: string | null; name: string } | null;
}

export interface ComposedAnnex {
  /** `PHỤ LỤC`, numbered when there are several. */
  label: string;
  title: string;
  belongsTo: string | null;
  landscape: boolean;
  blocks: ComposedBlock[];
}

const text = printableText;

/** Gives a document its fixed phrases, numbers and punctuation (Decree 30/2020/NĐ-CP, 05/03/2020, Annex I). */
export function composeDocument(document: OfficialDocument): ComposedDocument {
  const { subject, annexes } = document;
  return {
    title: titleOf(document),
    head: composeHead(document),
    name:
      subject.kind === "named" ? { kind: capitals(text(subject.name)), about: subject.about === null ? null : text(subject.about) } : null,
    addressees: subject.kind === "letter" ? composeAddressees(subject.addressees) : null,
    landscape: document.landscape ?? false,
    blocks: composeBlocks(document.blocks, document.ending),
    closing: composeClosing(document),
    annexes: annexes.map((annex, index) => composeAnnex(annex, annexes.length > 1 ? index + 1 : null, document)),
  };
}

/** The number as printed, with room for it while it is not given: `Số: 05/BC-UBND`. */
export function numberLine(number: OfficialDocument["number"]): string | null {
  if (number === null) return null;
  const digits = number.number === null ? BLANK : String(number.number).padStart(2, "0");
  return `Số: ${digits}/${text(number.symbol)}`;
}

function titleOf({ subject }: OfficialDocument): string {
  const title = subject.kind === "letter" ? `V/v ${subject.about}` : [subject.name, subject.about ?? ""].join(" ");
  return text(title).replace(/\s+/g, " ").trim();
}

function composeHead(document: OfficialDocument): ComposedHead {
  const { parentBody, issuingBody, issued, subject } = document;
  return {
    parentBody: parentBody === null ? null : capitals(text(parentBody)),
    issuingBody: capitals(text(issuingBody)),
    nation: NATION,
    motto: MOTTO,
    number: numberLine(document.number),
    about: subject.kind === "letter" ? `V/v ${text(subject.about)}` : null,
    urgency: document.urgency,
    placeAndDate: issued && `${text(issued.place)}, ${dateInWords(issued.date)}`,
  };
}

function composeAddressees(addressees: string[]): string[] {
  const names = addressees.map((name) => flowing(text(name)));
  return names.length === 1 ? [`Kính gửi: ${names[0]}`] : ["Kính gửi:", ...listed(names)];
}

/** Items of a list as offices print them: dash before, semicolon after, full stop at the end. */
function listed(items: string[]): string[] {
  return items.map((item, index) => `- ${item.replace(/[;.\s]+$/, "")}${index === items.length - 1 ? "." : ";"}`);
}

function composeClosing({ recipients, signature }: OfficialDocument): ComposedClosing | null {
  if (!recipients && !signature) return null;
  return {
    recipients: recipients && listed([...recipients.to, `Lưu: ${recipients.filing}`].map((line) => flowing(text(line)))),
    signature: signature && {
      lines: signatureLines(signature),
      mark: signature.mark === undefined ? null : text(signature.mark),
      name: text(signature.name ?? ""),
    },
  };
}

/** `TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`, `PHÓ CHỦ TỊCH`, from the top down. */
export function signatureLines({ chain, acting, title }: Signature): string[] {
  const own = `${acting ? "Q. " : ""}${capitals(text(title))}`;
  return [...chain.map(({ authority, of }) => `${authority}. ${capitals(text(of))}`), own];
}

function composeAnnex(annex: Annex, position: number | null, document: OfficialDocument): ComposedAnnex {
  return {
    label: position === null ? "PHỤ LỤC" : `PHỤ LỤC ${romanNumeral(position)}`,
    title: capitals(text(annex.title)),
    belongsTo: annex.belongsTo === undefined ? belongsTo(document) : `(${text(annex.belongsTo)})`,
    landscape: annex.landscape ?? false,
    blocks: composeBlocks(annex.blocks, "open"),
  };
}

/** `(Kèm theo Báo cáo số 05/BC-UBND ngày 05 tháng 02 năm 2022 của …)`; null for a document without number. */
function belongsTo({ subject, number, issued, issuingBody }: OfficialDocument): string | null {
  const printed = numberLine(number)?.replace("Số: ", "số ");
  if (!printed) return null;
  const kind = subject.kind === "letter" ? "Công văn" : sentenceCase(text(subject.name));
  return `(Kèm theo ${kind} ${printed} ${dateInWords(issued?.date ?? null)} của ${text(issuingBody)})`;
}

function sentenceCase(name: string): string {
  const lower = name.toLocaleLowerCase("vi");
  return capitals(lower.slice(0, 1)) + lower.slice(1);
}
