import type { Classification, TestKind } from "../contract.ts";
import type { ClassificationResult, TestEvidence, TraceStep } from "./classify-case.ts";

/** Why a case has its class: everything the rules answered but the class itself. */
export type Explanation = Omit<ClassificationResult, "classification">;

/**
 * An explanation as cases keep it, less than half its size: each branch once with its criteria as words (`+test_positive rt_pcr`, `?close_contact`;
 * `+` met, `-` not met, `?` not known), each test once. It stands by itself: no later catalogue is needed to read it.
 */
export interface KeptExplanation extends Omit<Explanation, "trace"> {
  tests: readonly TestEvidence[];
  branches: readonly (readonly [classification: Classification, branch: string, ...criteria: string[]])[];
}

const markOf = (met: boolean | null): string => (met === null ? "?" : met ? "+" : "-");
const metOf: Readonly<Record<string, boolean | null>> = { "+": true, "-": false, "?": null };

export function keepExplanation({ trace, ...rest }: Explanation): KeptExplanation {
  const branches = [...Map.groupBy(trace, ({ classification, branch }) => `${classification} ${branch}`).values()];
  const tests = trace.flatMap(({ evidence }) => evidence.filter((each): each is TestEvidence => "kind" in each));
  return {
    ...rest,
    tests: [...new Map(tests.map((test) => [JSON.stringify(test), test])).values()],
    branches: branches.map((steps) => [steps[0]!.classification, steps[0]!.branch, ...steps.map(wordOf)]),
  };
}

const wordOf = ({ met, criterion, tests }: TraceStep): string => [markOf(met) + criterion, ...tests].join(" ");

/** @param kept null, or the empty list older cases hold, where no rule has spoken: null then */
export function openExplanation(kept: unknown): Explanation | null {
  if (!isExplained(kept)) return null;
  if ("trace" in kept) return kept;
  const { tests, branches, ...rest } = kept;
  const trace = branches.flatMap(([classification, branch, ...words]) =>
    words.map((word): TraceStep => ({ classification, branch, ...stepOf(word, tests) })),
  );
  return { ...rest, trace };
}

/** Cases recorded before explanations were kept short hold the whole trace. */
const isExplained = (kept: unknown): kept is KeptExplanation | Explanation =>
  typeof kept === "object" && kept !== null && "basis" in kept && ("branches" in kept || "trace" in kept);

function stepOf(word: string, tests: readonly TestEvidence[]): Omit<TraceStep, "classification" | "branch"> {
  const [criterion, ...kinds] = word.slice(1).split(" ") as [TraceStep["criterion"], ...TestKind[]];
  const met = metOf[word[0]!] ?? null;
  return { criterion, tests: kinds, met, evidence: evidenceFor(criterion, kinds, met, tests) };
}

/** A fact rests on having been stated; a test criterion on the tests that serve it or, where none does, on those that speak against it. */
function evidenceFor(
  criterion: TraceStep["criterion"],
  kinds: readonly TestKind[],
  met: boolean | null,
  tests: readonly TestEvidence[],
): TraceStep["evidence"] {
  if (criterion === "test_repeated") return tests.filter(({ kind, result }) => kinds.includes(kind) && result === "positive");
  if (criterion !== "test_positive" && criterion !== "test_negative") return met === null ? [] : [{ fact: criterion, value: met }];
  const wanted = criterion === "test_positive" ? "positive" : "negative";
  const suited = tests.filter(({ kind }) => kinds.includes(kind));
  const serving = suited.filter(({ result }) => result === wanted);
  return serving.length > 0 ? serving : suited.filter(({ result }) => result !== wanted && result !== "indeterminate");
}
