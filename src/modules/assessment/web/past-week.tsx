import { lazy, Suspense, useEffect, useState } from "react";
import { formatDate } from "../../../kernel/i18n/date.ts";
import type { LocalDate } from "../../../kernel/time/local-date.ts";
import { useText } from "../../../kernel/ui/language/language.tsx";
import type { Plan, ShapesTopology } from "../../../kernel/ui/map/plan.ts";
import type { LevelLine } from "../level-views.ts";
import { type LevelMode, useLevelsShown } from "./level-sources.ts";

const MapPicture = lazy(() => import("../../../kernel/ui/map/map-picture.tsx"));

interface PastWeekProps {
  topology: ShapesTopology;
  rows: readonly LevelLine[];
  mode: LevelMode;
  on: LocalDate;
  /** Of the province. */
  name: string;
}

/** The same map a week or two before: small, same scale, without numbers. */
export function PastWeek({ topology, rows, mode, on, name }: PastWeekProps) {
  const text = useText("assessment");
  const levels = useLevelsShown(rows, mode);
  const [plan, setPlan] = useState<Plan>();
  useEffect(() => {
    let wanted = true;
    void import("../../../kernel/ui/map/plan.ts").then(({ planOf }) => wanted && setPlan(planOf(topology)));
    return () => {
      wanted = false;
    };
  }, [topology]);
  if (!plan) return null;
  return (
    <figure>
      <Suspense fallback={null}>
        <MapPicture plan={plan} levels={levels} width={190} height={160} label={text("overview.weekLabel", { name, on: formatDate(on) })} />
      </Suspense>
      <figcaption className="fine">{text("overview.week", { on: formatDate(on) })}</figcaption>
    </figure>
  );
}
