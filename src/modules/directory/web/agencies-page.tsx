import { useDeferredValue, useState } from "react";
import { formatDate } from "../../../kernel/i18n/date.ts";
import { useRead } from "../../../kernel/ui/api/use-read.ts";
import { Choice } from "../../../kernel/ui/input/choice.tsx";
import { TextInput } from "../../../kernel/ui/input/text-input.tsx";
import { useLanguage, useText } from "../../../kernel/ui/language/language.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { Empty } from "../../../kernel/ui/parts/empty.tsx";
import { ExportList } from "../../../kernel/ui/parts/export-list.tsx";
import { Page, Panes } from "../../../kernel/ui/parts/page.tsx";
import { useMay, useSession } from "../../../kernel/ui/session/session.tsx";
import { DataTable, TwoLines } from "../../../kernel/ui/table/data-table.tsx";
import { agencyGroups } from "../contract.ts";
import { AgencyCard, type ListedAgency } from "./agency-card.tsx";
import { AgencySheetCard } from "./agency-sheet-card.tsx";
import { NewAgencyCard } from "./new-agency-card.tsx";

const MOST = 200;

/** Bodies of the state, health facilities and others of the province, with the days they existed. */
export default function AgenciesPage() {
  const text = useText("directory");
  const { language } = useLanguage();
  const { provinceId } = useSession();
  const may = useMay("directory.agency.manage");
  const [typed, setTyped] = useState("");
  const [group, setGroup] = useState("");
  const [chosen, setChosen] = useState<string | "new" | "sheet">();
  const q = useDeferredValue(typed.trim());
  const query = { q, provinceId, group: group || undefined, limit: MOST };
  const reading = useRead<{ agencies: ListedAgency[] }>("/agencies/search", query, { keep: true, every: 30 });
  const rows = reading.value?.agencies;
  const agency = rows?.find(({ key }) => key === chosen);
  const nameOf = (row: ListedAgency) => (language === "en" ? row.nameEn : row.name);
  const daysOf = (row: ListedAgency) =>
    `${row.validFrom ? formatDate(row.validFrom) : text("agencies.always")} – ${row.validTo ? formatDate(row.validTo) : text("agencies.open")}`;
  return (
    <Page
      title={text("page.agencies")}
      actions={
        <>
          <ExportList path="/agencies/export" query={{ q, provinceId, group: group || undefined }} />
          {may && <Button onPress={() => setChosen("sheet")}>{text("sheet.title")}</Button>}
          {may && (
            <Button kind="main" keys="n" onPress={() => setChosen("new")}>
              {text("agencies.new")}
            </Button>
          )}
        </>
      }
    >
      <div className="row wrap">
        <div className="grow">
          <TextInput label={text("agencies.find")} value={typed} onChange={setTyped} autoComplete="off" />
        </div>
        <Choice
          list
          label={text("agencies.group")}
          value={group}
          options={["", ...agencyGroups]}
          nameOf={(one) => text(one ? `group.${one}` : "agencies.all")}
          onChoose={setGroup}
        />
      </div>
      <Panes of={chosen ? "minmax(0, 1fr) 400px" : "minmax(0, 1fr)"}>
        <DataTable<ListedAgency>
          name="directory.agencies"
          caption={text("page.agencies")}
          rows={rows}
          reading={reading}
          keyOf={(row) => row.key}
          openKey={agency?.key}
          onOpen={(row) => setChosen(row.key)}
          partial={rows?.length === MOST ? text("agencies.more") : undefined}
          columns={[
            { key: "name", name: text("agencies.name"), width: 360, cell: (row) => <b>{nameOf(row)}</b> },
            { key: "group", name: text("agencies.group"), width: 150, cell: (row) => text(`group.${row.group}`) },
            {
              key: "from",
              name: text("agencies.from"),
              width: 130,
              cell: (row) => (row.validFrom ? formatDate(row.validFrom) : text("agencies.always")),
            },
            {
              key: "to",
              name: text("agencies.to"),
              width: 130,
              cell: (row) => (row.validTo ? formatDate(row.validTo) : text("agencies.open")),
            },
          ]}
          phone={{ height: 84, cell: (row) => <TwoLines first={nameOf(row)} second={`${text(`group.${row.group}`)}, ${daysOf(row)}`} /> }}
          empty={<Empty title={text("agencies.none")} detail={text("agencies.noneWhy")} />}
        />
        {chosen === "new" && <NewAgencyCard />}
        {chosen === "sheet" && <AgencySheetCard />}
        {agency && <AgencyCard key={agency.key} agency={agency} name={nameOf(agency)} days={daysOf(agency)} />}
      </Panes>
    </Page>
  );
}
