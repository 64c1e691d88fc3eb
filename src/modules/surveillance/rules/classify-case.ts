import type { LocalDate } from "../../../kernel/time/local-date.ts";
import type { CaseReport, Classification, ManualClassification, TestKind, TestResult } from "../contract.ts";
import type { Branch, CaseDefinition, Criterion, Disease, Fact, Source } from "../diseases/define-disease.ts";
import { diagnosedOn } from "./case-days.ts";
import { inForce } from "./in-force.ts";

/** One test of a case. `at` is an instant or a local day, whichever is known. */
export interface TestEvidence {
  kind: TestKind;
  result: TestResult;
  at: string | null;
}

/** What is known of a case when it is classified; a fact that nobody stated is null. */
export interface CaseEvidence {
  tests: readonly TestEvidence[];
  facts: Readonly<Partial<Record<Fact, boolean | null>>>;
}

/** One criterion held against the evidence; `met` null: not known. */
export interface TraceStep {
  classification: Classification;
  /** Letter of the branch in the document. */
  branch: string;
  criterion: "test_positive" | "test_negative" | "test_repeated" | Fact;
  /** Tests that would serve. */
  tests: readonly TestKind[];
  met: boolean | null;
  /** The tests or the stated fact it rests on. */
  evidence: readonly (TestEvidence | { fact: Fact; value: boolean })[];
}

export interface ClassificationResult {
  classification: Classification;
  /** `definition`: a class of the document is met; `stated`: the unit says so and nothing speaks against it; `manual`: signed by hand; `report`: no class is met, and a report is a suspicion. */
  basis: "definition" | "stated" | "manual" | "report";
  /** Document applied; null when none is known for the day. */
  source: Source | null;
  trace: readonly TraceStep[];
  /** True when the document is not known in full here: shown as "định nghĩa chưa đầy đủ". */
  provisional: boolean;
  /** The unit stated more than the evidence allows: work for the queue. */
  conflict: boolean;
}

export interface ClassifiedCase {
  days: Pick<CaseReport, "sampledOn" | "resultedOn" | "reportedOn">;
  evidence: CaseEvidence;
  /** What the reporting unit says it is; null when it does not say. */
  stated: Classification | null;
  /** The class in force and its signature, when it was set by hand. */
  manual: { classification: Classification; signature: ManualClassification } | null;
}

const rank: Record<Classification, number> = { discarded: 0, suspected: 1, probable: 2, confirmed: 3 };
const order: readonly Classification[] = ["confirmed", "probable", "discarded", "suspected"];

/**
 * Classify a case by the definition in force on its day of diagnosis (phân loại ca bệnh).
 * A signed class stays. A class the unit states is accepted while the evidence is silent; when the evidence speaks against it the case is a suspected one with `conflict`.
 */
export function classifyCase(disease: Disease, subject: ClassifiedCase): ClassificationResult {
  const definition = inForce(disease.definitions, diagnosedOn(subject.days));
  const trace = definition ? traceOf(definition, subject.evidence) : [];
  const common = { source: definition?.source ?? null, provisional: definition?.complete !== true, trace, conflict: false };
  if (subject.manual) return { ...common, classification: subject.manual.classification, basis: "manual" };
  const met = order.find((classification) => stateOf(trace, classification) === true) ?? null;
  return { ...common, ...decide(met, subject.stated, trace) };
}

export const classifyCases = (disease: Disease, subjects: readonly ClassifiedCase[]): ClassificationResult[] =>
  subjects.map((subject) => classifyCase(disease, subject));

type Decided = Pick<ClassificationResult, "classification" | "basis" | "conflict">;

function decide(met: Classification | null, stated: Classification | null, trace: readonly TraceStep[]): Decided {
  const byRule: Decided = { classification: met ?? "suspected", basis: met ? "definition" : "report", conflict: false };
  if (stated === null || stated === byRule.classification) return byRule;
  const asStated: Decided = { classification: stated, basis: "stated", conflict: false };
  // What confirms is not argued away; it is discarded by hand, with a signature.
  if (stated === "discarded") return rank[byRule.classification] > rank.suspected ? { ...byRule, conflict: true } : asStated;
  if (met === "discarded") return { classification: "suspected", basis: "report", conflict: true };
  if (rank[stated] < rank[byRule.classification]) return byRule;
  return stateOf(trace, stated) === false ? { ...byRule, conflict: true } : asStated;
}

/** Whether any branch of a class is met: true, false, or null while something is not known. */
function stateOf(trace: readonly TraceStep[], classification: Classification): boolean | null {
  const branches = new Map<string, boolean | null>();
  for (const step of trace) {
    if (step.classification !== classification) continue;
    const before = branches.has(step.branch) ? branches.get(step.branch)! : true;
    branches.set(step.branch, before === false || step.met === false ? false : before === null || step.met === null ? null : true);
  }
  const states = [...branches.values()];
  if (states.includes(true)) return true;
  return states.length === 0 || states.includes(null) ? null : false;
}

function traceOf(definition: CaseDefinition, evidence: CaseEvidence): TraceStep[] {
  const stepsOf = (classification: Classification, branch: Branch) =>
    branch.all.map((criterion) => ({ classification, branch: branch.code, ...hold(criterion, evidence) }));
  return order.flatMap((classification) =>
    (definition.branches[classification] ?? []).flatMap((branch) => stepsOf(classification, branch)),
  );
}

type Held = Omit<TraceStep, "classification" | "branch">;

function hold(criterion: Criterion, evidence: CaseEvidence): Held {
  if (criterion.kind === "fact") return holdFact(criterion.fact, evidence.facts[criterion.fact] ?? null);
  const tests = evidence.tests.filter(({ kind }) => criterion.tests.includes(kind));
  if (criterion.kind === "repeat")
    return holdRepeat(
      criterion,
      tests.filter(({ result }) => result === "positive"),
    );
  const serving = tests.filter(({ result }) => result === criterion.result);
  const opposite = tests.filter(({ result }) => result !== criterion.result && result !== "indeterminate");
  // Untested is not known; tested with the other result is no.
  const met = serving.length > 0 ? true : opposite.length > 0 ? false : null;
  return { criterion: `test_${criterion.result}`, tests: criterion.tests, met, evidence: serving.length > 0 ? serving : opposite };
}

const holdFact = (fact: Fact, value: boolean | null): Held => ({
  criterion: fact,
  tests: [],
  met: value,
  evidence: value === null ? [] : [{ fact, value }],
});

function holdRepeat({ tests, withinHours }: { tests: readonly TestKind[]; withinHours: number }, positives: readonly TestEvidence[]): Held {
  const instants = positives.flatMap(({ at }) => (at?.includes("T") ? [Date.parse(at)] : [])).sort((a, b) => a - b);
  const close = instants.some((instant, index) => index > 0 && instant - instants[index - 1]! <= withinHours * 3_600_000);
  // With fewer instants than positives the hours between them are not known, and one positive may yet be repeated.
  const met = close ? true : instants.length >= 2 && instants.length === positives.length ? false : null;
  return { criterion: "test_repeated", tests, met, evidence: positives };
}

/** Days, tests and facts a case report itself holds; other modules may add tests and contacts to it. */
export function evidenceOf(
  report: Pick<
    CaseReport,
    "onsetOn" | "onsetSource" | "severity" | "testKind" | "testResult" | "resultedOn" | "sampledOn" | "detected" | "origin"
  >,
): CaseEvidence {
  const { testKind, testResult } = report;
  const at: LocalDate | null = report.resultedOn ?? report.sampledOn;
  const symptomatic = symptomsOf(report);
  const seenByClinician = testKind === "clinical" && testResult !== null ? testResult === "positive" : null;
  return {
    tests: testKind && testResult ? [{ kind: testKind, result: testResult, at }] : [],
    facts: {
      symptomatic,
      clinical_picture: symptomatic === false ? false : seenByClinician,
      // Who is in quarantine without having come from abroad is there as a contact; who lives in a locked-down area has a link.
      close_contact: report.detected === "quarantine" && report.origin !== "imported" ? true : null,
      epidemiological_link: report.detected === "quarantine" || report.detected === "zone" ? true : null,
    },
  };
}

function symptomsOf({ onsetOn, onsetSource, severity }: Pick<CaseReport, "onsetOn" | "onsetSource" | "severity">): boolean | null {
  if (onsetOn !== null) return true;
  if (onsetSource === "none_asymptomatic") return false;
  return severity === null ? null : severity !== "asymptomatic";
}

/** What would still lead to confirmation: criteria not known, in branches that nothing has ruled out. */
export function missingToConfirm({ trace, classification }: Pick<ClassificationResult, "trace" | "classification">): TraceStep[] {
  if (classification === "confirmed" || classification === "discarded") return [];
  const steps = trace.filter((step) => step.classification === "confirmed");
  const ruledOut = new Set(steps.filter(({ met }) => met === false).map(({ branch }) => branch));
  return steps.filter(({ branch, met }) => met === null && !ruledOut.has(branch));
}
