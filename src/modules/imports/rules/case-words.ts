import { foldWords } from "../../../kernel/tabular/fold.ts";
import type { CaseReport } from "../../surveillance/contract.ts";

/**
 * Words senders use for a choice, folded; `=at` must be the whole cell. The first entry with a phrase in the cell decides;
 * null is a stated "not yet"; a cell with none of them is not understood.
 */
type Words<Value> = readonly (readonly [Value | null | undefined, readonly string[]])[];

const testKinds: Words<NonNullable<CaseReport["testKind"]>> = [
  ["rt_pcr", ["pcr", "rtpcr", "realtime"]],
  ["rapid_antibody", ["khang the", "antibody"]],
  ["rapid_antigen", ["test nhanh", "khang nguyen", "antigen", "rapid", "=tn", "=ag", "=kn"]],
  ["culture", ["nuoi cay", "culture"]],
  ["clinical", ["lam sang", "clinical"]],
  ["other", ["khac", "other"]],
];
const testResults: Words<NonNullable<CaseReport["testResult"]>> = [
  [null, ["cho kq", "cho ket qua", "chua co kq", "chua co ket qua", "pending"]],
  ["indeterminate", ["khong xac dinh", "nghi ngo", "indeterminate", "inconclusive"]],
  ["negative", ["am tinh", "negative", "=neg", "=at"]],
  ["positive", ["duong tinh", "positive", "=pos", "=dt"]],
];
const detected: Words<CaseReport["detected"]> = [
  ["quarantine", ["cach ly", "quarantine", "isolation", "=kcl"]],
  ["zone", ["phong toa", "lockdown", "locked down", "=kpt"]],
  ["border", ["cua khau", "san bay", "nhap canh", "airport", "border", "on arrival"]],
  ["screening", ["sang loc", "screening"]],
  ["hospital", ["benh vien", "co so y te", "co so kham", "kham", "hospital", "clinic", "health facility", "=bv"]],
  ["community", ["cong dong", "community", "=cd"]],
];
const origins: Words<CaseReport["origin"]> = [
  ["imported", ["nhap canh", "nuoc ngoai", "ngoai tinh", "tinh khac", "imported", "abroad", "overseas"]],
  ["local", ["trong tinh", "trong nuoc", "dia phuong", "noi dia", "cong dong", "local", "domestic", "indigenous"]],
];
const severities: Words<NonNullable<CaseReport["severity"]>> = [
  ["asymptomatic", ["khong trieu chung", "khong co trieu chung", "asymptomatic", "no symptoms", "=ktc"]],
  ["critical", ["nguy kich", "rat nang", "critical"]],
  ["severe", ["nang", "severe"]],
  ["moderate", ["trung binh", "vua", "moderate", "=tb"]],
  ["mild", ["nhe", "mild"]],
];
const outcomes: Words<CaseReport["outcome"]> = [
  [undefined, ["khoi phat"]], // "khởi" is not "khỏi"
  ["died", ["tu vong", "chet", "died", "dead", "death", "deceased", "=tv"]],
  ["recovered", ["khoi", "khoi benh", "ra vien", "xuat vien", "recovered", "discharged", "cured"]],
  ["transferred_out", ["chuyen vien", "chuyen tuyen", "chuyen tinh", "transferred", "transfer"]],
  ["lost", ["mat dau", "mat theo doi", "lost"]],
  ["active", ["dieu tri", "theo doi", "dang dt", "active", "treatment", "hospital", "hospitalized", "chua khoi"]],
];
const classifications: Words<CaseReport["classification"]> = [
  ["discarded", ["loai tru", "discarded", "not a case"]],
  ["suspected", ["nghi ngo", "suspected", "suspect"]],
  ["probable", ["co the", "probable"]],
  ["confirmed", ["xac dinh", "confirmed"]],
];

const NEGATIONS = new Set(["chua", "khong", "no", "not"]);

/** `(+)` and `(-)` stand for words in columns of results. */
const spelledOut = (text: string): string =>
  text
    .replace(/\(?\+ ?\/ ?-\)?/g, " indeterminate ")
    .replace(/\(\+\)|^\s*\++\s*$/g, " positive ")
    .replace(/\([-−]\)/g, " negative ");

/** Whether the phrase stands in the words, as whole words and not denied: "chưa khỏi" is not "khỏi". */
function says(words: readonly string[], phrase: readonly string[]): boolean {
  if (phrase[0]!.startsWith("=")) return words.length === 1 && words[0] === phrase[0]!.slice(1);
  return words.some((_, at) => phrase.every((word, index) => words[at + index] === word) && !NEGATIONS.has(words[at - 1] ?? ""));
}

function reader<Value>(list: Words<Value>): (text: string) => Value | null | undefined {
  const phrases = list.map(([value, texts]) => [value, texts.map((text) => text.split(" "))] as const);
  const known = new Map<string, Value | null | undefined>();
  return (text) => {
    if (known.has(text)) return known.get(text);
    const words = foldWords(spelledOut(text));
    const value = phrases.find(([, texts]) => texts.some((phrase) => says(words, phrase)))?.[0];
    if (known.size < 1000) known.set(text, value);
    return value;
  };
}

/** What a cell says in a column of choices: a value, null for a stated "not yet", undefined when it is not understood. */
export const caseWords = {
  testKind: reader(testKinds),
  testResult: reader(testResults),
  detected: reader(detected),
  origin: reader(origins),
  severity: reader(severities),
  outcome: reader(outcomes),
  classification: reader(classifications),
};
