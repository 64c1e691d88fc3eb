import { formatDate } from "../../../kernel/i18n/date.ts";
import { useText } from "../../../kernel/ui/language/language.tsx";
import type { ClassificationResult, TraceStep } from "../rules/classify-case.ts";
import css from "./classification.module.css";

interface TraceProps {
  result: Pick<ClassificationResult, "classification" | "basis" | "source" | "provisional" | "conflict"> & { trace: readonly TraceStep[] };
}

/** Why a case has its class: the document, its branches, and each criterion held against what is known. */
export function ClassificationTrace({ result }: TraceProps) {
  const text = useText("surveillance");
  const { source, trace, classification } = result;
  const branches = [...Map.groupBy(trace, (step) => `${step.classification} ${step.branch}`).values()];
  const own = branches.filter(([first]) => first!.classification === classification);
  const others = branches.filter(([first]) => first!.classification !== classification);
  return (
    <div className={css.trace}>
      <p>
        <b>{text(`classification.${classification}`)}</b> · {text(`basis.${result.basis}`)}
      </p>
      {source && (
        <p className="fine">
          {source.issuedOn ? text("trace.document", { document: source.document, on: source.issuedOn }) : source.document}
          {result.provisional && ` · ${text("provisionalDefinition")}`}
        </p>
      )}
      {!source && <p className="fine">{text("trace.noDocument")}</p>}
      {[...own, ...others].map((steps) => (
        <Branch key={`${steps[0]!.classification} ${steps[0]!.branch}`} steps={steps} />
      ))}
    </div>
  );
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
        {text("trace.branch", { class: text(`classification.${first!.classification}`), branch: first!.branch })}
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
