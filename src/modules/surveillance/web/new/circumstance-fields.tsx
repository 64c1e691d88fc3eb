import { Choice } from "../../../../kernel/ui/input/choice.tsx";
import { TextInput } from "../../../../kernel/ui/input/text-input.tsx";
import { useText } from "../../../../kernel/ui/language/language.tsx";
import { DetectedIn, Origin, Severity, StayKind } from "../../contract.ts";
import type { CaseForm } from "./case-form.ts";
import css from "./new-case.module.css";

interface CircumstanceProps {
  form: CaseForm;
  change: (changes: Partial<CaseForm>) => void;
}

/** What may be added: where it was found, how ill, where the person is. */
export function CircumstanceFields({ form, change }: CircumstanceProps) {
  const text = useText("surveillance");
  const none = "none";
  const withNone = (options: readonly string[]) => [none, ...options];
  return (
    <>
      <div className={css.s3}>
        <Choice
          list
          label={text("field.detected")}
          value={form.detected}
          options={DetectedIn.options}
          nameOf={(value) => text(`detected.${value}`)}
          onChoose={(value) => change({ detected: DetectedIn.parse(value) })}
        />
      </div>
      <div className={css.s3}>
        <Choice
          list
          label={text("field.origin")}
          value={form.origin}
          options={Origin.options}
          nameOf={(value) => text(`origin.${value}`)}
          onChoose={(value) => change({ origin: Origin.parse(value) })}
        />
      </div>
      <div className={css.s3}>
        <Choice
          list
          label={text("field.severity")}
          value={form.severity ?? none}
          options={withNone(Severity.options)}
          nameOf={(value) => (value === none ? text("new.notKnown") : text(`severity.${value}`))}
          onChoose={(value) => change({ severity: value === none ? null : Severity.parse(value) })}
        />
      </div>
      <div className={css.s3}>
        <Choice
          list
          label={text("field.stayKind")}
          value={form.stayKind ?? none}
          options={withNone(StayKind.options)}
          nameOf={(value) => (value === none ? text("new.notKnown") : text(`stayKind.${value}`))}
          onChoose={(value) => change({ stayKind: value === none ? null : StayKind.parse(value) })}
        />
      </div>
      <div className={css.whole}>
        <TextInput label={text("field.note")} value={form.note} onChange={(note) => change({ note })} rows={2} maxLength={2000} />
      </div>
    </>
  );
}
