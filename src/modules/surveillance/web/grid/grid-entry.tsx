import { useRef, useState } from "react";
import type { Refusal } from "../../../../kernel/errors/refusal.ts";
import { formatTime } from "../../../../kernel/i18n/date.ts";
import { useSend } from "../../../../kernel/ui/api/use-send.ts";
import { Choice } from "../../../../kernel/ui/input/choice.tsx";
import { useText } from "../../../../kernel/ui/language/language.tsx";
import { Button, Key } from "../../../../kernel/ui/parts/button.tsx";
import { Chip } from "../../../../kernel/ui/parts/chip.tsx";
import { SendResult } from "../../../../kernel/ui/parts/send-result.tsx";
import { useMay } from "../../../../kernel/ui/session/session.tsx";
import { TestKind } from "../../contract.ts";
import css from "./grid.module.css";
import { GridTable } from "./grid-table.tsx";
import { afterSaving, type Cell, useGrid } from "./use-grid.ts";

interface Taken {
  caseId: string;
  result: "created" | "updated" | "unchanged" | "held" | "rejected";
  refusal: Refusal | null;
}

const MOST_AT_ONCE = 200;
const START: Cell = { row: 0, column: "name" };

/** Quick entry under the list: typed or pasted rows, each checked in words; what is valid is saved without waiting for the rest. */
export function GridEntry({ diseaseCode }: { diseaseCode: string }) {
  const text = useText("surveillance");
  const [active, setActive] = useState<Cell>(START);
  const [held, setHeld] = useState(false);
  const [pasted, setPasted] = useState<{ pasted: number; leftOut: number }>();
  const grid = useGrid(diseaseCode, held ? active : undefined);
  const report = useSend<unknown, { rows: Taken[] }>("/cases/report-many");
  const section = useRef<HTMLElement>(null);
  const undo = useUndo(report.done?.reply.rows);
  const save = async (): Promise<void> => {
    const sent = grid.ready.slice(0, MOST_AT_ONCE);
    const done = await report.send({ entries: sent.map(({ check }) => check.entry) });
    if (!done.ok) return;
    const answers = new Map(done.value.rows.map((row, index) => [sent[index]!.row.caseId, row]));
    grid.change((rows) => afterSaving(rows, answers));
    setActive(START);
    setPasted(undefined);
  };
  const saved = report.done?.reply.rows.filter(({ refusal }) => !refusal).length ?? 0;
  const n = grid.ready.length;
  return (
    <section className={css.card} ref={section} aria-labelledby="grid-title">
      <header className={css.header}>
        <h2 id="grid-title">{text("grid.title")}</h2>
        <Chip>
          {text("grid.pasteHint")} <Key of="mod+v" />
        </Chip>
        <Chip>
          {text("grid.copyHint")} <Key of="mod+d" />
        </Chip>
        <div className={css.test}>
          <Choice
            list
            label={text("field.testKind")}
            value={grid.settings.testKind}
            options={TestKind.options}
            nameOf={(kind) => text(`testKind.${kind}`)}
            onChoose={(kind) => grid.chooseTest(TestKind.parse(kind))}
          />
        </div>
        <span className="grow" />
        {!report.done && (
          <span className="fine" role="status">
            {pasted ? text("grid.pasted", pasted) : grid.keptAt && text("grid.kept", { at: formatTime(grid.keptAt) })}
          </span>
        )}
        <SendResult of={report} done={text("grid.saved", { n: saved })} refused={text("grid.notSaved")} undo={undo} />
        <Button kind="main" keys="mod+Enter" busy={report.pending > 0} disabled={n === 0} onPress={() => void save()}>
          {text("grid.save", { n })}
        </Button>
      </header>
      <GridTable
        grid={grid}
        active={active}
        held={held}
        onActivate={(cell) => {
          setActive(cell);
          setHeld(true);
        }}
        onLeave={() => {
          setHeld(false);
          section.current?.querySelector<HTMLElement>("header button:not(:disabled)")?.focus();
        }}
        onPasted={setPasted}
      />
    </section>
  );
}

/** Takes the cases of the last save back, one by one: each is withdrawn and stays in the history. */
function useUndo(rows: readonly Taken[] | undefined) {
  const text = useText("surveillance");
  const withdraw = useSend<{ caseId: string; reason: string }>("/cases/withdraw");
  const may = useMay("surveillance.case.withdraw");
  const [undone, setUndone] = useState<readonly Taken[]>();
  const created = rows?.filter(({ result }) => result === "created") ?? [];
  if (!may || created.length === 0) return null;
  if (undone === rows) return <span className="muted">{text("grid.undone", { n: created.length })}</span>;
  const undo = async (): Promise<void> => {
    for (const { caseId } of created) await withdraw.send({ caseId, reason: text("grid.undoReason") });
    setUndone(rows);
  };
  return (
    <Button kind="quiet" busy={withdraw.pending > 0} onPress={() => void undo()}>
      {text("grid.undo")}
    </Button>
  );
}
