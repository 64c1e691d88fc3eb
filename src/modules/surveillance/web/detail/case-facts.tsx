import { useState } from "react";
import type { Refusal } from "../../../../kernel/errors/refusal.ts";
import { formatInstant } from "../../../../kernel/i18n/date.ts";
import { type Sending, useSend } from "../../../../kernel/ui/api/use-send.ts";
import { useLanguage, useText } from "../../../../kernel/ui/language/language.tsx";
import { Button } from "../../../../kernel/ui/parts/button.tsx";
import { Card } from "../../../../kernel/ui/parts/card.tsx";
import { Note } from "../../../../kernel/ui/parts/note.tsx";
import { RefusalNote } from "../../../../kernel/ui/parts/refusal-note.tsx";
import type { CaseCard } from "../../case-views.ts";
import { DetectedIn, OnsetSource, Origin, StayKind, TestKind, TestResult } from "../../contract.ts";
import css from "./case.module.css";
import { FactEditor, type FactKind, type FactValue } from "./fact-editor.tsx";
import { valueWords } from "./value-words.ts";

interface Fact {
  field: keyof CaseCard & string;
  kind: FactKind;
  options?: readonly string[];
  /** Field of the card with the name of a place. */
  named?: "residenceName" | "stayName";
}

const illness: readonly Fact[] = [
  { field: "onsetOn", kind: "day" },
  { field: "onsetSource", kind: "choice", options: OnsetSource.options },
  { field: "sampledOn", kind: "day" },
  { field: "resultedOn", kind: "day" },
  { field: "testKind", kind: "choice", options: TestKind.options },
  { field: "testResult", kind: "choice", options: TestResult.options },
  { field: "ct", kind: "number" },
  { field: "reportedOn", kind: "day" },
  { field: "communeReceivedOn", kind: "day" },
  { field: "districtReceivedOn", kind: "day" },
  { field: "provinceReceivedOn", kind: "day" },
];
/** Where no level stated its receipt, all who see the case have it since it came in here. */
const receipts = new Set<string>(["communeReceivedOn", "districtReceivedOn", "provinceReceivedOn"]);
const circumstances: readonly Fact[] = [
  { field: "residenceUnit", kind: "unit", named: "residenceName" },
  { field: "stayKind", kind: "choice", options: StayKind.options },
  { field: "stayUnit", kind: "unit", named: "stayName" },
  { field: "detected", kind: "choice", options: DetectedIn.options },
  { field: "origin", kind: "choice", options: Origin.options },
  { field: "nationalNumber", kind: "text" },
  { field: "note", kind: "long" },
];

interface CaseFactsProps {
  card: CaseCard;
  /** The account may correct, the case is in force, and the page shows the present. */
  mayCorrect: boolean;
  /** Asks for the card again. */
  again: () => void;
}

/** Names and numbers the sender gave; what an import made up to tell senders and rows apart is nobody's to read. */
const isGiven = (name: string | null): name is string => name !== null && name !== "" && !name.includes("#");

/** What was reported, each fact corrected where it stands. */
export function CaseFacts(props: CaseFactsProps) {
  const text = useText("surveillance");
  const { card } = props;
  const plain: readonly (readonly [string, string | null])[] = [
    [text("field.facility"), card.facilityName],
    [text("field.responsibleUnit"), card.responsibleName],
    [text("field.reportingUnit"), card.reportingName],
    [text("field.notifiedAt"), formatInstant(card.notifiedAt)],
    [text("field.sender"), [card.sender, card.senderRef].filter(isGiven).join(" · ") || null],
  ];
  return (
    <Card title={text("detail.facts")}>
      <dl className={css.facts}>
        {illness.map((fact) => (
          <CorrectableFact key={fact.field} fact={fact} {...props} />
        ))}
      </dl>
      <hr className={css.line} />
      <dl className={css.facts}>
        {circumstances.map((fact) => (
          <CorrectableFact key={fact.field} fact={fact} {...props} />
        ))}
        {plain
          .filter(([, value]) => value !== null)
          .map(([name, value]) => (
            <div key={name} className={css.fact}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </Card>
  );
}

function CorrectableFact({ fact, card, mayCorrect, again }: CaseFactsProps & { fact: Fact }) {
  const text = useText("surveillance");
  const { language } = useLanguage();
  const { field, kind, options, named } = fact;
  /** Version and value the corrector saw when the box was opened. */
  const [seen, setSeen] = useState<{ version: number }>();
  const [mine, setMine] = useState<FactValue>();
  const correct = useSend<unknown>("/cases/correct");
  const value = card[field] as FactValue;
  const label = text(`field.${field}`);
  const names = { [String(value)]: (named && card[named]) ?? String(value) };
  const words = (of: FactValue): string => valueWords(field, of, text, language, names);
  const close = (): void => {
    setSeen(undefined);
    setMine(undefined);
    correct.clear();
  };
  const send = async (next: FactValue, baseVersion: number): Promise<void> => {
    setMine(next);
    const done = await correct.send({ caseId: card.id, baseVersion, changes: { [field]: next } });
    if (done.ok) close();
    else if (done.refusal.code === "kernel/stale") again();
  };
  if (!seen) {
    return (
      <div className={css.fact}>
        <dt>{label}</dt>
        <dd data-missing={isMissing(card, field) || undefined}>
          {value === null && receipts.has(field) ? (
            <span className="muted">{text("detail.receivedHere", { at: formatInstant(card.notifiedAt) })}</span>
          ) : (
            words(value)
          )}
          {mayCorrect && (
            <button
              type="button"
              className={css.correct}
              aria-label={text("detail.correctFact", { field: label })}
              onClick={() => setSeen({ version: card.version })}
            >
              {text("detail.correct")}
            </button>
          )}
        </dd>
      </div>
    );
  }
  return (
    <div className={css.open}>
      <dt className="unseen">{label}</dt>
      <dd>
        <FactEditor
          label={label}
          kind={kind}
          value={value}
          name={named ? card[named] : null}
          {...(options && { options, nameOf: (option: string) => text(`${field}.${option}`) })}
          busy={correct.pending > 0}
          onSave={(next) => void send(next, seen.version)}
          onLeave={close}
        >
          <Outcome
            of={correct}
            mine={mine}
            stored={value}
            words={words}
            version={card.version}
            onMine={() => void send(mine ?? null, card.version)}
            onStored={close}
          />
        </FactEditor>
      </dd>
    </div>
  );
}

/** A day of onset that nobody has asked for is marked: the curve waits for it. */
const isMissing = (card: CaseCard, field: string): boolean =>
  field === "onsetOn" && card.onsetOn === null && card.onsetSource === "unknown";

interface OutcomeProps {
  of: Sending<never, unknown>;
  mine: FactValue | undefined;
  stored: FactValue;
  words: (value: FactValue) => string;
  /** Version that is stored now. */
  version: number;
  onMine: () => void;
  onStored: () => void;
}

/** Why a correction was not taken; when somebody was quicker, both values and the choice between them. */
function Outcome({ of, mine, stored, words, version, onMine, onStored }: OutcomeProps) {
  const text = useText("surveillance");
  const refusal: Refusal | undefined = of.refusal;
  if (!refusal) return null;
  if (refusal.code !== "kernel/stale" || mine === undefined) return <RefusalNote of={refusal} lead={text("detail.notSaved")} kept />;
  return (
    <Note kind="warn" lead={text("detail.stale")} live>
      <span className={css.versions}>
        <span>{text("detail.stored", { value: words(stored), version: String(version) })}</span>
        <span>{text("detail.mine", { value: words(mine) })}</span>
      </span>
      <span className="row wrap">
        <Button onPress={onMine}>{text("detail.takeMine")}</Button>
        <Button kind="quiet" onPress={onStored}>
          {text("detail.takeStored")}
        </Button>
      </span>
    </Note>
  );
}
