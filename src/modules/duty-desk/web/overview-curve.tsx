import { useState } from "react";
import { useRead } from "../../../kernel/ui/api/use-read.ts";
import { EpiCurve } from "../../../kernel/ui/chart/epi-curve.tsx";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Card } from "../../../kernel/ui/parts/card.tsx";
import { FilterChip } from "../../../kernel/ui/parts/chip.tsx";
import { Resource } from "../../../kernel/ui/parts/resource.tsx";

interface Curve {
  days: { on: string; n: Record<string, number>; backFilled: number }[];
  completeUntil: string | null;
  delayDays: number | null;
  measuredOn: number;
  asOf: string;
}

/** Where cases were found, lowest of the stack first; what is rare stands together. */
const stack = [["community"], ["quarantine"], ["zone"], ["border", "screening", "hospital", "unknown"]] as const;
const bases = ["onset", "reported"] as const;

/** The curve of sixty days by onset, switchable to the report; days not yet complete are shaded by the measured delay. */
export function OverviewCurve({ area, day, from, asOf }: { area: string; day: string; from: string; asOf: string | undefined }) {
  const text = useText("duty-desk");
  const [by, setBy] = useState<(typeof bases)[number]>("onset");
  const reading = useRead<Curve>("/cases/curve", { unit: area, by, from, to: day, asOf }, { keep: true, every: 60 });
  return (
    <Card title={text("overview.curve")} fill>
      <Resource of={reading}>
        {(curve) => (
          <EpiCurve
            sources={stack.map((_, index) => text(`overview.source.${index}`))}
            days={curve.days.map(({ on, n, backFilled }) => ({
              on,
              counts: stack.map((kinds) => kinds.reduce((sum, kind) => sum + (n[kind] ?? 0), 0)),
              backfilled: backFilled,
            }))}
            completeUntil={curve.completeUntil ?? day}
            by={text(`overview.by.${by}`)}
            other={bases.map((basis) => (
              <FilterChip key={basis} chosen={by === basis} onPress={() => setBy(basis)}>
                {text(`overview.by.${basis}`)}
              </FilterChip>
            ))}
            asOf={curve.asOf}
            source={
              curve.delayDays === null ? text("overview.noDelay") : text("overview.delay", { days: curve.delayDays, n: curve.measuredOn })
            }
            height={260}
          />
        )}
      </Resource>
    </Card>
  );
}
