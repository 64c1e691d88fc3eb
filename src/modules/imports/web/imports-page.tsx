import { useNavigate } from "@tanstack/react-router";
import { formatInstant } from "../../../kernel/i18n/date.ts";
import { useRead } from "../../../kernel/ui/api/use-read.ts";
import { useSaveFile } from "../../../kernel/ui/api/use-save-file.ts";
import { useUpload } from "../../../kernel/ui/api/use-upload.ts";
import { useLanguage, useNumbers, useText } from "../../../kernel/ui/language/language.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { Card } from "../../../kernel/ui/parts/card.tsx";
import { Chip } from "../../../kernel/ui/parts/chip.tsx";
import { Empty } from "../../../kernel/ui/parts/empty.tsx";
import { Page } from "../../../kernel/ui/parts/page.tsx";
import { RefusalNote } from "../../../kernel/ui/parts/refusal-note.tsx";
import { useMay, useSession } from "../../../kernel/ui/session/session.tsx";
import { useSituation } from "../../../kernel/ui/session/situation.tsx";
import { FileDrop } from "../../../kernel/ui/sheet/file-drop.tsx";
import { DataTable, TwoLines } from "../../../kernel/ui/table/data-table.tsx";
import type { Batch } from "./batch.ts";
import css from "./imports.module.css";

/** Drop a file, see what every row becomes; earlier batches below. */
export default function ImportsPage() {
  const text = useText("imports");
  const navigate = useNavigate();
  const { number } = useNumbers();
  const may = useMay("imports.batch.import");
  const reading = useRead<{ rows: Batch[] }>("/imports", {}, { every: 15 });
  return (
    <Page title={text("page.imports")}>
      {may && <DropZone />}
      <DataTable<Batch>
        name="imports.batches"
        caption={text("page.imports")}
        rows={reading.value?.rows}
        reading={reading}
        keyOf={(row) => row.id}
        onOpen={(row) => void navigate({ to: `/nhap-tep/${row.id}` })}
        columns={[
          { key: "file", name: text("list.file"), width: 280, cell: (row) => <b>{row.fileName}</b> },
          { key: "area", name: text("list.area"), width: 180, cell: (row) => row.areaName ?? row.area },
          { key: "opened", name: text("list.opened"), width: 150, cell: (row) => formatInstant(row.openedAt) },
          {
            key: "state",
            name: text("list.state"),
            width: 120,
            cell: (row) => <Chip tone={stateTones[row.state]}>{text(`state.${row.state}`)}</Chip>,
          },
          { key: "read", name: text("list.read"), width: 90, align: "end", cell: (row) => number(row.read) },
          {
            key: "held",
            name: text("result.held"),
            width: 110,
            align: "end",
            cell: (row) => (row.held > 0 ? <b className={css.held}>{number(row.held)}</b> : 0),
          },
          {
            key: "rejected",
            name: text("result.rejected"),
            width: 90,
            align: "end",
            cell: (row) => (row.rejected > 0 ? <b className={css.rejected}>{number(row.rejected)}</b> : 0),
          },
        ]}
        phone={{
          height: 72,
          cell: (row) => (
            <TwoLines
              first={<b>{row.fileName}</b>}
              second={[
                text(`state.${row.state}`),
                formatInstant(row.openedAt),
                text("list.rows", { n: number(row.read) }),
                row.held > 0 && text("rows.filter.held", { n: number(row.held) }),
                row.rejected > 0 && text("rows.filter.rejected", { n: number(row.rejected) }),
              ]
                .filter(Boolean)
                .join(" · ")}
            />
          ),
        }}
        empty={<Empty title={text("list.none")} detail={text("list.noneWhy")} />}
      />
    </Page>
  );
}

/** Lists to begin with: an empty one to send to a hospital, and in a drill one of invented people. */
function Samples({ demo }: { demo: boolean }) {
  const text = useText("imports");
  const { language } = useLanguage();
  const { save, pending, refusal } = useSaveFile();
  return (
    <div className="row wrap">
      <Button kind="quiet" busy={pending} onPress={() => void save("/imports/template", { language })}>
        {text("drop.template")}
      </Button>
      {demo && (
        <Button kind="quiet" busy={pending} onPress={() => void save("/drill/hospital-list", {})}>
          {text("drop.sample")}
        </Button>
      )}
      {refusal && <RefusalNote of={refusal} lead={text("drop.notFetched")} />}
    </div>
  );
}

const stateTones = { mapping: "soon", running: "chosen", done: "ok", failed: "late", stopped: "soon", undone: "plain" } as const;

function DropZone() {
  const text = useText("imports");
  const navigate = useNavigate();
  const session = useSession();
  const { area } = useSituation();
  const { upload, pending, refusal } = useUpload<{ batchId: string }>("/imports/upload");
  const place = area ?? session.homeArea;
  async function take(file: File): Promise<void> {
    if (!place) return;
    const answer = await upload(file, { area: place.key });
    if (answer.ok) void navigate({ to: `/nhap-tep/${answer.value.batchId}` });
  }
  return (
    <Card title={text("drop.title")} aside={place ? text("drop.area", { area: place.name }) : text("drop.noArea")}>
      <FileDrop hint={text("drop.hint")} choose={text("drop.choose")} busy={pending} disabled={!place} onFile={(file) => void take(file)} />
      {refusal && <RefusalNote of={refusal} lead={text("drop.refused")} />}
      <Samples demo={session.demo} />
    </Card>
  );
}
