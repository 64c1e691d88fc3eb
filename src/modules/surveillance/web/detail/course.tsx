import { useState } from "react";
import { formatDate } from "../../../../kernel/i18n/date.ts";
import { useSend } from "../../../../kernel/ui/api/use-send.ts";
import { Choice } from "../../../../kernel/ui/input/choice.tsx";
import { DateBox } from "../../../../kernel/ui/input/date-box.tsx";
import { useText } from "../../../../kernel/ui/language/language.tsx";
import { Button } from "../../../../kernel/ui/parts/button.tsx";
import { Card } from "../../../../kernel/ui/parts/card.tsx";
import { RefusalNote } from "../../../../kernel/ui/parts/refusal-note.tsx";
import { SeverityBars } from "../../../../kernel/ui/parts/severity-bars.tsx";
import { useSession } from "../../../../kernel/ui/session/session.tsx";
import type { CaseCard } from "../../case-views.ts";
import { CaseOutcome, Severity } from "../../contract.ts";
import { severityStep } from "../case-words.ts";
import css from "./case.module.css";

interface CourseProps {
  card: CaseCard;
  mayCorrect: boolean;
}

/** How ill the person is, and how it ended: each with its day. */
export function Course({ card, mayCorrect }: CourseProps) {
  const text = useText("surveillance");
  const { caseId, severity, outcome } = { caseId: card.id, severity: card.severity, outcome: card.outcome };
  return (
    <Card title={text("detail.course")}>
      <dl className={css.facts}>
        <DatedFact
          label={text("field.severity")}
          dayLabel={text("field.severityOn")}
          shown={<SeverityBars severity={severityStep(severity)} />}
          on={card.severityOn}
          value={severity}
          options={Severity.options}
          nameOf={(value) => text(`severity.${value}`)}
          path="/cases/severity"
          bodyOf={(value, on) => ({ caseId, severity: value, severityOn: on })}
          mayCorrect={mayCorrect}
        />
        <DatedFact
          label={text("field.outcome")}
          dayLabel={text("field.outcomeOn")}
          shown={text(`outcome.${outcome}`)}
          on={card.outcomeOn}
          value={outcome}
          options={CaseOutcome.options}
          nameOf={(value) => text(`outcome.${value}`)}
          path="/cases/outcome"
          bodyOf={(value, on) => ({ caseId, outcome: value, outcomeOn: value === "active" ? null : on })}
          noDayFor="active"
          mayCorrect={mayCorrect}
        />
      </dl>
    </Card>
  );
}

interface DatedFactProps {
  label: string;
  dayLabel: string;
  shown: React.ReactNode;
  on: string | null;
  value: string | null;
  options: readonly string[];
  nameOf: (value: string) => string;
  path: string;
  bodyOf: (value: string, on: string) => unknown;
  /** A choice without a day. */
  noDayFor?: string;
  mayCorrect: boolean;
}

/** A choice with its day, recorded as one act. */
function DatedFact({ label, dayLabel, shown, on, value, options, nameOf, path, bodyOf, noDayFor, mayCorrect }: DatedFactProps) {
  const text = useText("surveillance");
  const { day } = useSession();
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<string>();
  const [date, setDate] = useState<string | null | undefined>(day);
  const record = useSend<unknown>(path);
  const next = chosen ?? value ?? undefined;
  const dated = next !== noDayFor;
  const save = async (): Promise<void> => {
    const done = await record.send(bodyOf(next!, date ?? day));
    if (done.ok) setOpen(false);
  };
  if (!open) {
    return (
      <div className={css.dated}>
        <dt>{label}</dt>
        <dd>
          {shown} {on && <span className="muted whole">{formatDate(on)}</span>}
          {mayCorrect && (
            <button
              type="button"
              className={css.correct}
              aria-label={text("detail.recordFact", { field: label })}
              onClick={() => setOpen(true)}
            >
              {text("detail.record")}
            </button>
          )}
        </dd>
      </div>
    );
  }
  return (
    <div className={css.open}>
      <dt className="unseen">{label}</dt>
      <dd className={css.editor}>
        <Choice list label={label} value={next} options={options} nameOf={nameOf} onChoose={setChosen} />
        {dated && <DateBox label={dayLabel} required value={date} onChange={setDate} latest={day} today={day} />}
        {record.refusal && <RefusalNote of={record.refusal} lead={text("detail.notSaved")} kept />}
        <span className="row">
          <Button kind="main" busy={record.pending > 0} disabled={!next || (dated && !date)} onPress={() => void save()}>
            {text("detail.save")}
          </Button>
          <Button kind="quiet" onPress={() => setOpen(false)}>
            {text("detail.leave")}
          </Button>
        </span>
      </dd>
    </div>
  );
}
