import { useState } from "react";
import { useRead } from "../../../kernel/ui/api/use-read.ts";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { Note } from "../../../kernel/ui/parts/note.tsx";
import { PlaceLink } from "../../../kernel/ui/parts/place-link.tsx";
import { Resource } from "../../../kernel/ui/parts/resource.tsx";
import { useMay } from "../../../kernel/ui/session/session.tsx";
import { useSituation } from "../../../kernel/ui/session/situation.tsx";
import type { LevelCard } from "../level-views.ts";
import { LevelExplanation } from "./level-explanation.tsx";
import { LevelHead } from "./level-head.tsx";
import { ProposeUnitSheet } from "./propose-unit-sheet.tsx";
import { ResponseSheet } from "./response-sheet.tsx";

interface UnitPaneProps {
  area: string;
  on: string;
  onClose: () => void;
}

/** The chosen unit beside the map. */
export function UnitPane({ area, on, onClose }: UnitPaneProps) {
  const text = useText("assessment");
  const { asOf } = useSituation();
  const card = useRead<LevelCard>("/levels/one", { area, on, asOf });
  return (
    <Resource of={card}>
      {(value) => (
        <>
          <LevelHead card={value} heading />
          <UnitLevel card={value} />
          <p className="row wrap">
            <PlaceLink to={`/dia-ban/${area}`}>{text("unit.page")}</PlaceLink>
            <PlaceLink to="/ca-benh" with={{ area }}>
              {text("unit.cases")}
            </PlaceLink>
            <PlaceLink to={`/dia-ban/${area}`}>{text("unit.history", { n: value.history.length })}</PlaceLink>
            <Button kind="quiet" onPress={onClose}>
              {text("unit.close")}
            </Button>
          </p>
        </>
      )}
    </Resource>
  );
}

/** Explanation and acts of one unit; without sight of its cases only what was published. */
export function UnitLevel({ card }: { card: LevelCard }) {
  const text = useText("assessment");
  const { readOnly } = useSituation();
  const mayPropose = useMay("assessment.level.propose") && !readOnly;
  const [open, setOpen] = useState<"propose" | "response">();
  const { answer, criteria } = card;
  if (!answer) return <Note lead={text("unit.outOfSight")}>{text("unit.outOfSightWhy")}</Note>;
  const mayState = mayPropose && answer.inputs.some(({ code }) => code === "responseCapacity");
  return (
    <>
      <LevelExplanation {...{ answer, criteria }} />
      {mayPropose && (
        <div className="row wrap">
          <Button onPress={() => setOpen("propose")}>{text("propose.one")}</Button>
          {mayState && <Button onPress={() => setOpen("response")}>{text("response.open")}</Button>}
        </div>
      )}
      {open === "propose" && <ProposeUnitSheet answer={answer} onClose={() => setOpen(undefined)} />}
      {open === "response" && <ResponseSheet answer={answer} onClose={() => setOpen(undefined)} />}
    </>
  );
}
