import { useRef, useState } from "react";
import { type Reading, useRead } from "../../../kernel/ui/api/use-read.ts";
import { useNumbers, useText } from "../../../kernel/ui/language/language.tsx";
import { FilterChip } from "../../../kernel/ui/parts/chip.tsx";
import { Empty } from "../../../kernel/ui/parts/empty.tsx";
import { Panes } from "../../../kernel/ui/parts/page.tsx";
import { DataTable, TwoLines } from "../../../kernel/ui/table/data-table.tsx";
import { useOnPhone } from "../../../kernel/ui/table/use-on-phone.ts";
import type { RowView } from "../contract.ts";
import type { Batch } from "./batch.ts";
import css from "./imports.module.css";
import { RowPane } from "./row-pane.tsx";
import { ResultChip, useRowSentences } from "./row-words.tsx";

const filters = {
  look: "held,rejected",
  held: "held",
  rejected: "rejected",
  updated: "updated",
  all: "created,updated,unchanged,held,rejected",
} as const;
type Filter = keyof typeof filters;

/** Most rows the server tells at once. */
const MOST = 500;

/** The rows, those that wait for somebody first, with the chosen one beside them. */
export function BatchRows({ batch }: { batch: Batch }) {
  const [filter, setFilter] = useState<Filter>(batch.held + batch.rejected > 0 ? "look" : "all");
  const [chosen, setChosen] = useState<number>();
  const pane = useRef<HTMLDivElement>(null);
  const onPhone = useOnPhone();
  const reading = useRead<{ rows: RowView[] }>("/imports/rows", { batchId: batch.id, results: filters[filter], limit: MOST });
  const rows = reading.value?.rows ?? [];
  // A settled row leaves the list: the one below it is next.
  const row = rows.find((each) => each.row === chosen) ?? rows.find((each) => each.row > (chosen ?? 0)) ?? rows[0];
  const at = row ? rows.indexOf(row) : -1;
  const choose = (number: number): void => {
    setChosen(number);
    if (onPhone) pane.current?.scrollIntoView();
  };
  return (
    <Panes of="minmax(0, 1fr) 472px">
      <RowTable {...{ batch, reading, filter, onFilter: setFilter, chosen: row?.row, onChoose: choose }} />
      <div ref={pane} className={css.pane}>
        <RowPane
          batch={batch}
          row={row}
          at={reading.value ? at + 1 : -1}
          of={rows.length}
          onSkip={() => setChosen(rows[(at + 1) % rows.length]?.row)}
        />
      </div>
    </Panes>
  );
}

interface RowTableProps {
  batch: Batch;
  reading: Reading<{ rows: RowView[] }>;
  filter: Filter;
  onFilter: (filter: Filter) => void;
  chosen: number | undefined;
  onChoose: (row: number) => void;
}

function RowTable({ batch, reading, filter, onFilter, chosen, onChoose }: RowTableProps) {
  const text = useText("imports");
  const { number } = useNumbers();
  const sentences = useRowSentences();
  const counts: Record<Filter, number> = {
    look: batch.held + batch.rejected,
    held: batch.held,
    rejected: batch.rejected,
    updated: batch.updated,
    all: batch.read,
  };
  const nameColumn = batch.columns.find((column) => column.field === "name")?.column;
  const nameIn = ({ cells, person }: RowView): string => (nameColumn && cells?.[nameColumn - 1]) || person?.fullName || "";
  return (
    <DataTable<RowView>
      name="imports.rows"
      caption={text("rows.title")}
      rows={reading.value?.rows}
      reading={reading}
      keyOf={(row) => String(row.row)}
      openKey={chosen === undefined ? undefined : String(chosen)}
      onOpen={(row) => onChoose(row.row)}
      toneOf={(row) => (row.result === "rejected" ? "hot" : row.result === "held" ? "decide" : undefined)}
      toolbar={(Object.keys(filters) as Filter[]).map((each) => (
        <FilterChip key={each} chosen={filter === each} onPress={() => onFilter(each)}>
          {text(`rows.filter.${each}`, { n: number(counts[each]) })}
        </FilterChip>
      ))}
      partial={counts[filter] > MOST ? text("rows.first", { n: MOST }) : undefined}
      columns={[
        { key: "row", name: text("rows.row"), width: 64, align: "end", cell: (row) => row.row },
        { key: "name", name: text("rows.name"), width: 170, cell: nameIn },
        { key: "result", name: text("rows.result"), width: 130, cell: (row) => <ResultChip of={row.result} /> },
        { key: "why", name: text("rows.why"), width: 330, cell: (row) => sentences(row).join(" ") },
      ]}
      phone={{
        height: 64,
        cell: (row) => (
          <TwoLines
            first={
              <>
                <b>{row.row}</b> {nameIn(row)}
              </>
            }
            second={[text(`result.${row.result}`), ...sentences(row)].join(" · ")}
          />
        ),
      }}
      empty={<Empty title={text(filter === "look" ? "rows.settled" : "rows.none")} />}
    />
  );
}
