import { useState } from "react";
import { formatDate } from "../../../../kernel/i18n/date.ts";
import { useRead } from "../../../../kernel/ui/api/use-read.ts";
import { useLanguage, useText } from "../../../../kernel/ui/language/language.tsx";
import { FilterChip } from "../../../../kernel/ui/parts/chip.tsx";
import { Empty } from "../../../../kernel/ui/parts/empty.tsx";
import { Page, Panes } from "../../../../kernel/ui/parts/page.tsx";
import { DataTable } from "../../../../kernel/ui/table/data-table.tsx";
import { useSelection } from "../../../../kernel/ui/table/use-selection.ts";
import type { UnplacedCases, UnplacedUnits } from "../../case-views.ts";
import { diseaseName, nameWords } from "../case-words.ts";
import { useAddress } from "../use-go.ts";
import { PlaceCard, type UnplacedRow } from "./place-card.tsx";

const PHONE_ROW = 84;

/** Cases of a unit that was split, or without a commune: who knows more says where each belongs, one by one, ticked, or by hamlet. */
export default function PlacePage() {
  const text = useText("surveillance");
  const { language } = useLanguage();
  const [address, change] = useAddress();
  const waiting = useRead<UnplacedUnits>("/cases/unplaced/units", { language });
  const units = waiting.value?.rows ?? [];
  const unit = address.unit ?? units[0]?.unit;
  return (
    <Page
      title={text("page.place")}
      aside={units.map((one) => (
        <FilterChip key={one.unit} chosen={one.unit === unit} onPress={() => change({ unit: one.unit })}>
          {text("place.unit", { name: one.name, n: one.n })}
        </FilterChip>
      ))}
    >
      {unit ? <PlaceUnit key={unit} unit={unit} /> : waiting.value && <NothingToPlace />}
    </Page>
  );
}

const NothingToPlace = () => {
  const text = useText("surveillance");
  return <Empty title={text("place.empty")} detail={text("place.emptyDetail")} />;
};

function PlaceUnit({ unit }: { unit: string }) {
  const text = useText("surveillance");
  const { language } = useLanguage();
  const reading = useRead<UnplacedCases>("/cases/unplaced", { unit, language });
  const selection = useSelection();
  const [open, setOpen] = useState<string>();
  const found = reading.value;
  const row = found?.rows.find(({ id }) => id === open) ?? found?.rows[0];
  return (
    <Panes of="1fr 380px">
      <DataTable<UnplacedRow>
        name="case.place"
        caption={text("place.caption", { name: found?.name ?? unit })}
        rows={found?.rows}
        reading={reading}
        keyOf={({ id }) => id}
        openKey={row?.id}
        onOpen={({ id }) => setOpen(id)}
        selection={selection}
        groupOf={({ hamlet }) => (hamlet ? hamlet.charAt(0).toUpperCase() + hamlet.slice(1) : text("place.noHamlet"))}
        columns={[
          { key: "name", name: text("list.name"), width: 190, cell: (line) => nameWords(line, text) },
          {
            key: "address",
            name: text("place.address"),
            width: 250,
            cell: (line) => line.address ?? <span className="muted">{text("place.noAddress")}</span>,
          },
          { key: "disease", name: text("field.diseaseCode"), width: 110, cell: (line) => diseaseName(line.diseaseCode, language) },
          { key: "reported", name: text("field.reportedOn"), width: 110, cell: (line) => formatDate(line.reportedOn) },
        ]}
        phone={{ cell: (line) => <PhoneRow line={line} />, height: PHONE_ROW }}
        empty={<NothingToPlace />}
        partial={found?.more ? text("place.more", { n: found.rows.length }) : undefined}
      />
      {found && row && <PlaceCard of={found} row={row} selection={selection} />}
    </Panes>
  );
}

function PhoneRow({ line }: { line: UnplacedRow }) {
  const text = useText("surveillance");
  return (
    <span className="stack">
      <b>{nameWords(line, text)}</b>
      <span className="muted">{line.address ?? text("place.noAddress")}</span>
    </span>
  );
}
