import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { type Sending, useSend } from "../../../kernel/ui/api/use-send.ts";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { Card } from "../../../kernel/ui/parts/card.tsx";
import { Empty } from "../../../kernel/ui/parts/empty.tsx";
import { SendResult } from "../../../kernel/ui/parts/send-result.tsx";
import { useMay } from "../../../kernel/ui/session/session.tsx";
import { useSituation } from "../../../kernel/ui/session/situation.tsx";
import type { RowDecision, RowProblem, RowResult, RowView } from "../contract.ts";
import type { Batch } from "./batch.ts";
import { HeldRow } from "./held-row.tsx";
import css from "./imports.module.css";
import { MendRow } from "./mend-row.tsx";
import { ResultChip, useRowSentences } from "./row-words.tsx";
import { StaleRow } from "./stale-row.tsx";

interface RowPaneProps {
  batch: Batch;
  row: RowView | undefined;
  /** Place in the list; 0 when the list is empty, -1 while it is on its way. */
  at: number;
  of: number;
  onSkip: () => void;
}

export type Deciding = Sending<{ batchId: string; row: number; decision: RowDecision }, { result: RowResult; problems: RowProblem[] }>;

/** The chosen row: why it waits, whom it may be about, and the way out. What became of the last decision stays in sight. */
export function RowPane({ batch, row, at, of, onSkip }: RowPaneProps) {
  const text = useText("imports");
  const deciding: Deciding = useSend("/imports/decide");
  const [last, setLast] = useState<{ row: number; kind: RowDecision["kind"] }>();
  async function settle(number: number, decision: RowDecision): Promise<void> {
    const answer = await deciding.send({ batchId: batch.id, row: number, decision });
    if (answer.ok) setLast({ row: number, kind: decision.kind });
  }
  const result = deciding.done?.reply.result;
  return (
    <Card title={row ? text("rows.one", { row: row.row }) : text("rows.title")} aside={row && text("rows.place", { at, of })} fill>
      {row ? (
        <OpenRow key={row.row} {...{ batch, row, deciding, onSkip }} onSettle={(decision) => void settle(row.row, decision)} />
      ) : (
        at === 0 && <Empty title={text("rows.settled")} />
      )}
      <SendResult
        of={deciding}
        done={
          last && result
            ? text("rows.decided", { row: last.row, kind: last.kind, result: text(`result.${result}`).toLocaleLowerCase() })
            : ""
        }
        refused={text("rows.notSettled")}
      />
    </Card>
  );
}

interface OpenRowProps {
  batch: Batch;
  row: RowView;
  deciding: Deciding;
  onSettle: (decision: RowDecision) => void;
  onSkip: () => void;
}

function OpenRow({ batch, row, deciding, onSettle, onSkip }: OpenRowProps) {
  const text = useText("imports");
  const navigate = useNavigate();
  const sentences = useRowSentences();
  const { readOnly } = useSituation();
  const may = useMay("imports.batch.import") && !readOnly && batch.state !== "undone" && !batch.dryRun;
  const waits = may && row.decision === null && row.cells !== null;
  const busy = deciding.pending > 0;
  const stale = row.problems.some(({ code }) => code === "case_stale");
  return (
    <>
      <p>
        <ResultChip of={row.result} /> {row.decision && <span className="fine">{text(`rows.decision.${row.decision}`)}</span>}
      </p>
      <ul className={css.reasons}>
        {sentences(row).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {waits && row.result === "held" && <HeldRow {...{ batch, row, busy, onSettle, onSkip }} />}
      {waits && row.result === "rejected" && stale && <StaleRow {...{ batch, row, busy, onSettle, onSkip }} />}
      {waits && row.result === "rejected" && !stale && <MendRow {...{ batch, row, busy, onSettle, onSkip }} />}
      {row.caseId && !waits && (
        <p>
          <Button kind="main" onPress={() => void navigate({ to: `/ca-benh/${row.caseId}` })}>
            {text("rows.openCase")}
          </Button>
        </p>
      )}
    </>
  );
}
