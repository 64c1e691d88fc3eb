import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useRead } from "../../../kernel/ui/api/use-read.ts";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Button, Key } from "../../../kernel/ui/parts/button.tsx";
import { Card, Facts } from "../../../kernel/ui/parts/card.tsx";
import { FilterChip } from "../../../kernel/ui/parts/chip.tsx";
import { ClockChip } from "../../../kernel/ui/parts/clock-chip.tsx";
import { Empty } from "../../../kernel/ui/parts/empty.tsx";
import { Page, Panes } from "../../../kernel/ui/parts/page.tsx";
import { DataTable } from "../../../kernel/ui/table/data-table.tsx";
import type { QueueItem } from "../contract.ts";

type Item = Omit<QueueItem, "dueAt"> & { dueAt: string | null };

const idOf = (item: Item) => `${item.module}.${item.kind}.${item.key}`;

/** Everyone's start page: what I must do next, why it came to me, and by when. */
export default function QueuePage() {
  const text = useText("duty-desk");
  const reading = useRead<{ rows: Item[] }>("/queue", {}, { every: 60 });
  const [module, setModule] = useState<string>();
  const [chosen, setChosen] = useState<string>();
  const all = reading.value?.rows ?? [];
  const rows = module ? all.filter((item) => item.module === module) : all;
  const item = rows.find((row) => idOf(row) === chosen) ?? rows[0];
  const modules = [...new Set(all.map((row) => row.module))];
  return (
    <Page
      title={text("queue.title")}
      aside={
        <>
          <FilterChip chosen={module === undefined} onPress={() => setModule(undefined)}>
            {text("queue.all", { n: all.length })}
          </FilterChip>
          {modules.map((name) => (
            <FilterChip key={name} chosen={module === name} onPress={() => setModule(name)}>
              {text(`queue.module.${name}`, { n: all.filter((row) => row.module === name).length })}
            </FilterChip>
          ))}
        </>
      }
    >
      <Panes of="1fr 380px">
        <QueueTable {...{ rows: reading.value && rows, reading, chosen: item && idOf(item), onChoose: setChosen }} />
        {item && <QueueDetail item={item} at={rows.indexOf(item) + 1} of={rows.length} />}
      </Panes>
    </Page>
  );
}

interface QueueTableProps {
  rows: readonly Item[] | undefined;
  reading: ReturnType<typeof useRead<{ rows: Item[] }>>;
  chosen: string | undefined;
  onChoose: (id: string) => void;
}

function QueueTable({ rows, reading, chosen, onChoose }: QueueTableProps) {
  const text = useText("duty-desk");
  return (
    <DataTable<Item>
      name="duty-desk.queue"
      caption={text("queue.title")}
      rows={rows}
      reading={reading}
      keyOf={idOf}
      density="tall"
      openKey={chosen}
      onOpen={(row) => onChoose(idOf(row))}
      groupOf={(row) => text(`queue.group.${groupOf(row)}`)}
      toneOf={(row) => (groupOf(row) === "late" ? "hot" : undefined)}
      columns={[
        { key: "verb", name: text("queue.verb"), width: 190, cell: (row) => <QueueVerb item={row} /> },
        { key: "subject", name: text("queue.subject"), width: 170, cell: (row) => row.subject },
        { key: "why", name: text("queue.why"), width: 390, cell: (row) => <QueueWhy item={row} /> },
        {
          key: "due",
          name: text("queue.due"),
          width: 110,
          cell: (row) => (row.dueAt ? <ClockChip due={row.dueAt} /> : <span className="fine">{text("queue.noDue")}</span>),
        },
      ]}
      empty={<Empty title={text("queue.empty")} detail={text("queue.emptyWhy")} />}
    />
  );
}

function groupOf({ dueAt }: Item): "late" | "soon" | "today" | "later" {
  if (!dueAt) return "later";
  const hours = (Date.parse(dueAt) - Date.now()) / 3_600_000;
  if (hours < 0) return "late";
  return hours <= 2 ? "soon" : hours <= 24 ? "today" : "later";
}

function QueueVerb({ item }: { item: Item }) {
  const text = useText(item.module);
  return <b>{text(`queue.${item.kind}`, item.params)}</b>;
}

function QueueWhy({ item }: { item: Item }) {
  const text = useText(item.module);
  return <>{text(item.why, item.params)}</>;
}

function QueueDetail({ item, at, of }: { item: Item; at: number; of: number }) {
  const text = useText("duty-desk");
  const navigate = useNavigate();
  return (
    <Card aside={text("queue.chosen", { at, of })} fill>
      <h2>
        <QueueVerb item={item} />
      </h2>
      <Facts
        of={[
          [text("queue.subject"), item.subject],
          [text("queue.why"), <QueueWhy key="why" item={item} />],
          [text("queue.due"), item.dueAt ? <ClockChip key="due" due={item.dueAt} /> : text("queue.noDue")],
        ]}
      />
      <p>
        <Button kind="main" onPress={() => void navigate({ to: item.link })}>
          {text("queue.open")} <Key of="Enter" />
        </Button>
      </p>
    </Card>
  );
}
