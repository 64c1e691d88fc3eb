import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { formatDate, formatInstant } from "../../../kernel/i18n/date.ts";
import { useRead } from "../../../kernel/ui/api/use-read.ts";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { FilterChip } from "../../../kernel/ui/parts/chip.tsx";
import { Empty } from "../../../kernel/ui/parts/empty.tsx";
import { Page } from "../../../kernel/ui/parts/page.tsx";
import { PlaceLink } from "../../../kernel/ui/parts/place-link.tsx";
import { useAddress } from "../../../kernel/ui/session/address.ts";
import { useMay, useSession } from "../../../kernel/ui/session/session.tsx";
import { useSituation } from "../../../kernel/ui/session/situation.tsx";
import type { Column } from "../../../kernel/ui/table/column.ts";
import { DataTable } from "../../../kernel/ui/table/data-table.tsx";
import { DraftSheet } from "./draft-sheet.tsx";
import { OpenChecks, StateChip } from "./report-signs.tsx";
import type { LineView } from "./report-view.ts";

const PAGE = 50;

/** Every report in sight, newest days first, and the way to begin one. */
export default function ReportListPage() {
  const text = useText("reporting");
  const router = useRouter();
  const [address] = useAddress();
  const { area } = useSituation();
  const { homeArea, areas } = useSession();
  const may = useMay("reporting.report.draft");
  const [writing, setWriting] = useState(address.on !== undefined);
  const [all, setAll] = useState(true);
  const [limit, setLimit] = useState(PAGE);
  const own = unitOf(area) ?? areas.find(unitOf) ?? unitOf(homeArea);
  const reading = useRead<{ rows: LineView[]; more: boolean; day: string }>(
    "/reports",
    { area: all ? undefined : own?.key, limit },
    { keep: true },
  );
  const open = (id: string): void => void router.navigate({ to: `/bao-cao/${id}`, search: true });
  const { rows, more, day } = reading.value ?? { rows: undefined, more: false, day: undefined };
  return (
    <Page
      title={text("page.list")}
      aside={own && <AreaFilter name={own.name} all={all} onChange={setAll} />}
      actions={
        may && (
          <>
            <PlaceLink to="/doi-chieu">{text("page.reconciliation")}</PlaceLink>
            <Button kind="main" keys="n" onPress={() => setWriting(true)}>
              {text("list.write")}
            </Button>
          </>
        )
      }
    >
      <DataTable<LineView>
        name="reporting.list"
        caption={text("list.caption")}
        columns={useReportColumns()}
        rows={rows}
        reading={reading}
        keyOf={({ id }) => id}
        onOpen={({ id }) => open(id)}
        {...(more && limit < 200 && { onEnd: () => setLimit(200) })}
        empty={<Empty title={text("list.empty")} detail={text("list.emptyDetail")} />}
      />
      {writing && day && <DraftSheet area={own} on={address.on ?? day} latest={day} onClose={() => setWriting(false)} onOpen={open} />}
    </Page>
  );
}

type Place = { key: string; name: string };
/** A body writes no daily report; a unit does. */
const unitOf = (place: Place | null | undefined): Place | undefined => (place && /^(o19|o25|n25)\./.test(place.key) ? place : undefined);

function AreaFilter({ name, all, onChange }: { name: string; all: boolean; onChange: (all: boolean) => void }) {
  const text = useText("reporting");
  return (
    <>
      <FilterChip chosen={all} onPress={() => onChange(true)}>
        {text("list.allAreas")}
      </FilterChip>
      <FilterChip chosen={!all} onPress={() => onChange(false)}>
        {text("list.onlyArea", { name })}
      </FilterChip>
    </>
  );
}

function useReportColumns(): Column<LineView>[] {
  const text = useText("reporting");
  return [
    { key: "day", name: text("list.day"), width: 110, cell: ({ on }) => <b>{formatDate(on)}</b> },
    { key: "area", name: text("list.area"), width: 200, cell: ({ areaName, area }) => areaName ?? area },
    { key: "state", name: text("list.state"), width: 130, cell: ({ state }) => <StateChip state={state} /> },
    { key: "number", name: text("list.number"), width: 130, cell: ({ number }) => number ?? "" },
    { key: "checks", name: text("list.checks"), width: 150, cell: (row) => <OpenChecks of={row} /> },
    { key: "signer", name: text("list.signer"), width: 180, cell: ({ signedName }) => signedName ?? "" },
    {
      key: "published",
      name: text("list.published"),
      width: 150,
      cell: ({ publishedAt }) => (publishedAt ? formatInstant(publishedAt) : ""),
    },
  ];
}
