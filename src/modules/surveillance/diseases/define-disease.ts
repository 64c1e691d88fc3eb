import type { LocalDate } from "../../../kernel/time/local-date.ts";
import type { Classification, Severity, TestKind } from "../contract.ts";

/** Where a number or a rule comes from. `reviewedBy` null is shown as "chưa thẩm định". */
export interface Source {
  /** Number of the document, or title of the reference. */
  document: string;
  /** Date of the document; null for a reference without one. */
  issuedOn: LocalDate | null;
  /** Who held the entry against the original text; null: nobody yet. */
  reviewedBy: string | null;
}

/** Something that holds on certain days; `to` is the last day, null while in force. */
export interface Dated {
  from: LocalDate;
  to: LocalDate | null;
  source: Source;
}

/** What a form, a doctor or another module may know about a case besides its tests. */
export const facts = [
  "symptomatic",
  "clinical_picture", // the signs of the definition, as seen by a health worker
  "close_contact", // of a confirmed case, inside the infectious window
  "epidemiological_link", // yếu tố dịch tễ
  "severe_acute_respiratory", // SARI with admission
] as const;
export type Fact = (typeof facts)[number];

export type Criterion =
  | { kind: "fact"; fact: Fact }
  | { kind: "test"; tests: readonly TestKind[]; result: "positive" | "negative" }
  /** Two positives, the second not later than so many hours after the first. */
  | { kind: "repeat"; tests: readonly TestKind[]; withinHours: number };

/** One way to meet a class: all criteria hold. `code` is the letter or number it has in the document. */
export interface Branch {
  code: string;
  all: readonly Criterion[];
}

/** A dated case definition: a class is met when one of its branches is. */
export interface CaseDefinition extends Dated {
  branches: Readonly<Partial<Record<Classification, readonly Branch[]>>>;
  /** False when parts of the document are not known here; the screen then says so. */
  complete: boolean;
}

export interface SeverityStep {
  code: Severity;
  vi: string;
  en: string;
  /** Signs that decide, in the words of the guideline; null when not entered. */
  signs: { vi: string; en: string } | null;
}

export interface Disease {
  /** Same as the file name. */
  code: string;
  /** ICD-10, first the one it is reported under. */
  icd10: readonly string[];
  vi: string;
  en: string;
  /** Legal group of dangerous communicable diseases. A day without an entry: not known. */
  groups: readonly (Dated & { group: "A" | "B" | "C" })[];
  /** Days from infection to first symptom: least and most; usual range where one is given. */
  incubation: { days: readonly [number, number]; usual: readonly [number, number] | null; source: Source } | null;
  /** Days around its anchor in which others can be infected; null end: until recovery or a negative test. Without symptoms the anchor is the positive sample. */
  infectious: { anchor: "onset" | "rash"; daysBefore: number; daysAfter: number | null; source: Source } | null;
  /** Hours from diagnosis to report. A day without an entry: not known. */
  notifyWithin: readonly (Dated & { hours: number })[];
  /** What a confirmed case rests on. */
  confirmation: "laboratory" | "clinical";
  definitions: readonly CaseDefinition[];
  /** Clinical classes in rising order; null: the general words are used. */
  severity: { steps: readonly SeverityStep[]; source: Source } | null;
  /** A positive so many days after the last episode began is a new episode; null: a person decides. */
  newEpisodeAfter: { days: number; source: Source } | null;
  /** Days without a new case after which an outbreak may be declared over. Empty: not known. */
  outbreakEnds: readonly (Dated & { quietDays: number; incubationDays: number })[];
}

/** A catalogue entry; its shape is checked by the compiler, its content by diseases.test.ts. */
export const defineDisease = (disease: Disease): Disease => disease;
