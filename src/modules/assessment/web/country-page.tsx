import { useRouter } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { formatDate, formatRange } from "../../../kernel/i18n/date.ts";
import { addDays } from "../../../kernel/time/local-date.ts";
import { useRead } from "../../../kernel/ui/api/use-read.ts";
import { useNumbers, useText } from "../../../kernel/ui/language/language.tsx";
import { LevelMap } from "../../../kernel/ui/map/level-map.tsx";
import { Card } from "../../../kernel/ui/parts/card.tsx";
import { Empty } from "../../../kernel/ui/parts/empty.tsx";
import { LevelBadge } from "../../../kernel/ui/parts/level-badge.tsx";
import { Note } from "../../../kernel/ui/parts/note.tsx";
import { Page, Panes } from "../../../kernel/ui/parts/page.tsx";
import { PlaceLink } from "../../../kernel/ui/parts/place-link.tsx";
import { Resource } from "../../../kernel/ui/parts/resource.tsx";
import { DataTable, TwoLines } from "../../../kernel/ui/table/data-table.tsx";
import type { ProvinceLine } from "../level-views.ts";
import { useAddress, useAssessmentDay } from "./address.ts";
import { DayControl } from "./day-control.tsx";
import type { AreaMapAnswer } from "./level-sources.ts";

interface Country {
  rows: ProvinceLine[];
  era: "o19" | "o25" | "n25";
}

/** Rows of the frame around the map on the smallest staff screen, px. */
const AROUND = 292;
const levelOf = ({ published, computed }: ProvinceLine) => published ?? computed;

/** The provinces of the country: published levels, and cases where this installation knows them. */
export default function CountryPage() {
  const text = useText("assessment");
  const on = useAssessmentDay();
  const reading = useRead<Country>("/levels/provinces", { on }, { keep: true });
  return (
    <Page
      title={text("country.title")}
      aside={text("country.window", { days: formatRange(addDays(on, -6), on) })}
      actions={
        <>
          <PlaceLink to="/ban-do">{text("country.toProvince")}</PlaceLink>
          <DayControl />
        </>
      }
    >
      <Resource of={reading}>{(country) => <CountryPanes country={country} />}</Resource>
    </Page>
  );
}

function CountryPanes({ country: { rows, era } }: { country: Country }) {
  const [{ unit: chosen }, write] = useAddress();
  const choose = (key: string): void => write({ unit: key });
  return (
    <CountryMap {...{ rows, era, chosen }} onChoose={choose}>
      <ProvinceTable {...{ rows, chosen }} onChoose={choose} />
    </CountryMap>
  );
}

interface ChosenProps {
  rows: readonly ProvinceLine[];
  chosen: string | undefined;
  onChoose: (key: string) => void;
}

/**
 * The map beside the table. Only with outlines that hold Hoàng Sa and Trường Sa: without them there is no map of the country, and the
 * table has the page to itself.
 */
function CountryMap({ rows, era, chosen, onChoose, children }: ChosenProps & { era: Country["era"]; children: ReactNode }) {
  const text = useText("assessment");
  const map = useRead<AreaMapAnswer>("/areas/map", { area: "vn", era, level: "province" });
  return (
    <Resource of={map}>
      {({ topology, units, credit, licence }) =>
        topology ? (
          <Panes of="minmax(0, 1fr) minmax(0, 1fr)">
            <Card fill>
              <LevelMap
                shapes={topology}
                units={units}
                levels={new Map(rows.map((row) => [row.area, levelOf(row)]))}
                label={text("country.label", { n: units.length })}
                credit={[credit, licence].filter(Boolean).join(", ")}
                provisional={rows.some(({ provisional }) => provisional)}
                chosen={chosen}
                onChoose={onChoose}
                height={Math.max(360, window.innerHeight - AROUND)}
              />
            </Card>
            {children}
          </Panes>
        ) : (
          <>
            <Note lead={text("country.noMap")}>{text("country.noMapWhy")}</Note>
            {children}
          </>
        )
      }
    </Resource>
  );
}

function ProvinceTable({ rows, chosen, onChoose }: ChosenProps) {
  const text = useText("assessment");
  const router = useRouter();
  const { number } = useNumbers();
  const casesOf = ({ newCases }: ProvinceLine): string => (newCases === null ? text("input.missing") : number(newCases));
  const sourceOf = ({ source }: ProvinceLine): string => (source === "records" ? text("input.records") : (source ?? ""));
  const known = (row: ProvinceLine): number => (levelOf(row) === null ? 0 : 2) + (row.newCases === null ? 0 : 1);
  const ordered = rows.toSorted((one, other) => known(other) - known(one) || one.name.localeCompare(other.name, "vi"));
  return (
    <DataTable<ProvinceLine>
      name="assessment.provinces"
      caption={text("country.table")}
      rows={ordered}
      keyOf={({ area }) => area}
      openKey={chosen}
      onOpen={({ area }) => (area === chosen ? void router.navigate({ to: `/dia-ban/${area}`, search: true }) : onChoose(area))}
      columns={[
        { key: "name", name: text("country.province"), width: 150, cell: ({ name }) => name },
        {
          key: "level",
          name: text("paper.level"),
          width: 90,
          cell: (row) => <LevelBadge level={levelOf(row)} provisional={row.provisional} />,
        },
        {
          key: "of",
          name: text("country.from"),
          width: 150,
          cell: ({ publishedOn, computed }) =>
            publishedOn ? text("country.published", { on: formatDate(publishedOn) }) : computed === null ? "" : text("map.computed"),
        },
        { key: "cases", name: text("country.cases"), width: 110, align: "end", cell: casesOf },
        { key: "source", name: text("country.source"), width: 150, cell: sourceOf },
      ]}
      phone={{
        height: 60,
        cell: (row) => (
          <TwoLines
            first={
              <span className="row">
                <LevelBadge level={levelOf(row)} provisional={row.provisional} /> <b>{row.name}</b>
              </span>
            }
            second={text("country.inShort", { n: casesOf(row) })}
          />
        ),
      }}
      empty={<Empty title={text("country.table")} />}
    />
  );
}
