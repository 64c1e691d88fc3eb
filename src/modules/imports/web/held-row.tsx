import { useRead } from "../../../kernel/ui/api/use-read.ts";
import { useSay, useText } from "../../../kernel/ui/language/language.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { Note } from "../../../kernel/ui/parts/note.tsx";
import { PlaceLink } from "../../../kernel/ui/parts/place-link.tsx";
import { Resource } from "../../../kernel/ui/parts/resource.tsx";
import { SideBySide } from "../../../kernel/ui/parts/side-by-side.tsx";
import { PersonCompare } from "../../persons/ui.ts";
import type { FactInBoth, RowComparison, RowDecision, RowView } from "../contract.ts";
import { valueWords } from "../rules/problem-words.ts";
import type { Batch } from "./batch.ts";
import { RowActs } from "./row-acts.tsx";

export interface WaitingRowProps {
  batch: Batch;
  row: RowView;
  busy: boolean;
  onSettle: (decision: RowDecision) => void;
  /** Leaves it waiting and goes to the next. */
  onSkip: () => void;
}

/** A row beside the person it resembles and that person's case: the same, somebody else, or later. */
export function HeldRow({ batch, row, busy, onSettle, onSkip }: WaitingRowProps) {
  const text = useText("imports");
  const reading = useRead<RowComparison>("/imports/row/compare", { batchId: batch.id, row: row.row });
  const personId = reading.value?.known?.id;
  return (
    <>
      <Resource of={reading}>
        {({ inRow, known, caseId, facts }) => (
          <>
            {known ? (
              <PersonCompare heads={[text("compare.file"), text("compare.record")]} persons={[inRow, known]} />
            ) : (
              <Note kind="warn">{text("compare.outOfSight")}</Note>
            )}
            {facts.length > 0 && <FactsCompare facts={facts} title={text(caseId ? "compare.case" : "compare.noCase")} />}
            <p className="row wrap">
              {known && <PlaceLink to={`/nguoi/${known.id}`}>{text("compare.openPerson")}</PlaceLink>}
              {caseId && <PlaceLink to={`/ca-benh/${caseId}`}>{text("compare.openCase")}</PlaceLink>}
            </p>
          </>
        )}
      </Resource>
      <RowActs {...{ busy, onSkip, onSettle }}>
        <Button kind="main" keys="1" busy={busy} disabled={!personId} onPress={() => personId && onSettle({ kind: "same", personId })}>
          {text("rows.same")}
        </Button>
        <Button keys="2" busy={busy} onPress={() => onSettle({ kind: "new" })}>
          {text("rows.new")}
        </Button>
      </RowActs>
    </>
  );
}

/** Facts of a case as the file and as the record have them. */
export function FactsCompare({ facts, title }: { facts: readonly FactInBoth[]; title: string }) {
  const text = useText("imports");
  const say = useSay();
  return (
    <section>
      <h3>{title}</h3>
      <SideBySide
        caption={title}
        heads={[text("compare.file"), text("compare.record")]}
        rows={facts.map(({ field, file, record }) => ({
          key: field,
          name: say("surveillance", `field.${field}`),
          values: [valueWords(say, field, file), valueWords(say, field, record)],
          differs: file !== null && record !== null && file !== record,
        }))}
      />
    </section>
  );
}
