import { useState } from "react";
import { formatDate, formatInstant } from "../../../kernel/i18n/date.ts";
import { addressOf } from "../../../kernel/ui/api/api.ts";
import { useRead } from "../../../kernel/ui/api/use-read.ts";
import { useSend } from "../../../kernel/ui/api/use-send.ts";
import { useLanguage, useText } from "../../../kernel/ui/language/language.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { Card } from "../../../kernel/ui/parts/card.tsx";
import { FilterChip } from "../../../kernel/ui/parts/chip.tsx";
import { Empty } from "../../../kernel/ui/parts/empty.tsx";
import { EquationRow } from "../../../kernel/ui/parts/equation-row.tsx";
import { Note } from "../../../kernel/ui/parts/note.tsx";
import { SendResult } from "../../../kernel/ui/parts/send-result.tsx";
import { useMay } from "../../../kernel/ui/session/session.tsx";
import { DataTable } from "../../../kernel/ui/table/data-table.tsx";
import type { RowView } from "../contract.ts";
import type { Batch } from "./batch.ts";
import { RowActs, RowReason } from "./row-words.tsx";

const filters = {
  look: "held,rejected",
  rejected: "rejected",
  held: "held",
  updated: "updated",
  all: "created,updated,unchanged,held,rejected",
} as const;
type Filter = keyof typeof filters;

/** What every row became, as an equation that must balance, with the reason and what to do. */
export function BatchResult({ batch }: { batch: Batch }) {
  const text = useText("imports");
  return (
    <>
      <Card>
        <EquationRow
          total={{ name: text("result.read"), value: batch.read }}
          terms={[
            { name: text("result.created"), value: batch.created },
            { name: text("result.updated"), value: batch.updated },
            { name: text("result.unchanged"), value: batch.unchanged },
            { name: text("result.held"), value: batch.held, tone: "decide" },
            { name: text("result.rejected"), value: batch.rejected, tone: "wrong" },
          ]}
        >
          {batch.totals.map((total) => text("batch.fileTotal", { row: total.row, text: total.text })).join(" ")}{" "}
          {text("batch.undoUntil", { on: formatDate(batch.undoUntil) })}
        </EquationRow>
      </Card>
      <Warnings batch={batch} />
      <BatchActs batch={batch} />
      <Rows batch={batch} />
    </>
  );
}

function Warnings({ batch }: { batch: Batch }) {
  const tabular = useText("tabular");
  if (batch.warnings.length === 0) return null;
  const plain = (params: Batch["warnings"][number]["params"]) =>
    Object.fromEntries(Object.entries(params).map(([name, value]) => [name, value ?? ""]));
  return <Note kind="warn">{batch.warnings.map((warning) => tabular(`warning.${warning.code}`, plain(warning.params))).join(" ")}</Note>;
}

function BatchActs({ batch }: { batch: Batch }) {
  const text = useText("imports");
  const { language } = useLanguage();
  const may = useMay("imports.batch.undo");
  const undo = useSend<{ batchId: string }, { withdrawn: number; restored: number; kept: number }>("/imports/undo");
  const open = batch.state !== "undone" && !batch.dryRun;
  return (
    <div>
      <a href={addressOf("/imports/annotated", { batchId: batch.id, language })} download>
        {text("batch.annotated")}
      </a>{" "}
      {may && open && (
        <Button kind="danger" busy={undo.pending > 0} onPress={() => void undo.send({ batchId: batch.id })}>
          {text("batch.undo")}
        </Button>
      )}
      {batch.undoneAt && <span className="fine"> {text("batch.undoneAt", { at: formatInstant(batch.undoneAt) })}</span>}
      <SendResult
        of={undo}
        done={text("batch.undone", {
          withdrawn: undo.done?.reply.withdrawn ?? 0,
          restored: undo.done?.reply.restored ?? 0,
          kept: undo.done?.reply.kept ?? 0,
        })}
        refused={text("batch.notUndone")}
      />
    </div>
  );
}

function Rows({ batch }: { batch: Batch }) {
  const text = useText("imports");
  const [filter, setFilter] = useState<Filter>(batch.held + batch.rejected > 0 ? "look" : "all");
  const reading = useRead<{ rows: RowView[] }>("/imports/rows", { batchId: batch.id, results: filters[filter], limit: 500 });
  const counts: Record<Filter, number> = {
    look: batch.held + batch.rejected,
    rejected: batch.rejected,
    held: batch.held,
    updated: batch.updated,
    all: batch.read,
  };
  const nameColumn = batch.columns.find((column) => column.field === "name")?.column;
  return (
    <DataTable<RowView>
      name="imports.rows"
      caption={text("rows.title")}
      rows={reading.value?.rows}
      reading={reading}
      keyOf={(row) => String(row.row)}
      density="tall"
      toneOf={(row) => (row.result === "rejected" ? "hot" : row.result === "held" ? "decide" : undefined)}
      toolbar={(Object.keys(filters) as Filter[]).map((each) => (
        <FilterChip key={each} chosen={filter === each} onPress={() => setFilter(each)}>
          {text(`rows.filter.${each}`, { n: counts[each] })}
        </FilterChip>
      ))}
      columns={[
        { key: "row", name: text("rows.row"), width: 70, align: "end", cell: (row) => row.row },
        {
          key: "name",
          name: text("rows.name"),
          width: 190,
          cell: (row) => (nameColumn && row.cells?.[nameColumn - 1]) || row.person?.fullName || "",
        },
        { key: "result", name: text("rows.result"), width: 130, cell: (row) => <b>{text(`result.${row.result}`)}</b> },
        { key: "why", name: text("rows.why"), width: 420, cell: (row) => <RowReason row={row} /> },
        { key: "act", name: text("rows.act"), width: 260, cell: (row) => <RowActs batchId={batch.id} row={row} /> },
      ]}
      empty={<Empty title={text("rows.none")} />}
    />
  );
}
