import { useRouter } from "@tanstack/react-router";
import { useRead } from "../../../kernel/ui/api/use-read.ts";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { LevelTable } from "../../../kernel/ui/map/level-table.tsx";
import { Card } from "../../../kernel/ui/parts/card.tsx";
import { Page, Panes } from "../../../kernel/ui/parts/page.tsx";
import { PlaceLink } from "../../../kernel/ui/parts/place-link.tsx";
import { ProvisionalNotice } from "../../../kernel/ui/parts/provisional-notice.tsx";
import { Resource } from "../../../kernel/ui/parts/resource.tsx";
import { useSituation } from "../../../kernel/ui/session/situation.tsx";
import type { AreaLevel, LevelCard } from "../level-views.ts";
import { useAssessmentDay } from "./address.ts";
import { AreaCurve } from "./area-curve.tsx";
import { DayControl } from "./day-control.tsx";
import { LevelHead, nameInFull } from "./level-head.tsx";
import { LevelHistory } from "./level-history.tsx";
import { useLevels, useLevelsShown } from "./level-sources.ts";
import { OverloadCard } from "./overload-card.tsx";
import { UnitLevel } from "./unit-pane.tsx";

/** One commune, district or province: its curve, its level with the reasons, the decisions about it, the units under it. */
export default function AreaPage({ areaKey }: { areaKey: string }) {
  const text = useText("assessment");
  const on = useAssessmentDay();
  const { asOf } = useSituation();
  const card = useRead<LevelCard>("/levels/one", { area: areaKey, on, asOf });
  const name = card.value ? nameInFull(card.value) : text("page.area");
  const actions = (
    <>
      <PlaceLink to="/ca-benh" with={{ area: areaKey }}>
        {text("unit.cases")}
      </PlaceLink>
      <PlaceLink to="/ban-do" with={{ unit: areaKey }}>
        {text("area.onMap")}
      </PlaceLink>
      <DayControl />
    </>
  );
  return (
    <Page title={name} actions={actions} notice={<Provisional answer={card.value?.answer ?? null} />}>
      <Resource of={card}>{(value) => <AreaPanes card={value} on={on} />}</Resource>
    </Page>
  );
}

function Provisional({ answer }: { answer: AreaLevel | null }) {
  const text = useText("assessment");
  if (!answer?.provisional) return null;
  const { document, date } = answer.basis;
  return (
    <ProvisionalNotice what={text("provisional.what")} document={document} on={date} limit={text("provisional.limit")}>
      <PlaceLink to="/cap-do/nguong">{text("provisional.see")}</PlaceLink>
    </ProvisionalNotice>
  );
}

function AreaPanes({ card, on }: { card: LevelCard; on: string }) {
  const text = useText("assessment");
  return (
    <Panes of="minmax(0, 1fr) 472px">
      <div className="stack">
        {card.answer && (
          <Card title={text("area.curve")}>
            <AreaCurve area={card.area} on={on} />
          </Card>
        )}
        {card.overload && <OverloadCard overload={card.overload} name={card.name} />}
        {card.below > 0 && <UnitsBelow area={card.area} on={on} />}
        <Card title={text("area.history")}>
          <LevelHistory decisions={card.history} />
        </Card>
      </div>
      <Card title={text("area.level")}>
        <LevelHead card={card} />
        <UnitLevel card={card} />
      </Card>
    </Panes>
  );
}

function UnitsBelow({ area, on }: { area: string; on: string }) {
  const text = useText("assessment");
  const router = useRouter();
  const levels = useLevels(area, on);
  const shown = useLevelsShown(levels.value?.rows, "computed");
  return (
    <Card title={text("area.below")} flat>
      <Resource of={levels}>
        {({ rows }) => {
          const below = rows.filter((row) => row.area !== area);
          return (
            <LevelTable
              units={below.map(({ area: key, name, parentName }) => ({ key, name, ...(parentName && { parentName }) }))}
              levels={shown}
              chosen={undefined}
              onChoose={(key) => void router.navigate({ to: `/dia-ban/${key}`, search: true })}
              provisional={rows.some(({ provisional }) => provisional)}
            />
          );
        }}
      </Resource>
    </Card>
  );
}
