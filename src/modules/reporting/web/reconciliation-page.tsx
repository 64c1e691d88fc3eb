import { useState } from "react";
import { formatDate, formatInstant, formatRange } from "../../../kernel/i18n/date.ts";
import { useRead } from "../../../kernel/ui/api/use-read.ts";
import { useSend } from "../../../kernel/ui/api/use-send.ts";
import { Choice } from "../../../kernel/ui/input/choice.tsx";
import { TextInput } from "../../../kernel/ui/input/text-input.tsx";
import { useLanguage, useNumbers, useText } from "../../../kernel/ui/language/language.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { Card, Facts } from "../../../kernel/ui/parts/card.tsx";
import { Chip, FilterChip } from "../../../kernel/ui/parts/chip.tsx";
import { Empty } from "../../../kernel/ui/parts/empty.tsx";
import { ExportList } from "../../../kernel/ui/parts/export-list.tsx";
import { Page, Panes } from "../../../kernel/ui/parts/page.tsx";
import { PlaceLink } from "../../../kernel/ui/parts/place-link.tsx";
import { SendResult } from "../../../kernel/ui/parts/send-result.tsx";
import { useSession } from "../../../kernel/ui/session/session.tsx";
import { useSituation } from "../../../kernel/ui/session/situation.tsx";
import { DataTable, TwoLines } from "../../../kernel/ui/table/data-table.tsx";
import type { Reconcile, ReconciliationLine } from "../contract.ts";

type Line = Omit<ReconciliationLine, "cutoff" | "decision"> & {
  cutoff: string | null;
  decision: (Omit<NonNullable<ReconciliationLine["decision"]>, "decidedAt"> & { decidedAt: string }) | null;
};

/** Figures that units state beside those computed from records: where they differ, somebody says which stands and why. Both are kept. */
export default function ReconciliationPage() {
  const text = useText("reporting");
  const { area } = useSituation();
  const { homeArea } = useSession();
  const place = area ?? homeArea;
  const [settled, setSettled] = useState(false);
  const [chosen, setChosen] = useState<string>();
  const reading = useRead<{ rows: Line[] }>("/reports/reconciliation", { area: place?.key }, { when: place !== null, keep: true });
  const all = reading.value?.rows;
  const rows = all?.filter((line) => line.settled === settled);
  const line = rows?.find(({ id }) => id === chosen) ?? rows?.[0];
  const count = (value: boolean): number => all?.filter((each) => each.settled === value).length ?? 0;
  return (
    <Page
      title={text("page.reconciliation")}
      actions={place && <ExportList path="/figures/stated" query={{ area: place.key }} label={text("reconcile.exportStated")} />}
      aside={
        <>
          <FilterChip chosen={!settled} onPress={() => setSettled(false)}>
            {text("reconcile.open", { n: count(false) })}
          </FilterChip>
          <FilterChip chosen={settled} onPress={() => setSettled(true)}>
            {text("reconcile.settled", { n: count(true) })}
          </FilterChip>
        </>
      }
    >
      <Panes of="minmax(0, 1fr) 420px">
        <LineTable {...{ rows, reading, chosen: line?.id, onChoose: setChosen, settled }} />
        <Card title={line ? (line.areaName ?? line.area) : text("page.reconciliation")} fill>
          {line ? <LineDecision key={line.id} line={line} /> : <p className="muted">{text("reconcile.none")}</p>}
        </Card>
      </Panes>
    </Page>
  );
}

interface LineTableProps {
  rows: readonly Line[] | undefined;
  reading: ReturnType<typeof useRead<{ rows: Line[] }>>;
  chosen: string | undefined;
  onChoose: (id: string) => void;
  settled: boolean;
}

function LineTable({ rows, reading, chosen, onChoose, settled }: LineTableProps) {
  const text = useText("reporting");
  const { number } = useNumbers();
  const { language } = useLanguage();
  const gapOf = ({ computed, reported }: Line): string => `${reported > computed ? "+" : ""}${number(reported - computed)}`;
  return (
    <DataTable<Line>
      name="reporting.reconciliation"
      caption={text("reconcile.caption")}
      rows={rows}
      reading={reading}
      keyOf={({ id }) => id}
      openKey={chosen}
      onOpen={({ id }) => onChoose(id)}
      toneOf={(line) => (line.settled ? undefined : "decide")}
      columns={[
        { key: "area", name: text("list.area"), width: 190, cell: (line) => line.areaName ?? line.area },
        { key: "period", name: text("reconcile.period"), width: 120, cell: periodOf },
        { key: "indicator", name: text("reconcile.indicator"), width: 220, cell: ({ name }) => name[language] },
        { key: "computed", name: text("reconcile.computed"), width: 110, align: "end", cell: (line) => number(line.computed) },
        { key: "reported", name: text("reconcile.reported"), width: 110, align: "end", cell: (line) => number(line.reported) },
        { key: "gap", name: text("reconcile.gap"), width: 80, align: "end", cell: (line) => <b>{gapOf(line)}</b> },
      ]}
      phone={{
        height: 64,
        cell: (line) => (
          <TwoLines
            first={
              <>
                <b>{line.areaName ?? line.area}</b> {periodOf(line)}
              </>
            }
            second={text("reconcile.inShort", { computed: number(line.computed), reported: number(line.reported), gap: gapOf(line) })}
          />
        ),
      }}
      empty={<Empty title={text(settled ? "reconcile.noneSettled" : "reconcile.none")} detail={text("reconcile.noneWhy")} />}
    />
  );
}

const periodOf = ({ from, to }: Line): string => (from === to ? formatDate(from) : formatRange(from, to));

function LineDecision({ line }: { line: Line }) {
  const text = useText("reporting");
  const { number } = useNumbers();
  const { language } = useLanguage();
  const { decision, settled } = line;
  return (
    <>
      <Facts
        of={[
          [text("reconcile.indicator"), line.name[language]],
          [text("reconcile.period"), periodOf(line)],
          [text("reconcile.computed"), <b key="computed">{number(line.computed)}</b>],
          [text("reconcile.reported"), <b key="reported">{number(line.reported)}</b>],
          [text("reconcile.reporter"), [line.reportedByName ?? line.reportedBy, line.source].join(" · ")],
        ]}
      />
      <p>
        <PlaceLink to="/ca-benh" with={{ area: line.area }}>
          {text("reconcile.cases")}
        </PlaceLink>
      </p>
      {decision && (
        <p>
          <Chip tone={settled ? "ok" : "soon"}>{text(`reconcile.stands.${decision.stands}`)}</Chip> {decision.reason}{" "}
          <span className="fine">
            {text("reconcile.by", { name: decision.decidedName, at: formatInstant(decision.decidedAt) })}
            {!settled && ` ${text("reconcile.moved", { computed: number(decision.computed), reported: number(decision.reported) })}`}
          </span>
        </p>
      )}
      <DecideForm line={line} />
    </>
  );
}

function DecideForm({ line }: { line: Line }) {
  const text = useText("reporting");
  const { readOnly } = useSituation();
  const [stands, setStands] = useState<Reconcile["stands"]>("computed");
  const [reason, setReason] = useState("");
  const sending = useSend<Reconcile>("/reports/reconcile");
  const { indicator, area, from, to, reportedBy, computed, reported } = line;
  if (readOnly) return null;
  const decide = (): void => void sending.send({ indicator, area, from, to, reportedBy, computed, reported, stands, reason });
  return (
    <div className="stack">
      <Choice
        label={text("reconcile.which")}
        value={stands}
        options={["computed", "reported"]}
        nameOf={(value) => text(`reconcile.stands.${value}`)}
        onChoose={(value) => setStands(value === "reported" ? "reported" : "computed")}
      />
      <TextInput
        label={text("reconcile.reason")}
        value={reason}
        onChange={setReason}
        rows={3}
        maxLength={1000}
        hint={text("reconcile.reasonHint")}
        required
      />
      <div>
        <Button kind="main" keys="mod+Enter" disabled={reason.trim().length < 3} busy={sending.pending > 0} onPress={decide}>
          {text("reconcile.act")}
        </Button>
      </div>
      <SendResult of={sending} done={text("reconcile.done")} refused={text("act.refused")} />
    </div>
  );
}
