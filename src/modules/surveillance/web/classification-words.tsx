import { formatDate } from "../../../kernel/i18n/date.ts";
import { useText } from "../../../kernel/ui/language/language.tsx";
import type { ClassificationResult, TraceStep } from "../rules/classify-case.ts";
import css from "./classification.module.css";

interface TraceProps {
  /** Only what decides: the branches of its class that hold, or what would still confirm it. */
  short?: boolean;
  result: Pick<ClassificationResult, "classification" | "basis" | "source" | "provisional" | "conflict"> & { trace: readonly TraceStep[] };
}

/** Why a case has its class: the document, the branches that decide, and on request each other one held against what is known. */
export function ClassificationTrace({ result, short }: TraceProps) {
  const text = useText("surveillance");
  const branches = [...Map.groupBy(result.trace, (step) => `${step.classification} ${step.branch}`).values()];
  const deciding = branches.filter((steps) => decides(steps, result));
  const others = branches.filter((steps) => !deciding.includes(steps));
  return (
    <div className={css.trace}>
      <p>
        <b>{text(`classification.${result.classification}`)}</b> · {text(`basis.${result.basis}`)}
      </p>
      <p className="fine">{useSource(result)}</p>
      {deciding.map(drawn)}
      {!short && others.length > 0 && (
        <details className={css.others}>
          <summary>{text("trace.others", { n: others.length })}</summary>
          {others.map(drawn)}
        </details>
      )}
    </div>
  );
}

const drawn = (steps: readonly TraceStep[]) => <Branch key={`${steps[0]!.classification} ${steps[0]!.branch}`} steps={steps} />;

/** The document with its date, and that nobody has checked the entry where that is so. */
function useSource({ source, provisional }: TraceProps["result"]): string {
  const text = useText("surveillance");
  if (!source) return text("trace.noDocument");
  const name = source.issuedOn ? text("trace.document", { document: source.document, on: source.issuedOn }) : source.document;
  const doubt = provisional ? text("provisionalDefinition") : source.reviewedBy === null ? text("unreviewed") : undefined;
  return [name, doubt].filter(Boolean).join(" · ");
}

/** A branch that holds, or for a case that is not confirmed one that may yet hold. */
function decides(steps: readonly TraceStep[], { classification }: Pick<ClassificationResult, "classification">): boolean {
  const own = steps[0]!.classification;
  if (own === classification && steps.every(({ met }) => met === true)) return true;
  return own === "confirmed" && classification !== "confirmed" && classification !== "discarded" && steps.every(({ met }) => met !== false);
}

function Branch({ steps }: { steps: readonly TraceStep[] }) {
  const text = useText("surveillance");
  const [first] = steps;
  const state = steps.some(({ met }) => met === false) ? "no" : steps.some(({ met }) => met === null) ? "unknown" : "yes";
  return (
    <div className={css.branch} data-met={state}>
      <p>
        <span className={css.mark} aria-hidden="true">
          {state === "yes" ? "✓" : state === "no" ? "✕" : "?"}
        </span>
        {branchWords(first!, text)}
        <span className="unseen">: {text(`met.${state}`)}</span>
      </p>
      <ul>
        {steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a branch have no other name than their place
          <li key={index} data-met={step.met === null ? "unknown" : step.met ? "yes" : "no"}>
            {criterionWords(step, text)} <span className="muted">{evidenceWords(step, text)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

type Text = ReturnType<typeof useText>;

/** Branches bear the letters or numbers of the document; a rule of ours has a word and no letter. */
function branchWords({ classification, branch }: TraceStep, text: Text): string {
  const name = text(`classification.${classification}`);
  return branch.length <= 2 ? text("trace.branch", { class: name, branch }) : name;
}

function criterionWords({ criterion, tests }: TraceStep, text: Text): string {
  const kinds = tests.map((kind) => text(`testKind.${kind}`)).join(", ");
  return kinds ? `${text(`criterion.${criterion}`)} (${kinds})` : text(`criterion.${criterion}`);
}

/** What the step rests on, or that it is not known. */
function evidenceWords({ evidence, met }: TraceStep, text: Text): string {
  if (evidence.length === 0) return text(met === null ? "trace.notKnown" : "met.no");
  const told = evidence.map((each) => {
    if ("fact" in each) return text(each.value ? "trace.stated" : "trace.statedNot");
    const on = each.at ? ` ${formatDate(each.at)}` : "";
    return `${text(`testKind.${each.kind}`)} ${text(`testResult.${each.result}`).toLowerCase()}${on}`;
  });
  return told.join("; ");
}
