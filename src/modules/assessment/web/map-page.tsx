import { useState } from "react";
import { formatRange } from "../../../kernel/i18n/date.ts";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { LevelMap } from "../../../kernel/ui/map/level-map.tsx";
import type { Shapes } from "../../../kernel/ui/map/plan.ts";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { Card } from "../../../kernel/ui/parts/card.tsx";
import { FilterChip } from "../../../kernel/ui/parts/chip.tsx";
import { ExportList } from "../../../kernel/ui/parts/export-list.tsx";
import { Page, Panes } from "../../../kernel/ui/parts/page.tsx";
import { PlaceLink } from "../../../kernel/ui/parts/place-link.tsx";
import { ProvisionalNotice } from "../../../kernel/ui/parts/provisional-notice.tsx";
import { Resource } from "../../../kernel/ui/parts/resource.tsx";
import { useMay } from "../../../kernel/ui/session/session.tsx";
import { useSituation } from "../../../kernel/ui/session/situation.tsx";
import { useAddress, useAssessmentDay } from "./address.ts";
import { DayControl } from "./day-control.tsx";
import { type AreaMapAnswer, type LevelList, type LevelMode, useCommuneMap, useLevels, useLevelsShown } from "./level-sources.ts";
import { MapOverview } from "./map-overview.tsx";
import { ProposeSheet } from "./propose-sheet.tsx";
import { type ProvinceOfArea, useProvinceOfArea } from "./province-of-area.ts";
import { UnitPane } from "./unit-pane.tsx";

/** Levels of every commune of the province on a map, why each is what it is, and the way from proposal to publication. */
export default function MapPage() {
  const text = useText("assessment");
  const [address, write] = useAddress();
  const on = useAssessmentDay();
  const province = useProvinceOfArea();
  const { readOnly, asOf } = useSituation();
  const mayPropose = useMay("assessment.level.propose") && !readOnly;
  const [proposing, setProposing] = useState(false);
  const levels = useLevels(province?.key, on);
  const mode: LevelMode = address.show === "published" ? "published" : "computed";
  const rule = levels.value?.rule;
  const provisional = levels.value?.rows.some((row) => row.provisional) ?? false;
  const modes = (
    <>
      <FilterChip chosen={mode === "computed"} onPress={() => write({ show: undefined })}>
        {text("map.computed")}
      </FilterChip>
      <FilterChip chosen={mode === "published"} onPress={() => write({ show: "published" })}>
        {text("map.published")}
      </FilterChip>
      {levels.value && <span>{text("map.window", { days: formatRange(levels.value.from, on) })}</span>}
    </>
  );
  const actions = (
    <>
      <PlaceLink to="/toan-quoc">{text("country.title")}</PlaceLink>
      <DayControl />
      {province && <ExportList path="/levels/export" query={{ area: province.key, on, asOf }} />}
      {mayPropose && (
        <Button kind="main" onPress={() => setProposing(true)} disabled={!levels.value}>
          {text(provisional ? "propose.openProvisional" : "propose.open")}
        </Button>
      )}
    </>
  );
  const notice = provisional && rule && (
    <ProvisionalNotice what={text("provisional.what")} document={rule.document} on={rule.date} limit={text("provisional.limit")}>
      <PlaceLink to="/cap-do/nguong">{text("provisional.see")}</PlaceLink>
    </ProvisionalNotice>
  );
  return (
    <Page title={text("map.title")} aside={modes} actions={actions} notice={notice}>
      <Resource of={levels} slow={text("map.slow")}>
        {(list) => province && <MapPanes {...{ list, province, mode }} />}
      </Resource>
      {proposing && levels.value && province && (
        <ProposeSheet area={province.key} list={levels.value} on={on} onClose={() => setProposing(false)} />
      )}
    </Page>
  );
}

interface MapPanesProps {
  list: LevelList;
  province: ProvinceOfArea;
  mode: LevelMode;
}

function MapPanes({ list, province, mode }: MapPanesProps) {
  const [address, write] = useAddress();
  const on = useAssessmentDay();
  const map = useCommuneMap(province);
  const chosen = address.unit ?? province.commune;
  const row = list.rows.find(({ area }) => area === chosen);
  const choose = (key: string): void => write({ unit: key });
  return (
    <Panes of="minmax(0, 1fr) 472px">
      <Card fill>
        <Resource of={map}>
          {(answer) => <ProvinceMap {...{ answer, list, province, mode }} chosen={row?.area} onChoose={choose} />}
        </Resource>
      </Card>
      <Card fill>
        {row ? (
          <UnitPane area={row.area} on={on} onClose={() => write({ unit: "-" })} />
        ) : (
          <MapOverview {...{ list, province, mode, on }} topology={map.value?.topology ?? null} onChoose={choose} />
        )}
      </Card>
    </Panes>
  );
}

interface ProvinceMapProps extends MapPanesProps {
  answer: AreaMapAnswer;
  chosen: string | undefined;
  onChoose: (key: string) => void;
}

/** Rows of the frame around the map on the smallest staff screen, px. */
const AROUND = 338;
const nothing: Shapes = { type: "FeatureCollection", features: [] };

function ProvinceMap({ answer, list, province, mode, chosen, onChoose }: ProvinceMapProps) {
  const text = useText("assessment");
  const levels = useLevelsShown(list.rows, mode);
  const { units, topology, schematic, licence, credit } = answer;
  return (
    <LevelMap
      shapes={topology ?? nothing}
      units={units}
      levels={levels}
      label={text("map.label", { n: units.length, name: province.name })}
      schematic={schematic}
      credit={[credit, licence].filter(Boolean).join(", ")}
      provisional={list.rows.some(({ provisional }) => provisional)}
      chosen={chosen}
      onChoose={onChoose}
      height={Math.max(320, window.innerHeight - AROUND)}
    />
  );
}
