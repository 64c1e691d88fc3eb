import { useNavigate } from "@tanstack/react-router";
import { useRead } from "../../../kernel/ui/api/use-read.ts";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { LevelMap } from "../../../kernel/ui/map/level-map.tsx";
import type { AreaShape, ShapesTopology } from "../../../kernel/ui/map/plan.ts";
import { Card } from "../../../kernel/ui/parts/card.tsx";
import type { LevelValue } from "../../../kernel/ui/parts/level-badge.tsx";
import { Resource } from "../../../kernel/ui/parts/resource.tsx";

interface AreaMap {
  schematic: boolean;
  credit: string | null;
  units: AreaShape[];
  topology: ShapesTopology | null;
}
interface Levels {
  rows: { area: string; unitLevel: string; level: LevelValue; provisional: boolean }[];
}

/** Levels of the communes; a commune opens its page. */
export function OverviewMap({ area, day, asOf }: { area: string; day: string; asOf: string | undefined }) {
  const text = useText("duty-desk");
  const navigate = useNavigate();
  const map = useRead<AreaMap>("/areas/map", { area, era: area.slice(0, 3), level: "commune" });
  const levels = useRead<Levels>("/levels", { area, on: day, asOf });
  const byKey = new Map(levels.value?.rows.map((row) => [row.area, row.level]));
  return (
    <Card title={text("overview.map")} fill>
      <Resource of={map}>
        {(shapes) =>
          shapes.topology ? (
            <LevelMap
              shapes={shapes.topology}
              units={shapes.units}
              levels={byKey}
              label={text("overview.map")}
              schematic={shapes.schematic}
              credit={shapes.credit ?? ""}
              provisional={levels.value?.rows.some((row) => row.provisional) ?? false}
              chosen={undefined}
              onChoose={(key) => void navigate({ to: `/dia-ban/${key}` })}
              height={330}
            />
          ) : (
            <p className="fine">{text("overview.noMap")}</p>
          )
        }
      </Resource>
    </Card>
  );
}
