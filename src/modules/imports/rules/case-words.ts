import { fold } from "../../../kernel/tabular/fold.ts";
import type { CaseReport } from "../../surveillance/server.ts";

/** Words senders use for a choice, folded. The first entry that is contained in the cell decides; a cell that contains none is not understood. */
type Words<Value> = readonly (readonly [Value, readonly string[]])[];

const testKinds: Words<NonNullable<CaseReport["testKind"]>> = [
  ["rt_pcr", ["pcr"]],
  ["rapid_antibody", ["khang the", "antibody"]],
  ["rapid_antigen", ["test nhanh", "khang nguyen", "antigen", "rapid"]],
  ["culture", ["nuoi cay", "culture"]],
  ["clinical", ["lam sang", "clinical"]],
  ["other", ["khac", "other"]],
];
const testResults: Words<NonNullable<CaseReport["testResult"]>> = [
  ["negative", ["am tinh", "negative", "(-)"]],
  ["positive", ["duong tinh", "positive", "(+)"]],
  ["indeterminate", ["khong xac dinh", "nghi ngo", "indeterminate", "chua ro"]],
];
const detected: Words<CaseReport["detected"]> = [
  ["quarantine", ["cach ly", "quarantine", "isolation"]],
  ["zone", ["phong toa", "lockdown"]],
  ["border", ["cua khau", "san bay", "nhap canh", "airport", "border", "on arrival"]],
  ["screening", ["sang loc", "screening", "active"]],
  ["hospital", ["benh vien", "co so y te", "kham", "hospital", "clinic"]],
  ["community", ["cong dong", "community"]],
];
const origins: Words<CaseReport["origin"]> = [
  ["imported", ["nhap canh", "nuoc ngoai", "ngoai tinh", "tinh khac", "imported", "abroad", "overseas"]],
  ["local", ["trong tinh", "dia phuong", "noi dia", "cong dong", "local", "domestic", "indigenous"]],
];
const severities: Words<NonNullable<CaseReport["severity"]>> = [
  ["asymptomatic", ["khong trieu chung", "asymptomatic"]],
  ["critical", ["nguy kich", "critical"]],
  ["severe", ["nang", "severe"]],
  ["moderate", ["trung binh", "vua", "moderate"]],
  ["mild", ["nhe", "mild"]],
];
const outcomes: Words<CaseReport["outcome"]> = [
  ["died", ["tu vong", "chet", "died", "dead", "death"]],
  ["recovered", ["khoi", "ra vien", "xuat vien", "recovered", "discharged", "cured"]],
  ["transferred_out", ["chuyen vien", "chuyen tinh", "transfer"]],
  ["lost", ["mat dau", "lost"]],
  ["active", ["dang dieu tri", "dieu tri", "active", "hospital", "treatment", "on"]],
];

function reader<Value>(words: Words<Value>): (text: string) => Value | undefined {
  return (text) => {
    const folded = fold(text);
    return words.find(([, names]) => names.some((name) => folded.includes(name)))?.[0];
  };
}

export const caseWords = {
  testKind: reader(testKinds),
  testResult: reader(testResults),
  detected: reader(detected),
  origin: reader(origins),
  severity: reader(severities),
  outcome: reader(outcomes),
};
