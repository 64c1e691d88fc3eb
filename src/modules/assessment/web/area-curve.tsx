import { useState } from "react";
import { addDays, type LocalDate } from "../../../kernel/time/local-date.ts";
import { useRead } from "../../../kernel/ui/api/use-read.ts";
import { EpiCurve } from "../../../kernel/ui/chart/epi-curve.tsx";
import { Choice } from "../../../kernel/ui/input/choice.tsx";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Resource } from "../../../kernel/ui/parts/resource.tsx";
import { useSituation } from "../../../kernel/ui/session/situation.tsx";

interface CurveAnswer {
  days: { on: LocalDate; n: Record<string, number>; backFilled: number }[];
  completeUntil: LocalDate | null;
  asOf: string;
}

const sources = ["community", "quarantine", "zone", "other"] as const;
const named = new Set<string>(sources);
const bases = ["onset", "resulted", "reported"] as const;
/** Nine weeks: the window of any rule with what came before it. */
const DAYS = 63;

/** Confirmed cases of an area by day, where they were found at the bottom of the stack first. */
export function AreaCurve({ area, on }: { area: string; on: LocalDate }) {
  const text = useText("assessment");
  const [by, setBy] = useState<(typeof bases)[number]>("onset");
  const { asOf: then } = useSituation();
  const curve = useRead<CurveAnswer>("/cases/curve", { unit: area, by, from: addDays(on, 1 - DAYS), to: on, asOf: then }, { keep: true });
  const countOf = (n: Record<string, number>, source: string): number =>
    source === "other" ? Object.entries(n).reduce((sum, [key, cases]) => sum + (named.has(key) ? 0 : cases), 0) : (n[source] ?? 0);
  const other = (
    <Choice
      label={text("curve.by")}
      value={by}
      options={bases}
      nameOf={(basis) => text(`curve.basis.${basis}`)}
      onChoose={(basis) => setBy(basis as typeof by)}
    />
  );
  return (
    <Resource of={curve}>
      {({ days, completeUntil, asOf }) => (
        <EpiCurve
          sources={sources.map((source) => text(`curve.source.${source}`))}
          days={days.map((day) => ({ on: day.on, counts: sources.map((source) => countOf(day.n, source)), backfilled: day.backFilled }))}
          completeUntil={completeUntil ?? on}
          by={text(`curve.basis.${by}`)}
          other={other}
          asOf={asOf}
          source={text("curve.records")}
        />
      )}
    </Resource>
  );
}
