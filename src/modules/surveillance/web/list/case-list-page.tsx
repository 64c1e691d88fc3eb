import { useMemo, useState } from "react";
import { useRead } from "../../../../kernel/ui/api/use-read.ts";
import { useSaveFile } from "../../../../kernel/ui/api/use-save-file.ts";
import { useLanguage, useNumbers, useText } from "../../../../kernel/ui/language/language.tsx";
import { Button } from "../../../../kernel/ui/parts/button.tsx";
import { Empty } from "../../../../kernel/ui/parts/empty.tsx";
import { ExportList } from "../../../../kernel/ui/parts/export-list.tsx";
import { Page } from "../../../../kernel/ui/parts/page.tsx";
import { RefusalNote } from "../../../../kernel/ui/parts/refusal-note.tsx";
import { useMay, useSession } from "../../../../kernel/ui/session/session.tsx";
import { useSituation } from "../../../../kernel/ui/session/situation.tsx";
import type { Sort } from "../../../../kernel/ui/table/column.ts";
import { DataTable } from "../../../../kernel/ui/table/data-table.tsx";
import { useSelection } from "../../../../kernel/ui/table/use-selection.ts";
import { type CaseLine, MOST_CHOSEN } from "../../case-views.ts";
import { diseaseName } from "../case-words.ts";
import { GridEntry } from "../grid/grid-entry.tsx";
import { useAddress, useGo } from "../use-go.ts";
import { caseColumns, PhoneCase } from "./case-columns.tsx";
import { cleared, filterOf, isNarrowed } from "./case-filter.ts";
import { CaseFilters } from "./case-filters.tsx";
import css from "./case-list.module.css";
import { compareByGivenName } from "./given-name.ts";
import { HandOverSheet } from "./hand-over-sheet.tsx";
import { useCaseList } from "./use-case-list.ts";

const PHONE_ROW = 92;

/** The cases of the area, what they lack, and a grid to add more without leaving the page. */
export default function CaseListPage() {
  const text = useText("surveillance");
  const { number } = useNumbers();
  const { language } = useLanguage();
  const { day } = useSession();
  const { area, asOf, readOnly } = useSituation();
  const [address, change] = useAddress();
  const go = useGo();
  const mayReport = useMay("surveillance.case.report") && !readOnly;
  const mayExport = useMay("surveillance.case.export");
  const filter = filterOf(address, area?.key, day, asOf);
  const list = useCaseList(filter);
  const count = useRead<{ n: number; atLeast: boolean }>("/cases/count", filter as never, { keep: true });
  const everything = useRead<{ n: number }>("/cases/count", filterOf({ disease: address.disease }, area?.key, day, asOf) as never, {
    when: isNarrowed(address),
  });
  const [sort, setSort] = useState<Sort | undefined>({ by: "name", descending: false });
  const rows = useMemo(() => sorted(list.rows, sort), [list.rows, sort]);
  const columns = useMemo(() => caseColumns(text, language, sort?.by === "name"), [text, language, sort?.by]);
  const selection = useSelection();
  const disease = address.disease === "all" ? undefined : diseaseName(address.disease ?? "covid-19", language);
  const n = count.value?.n;
  return (
    <Page
      title={disease ? text("list.title", { disease }) : text("page.list")}
      aside={<CaseFilters {...{ address, change, filter, day }} area={area?.key} />}
      actions={
        <>
          {n !== undefined && (
            <span className={css.count} role="status">
              <b>{count.value?.atLeast ? text("list.more", { n }) : number(n)}</b> {text("list.cases")}
            </span>
          )}
          {mayExport && <ExportList path="/cases/export" query={filter} />}
          {mayReport && (
            <Button kind="main" keys="n" onPress={() => go("/ca-benh/moi", { ...(address.disease && { disease: address.disease }) })}>
              {text("list.add")}
            </Button>
          )}
        </>
      }
    >
      <DataTable<CaseLine>
        name="case.list"
        caption={text("list.caption", { disease: disease ?? text("list.allDiseases") })}
        columns={columns}
        rows={rows}
        keyOf={(line) => line.id}
        total={n}
        onEnd={list.loadMore}
        reading={list.reading}
        onOpen={(line) => go(`/ca-benh/${line.id}`)}
        selection={selection}
        bulk={(keys) => <BulkActs keys={keys} onDone={selection.clear} />}
        sort={sort}
        onSort={(next) => setSort(next.by === sort?.by && next.descending && sort.descending ? undefined : next)}
        density="tight"
        phone={{ cell: (line) => <PhoneCase line={line} text={text} />, height: PHONE_ROW }}
        empty={<NoCases mayReport={mayReport} onAdd={() => go("/ca-benh/moi")} />}
        filtered={isNarrowed(address) && everything.value ? { of: everything.value.n, onClear: () => change(cleared) } : undefined}
        slow={n ? text("list.slow", { n }) : text("list.slowUnknown")}
      />
      {mayReport && <GridEntry diseaseCode={address.disease && address.disease !== "all" ? address.disease : "covid-19"} />}
    </Page>
  );
}

/** The list by given name, by day of report, or as the server gives it: newest first. */
function sorted(rows: readonly CaseLine[] | undefined, sort: Sort | undefined): readonly CaseLine[] | undefined {
  if (!rows || !sort) return rows;
  const sign = sort.descending ? -1 : 1;
  const compare = (one: CaseLine, other: CaseLine): number =>
    sort.by === "name"
      ? compareByGivenName(one.personName, other.personName)
      : one.reportedOn < other.reportedOn
        ? -1
        : one.reportedOn > other.reportedOn
          ? 1
          : 0;
  return rows.toSorted((one, other) => sign * compare(one, other));
}

function NoCases({ mayReport, onAdd }: { mayReport: boolean; onAdd: () => void }) {
  const text = useText("surveillance");
  return (
    <Empty title={text("list.empty")} detail={text("list.emptyDetail")}>
      {mayReport && <Button onPress={onAdd}>{text("list.add")}</Button>}
    </Empty>
  );
}

/** What can be done with the ticked cases together. */
function BulkActs({ keys, onDone }: { keys: ReadonlySet<string>; onDone: () => void }) {
  const text = useText("surveillance");
  const { language } = useLanguage();
  const { readOnly } = useSituation();
  const mayHandOver = useMay("surveillance.case.hand-over") && !readOnly;
  const mayExport = useMay("surveillance.case.export");
  const [offering, setOffering] = useState(false);
  const file = useSaveFile();
  const chosen = [...keys];
  const tooMany = chosen.length > MOST_CHOSEN;
  const caseIds = chosen.join(",");
  return (
    <>
      {mayHandOver && <Button onPress={() => setOffering(true)}>{text("handOver.act")}</Button>}
      {mayExport && (
        <>
          <Button busy={file.pending} disabled={tooMany} onPress={() => void file.save("/cases/export", { caseIds, language })}>
            {text("list.exportChosen")}
          </Button>
          <Button busy={file.pending} disabled={tooMany} onPress={() => void file.save("/cases/line-list", { caseIds, format: "pdf" })}>
            {text("list.print")}
          </Button>
        </>
      )}
      {tooMany && <span className="muted">{text("list.mostChosen", { n: MOST_CHOSEN })}</span>}
      {file.refusal && <RefusalNote of={file.refusal} lead={text("list.exportFailed")} />}
      <HandOverSheet open={offering} onClose={() => setOffering(false)} caseIds={chosen} onDone={onDone} />
    </>
  );
}
