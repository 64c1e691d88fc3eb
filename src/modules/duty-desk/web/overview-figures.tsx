import { addDays } from "../../../kernel/time/local-date.ts";
import { useRead } from "../../../kernel/ui/api/use-read.ts";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Figure, FigureRow, type FigureState } from "../../../kernel/ui/parts/figure.tsx";
import { Resource } from "../../../kernel/ui/parts/resource.tsx";

interface FigureValue {
  indicator: string;
  to: string;
  value: number | null;
  asOf: string;
}

const shown = ["cases-new", "cases-active", "active-severe-critical", "recovered-new", "deaths-new"] as const;

/** Five figures of the day, each with its change since yesterday, its source and its instant. */
export function OverviewFigures({ area, day, asOf }: { area: string; day: string; asOf: string | undefined }) {
  const text = useText("duty-desk");
  const query = { indicators: shown.join(","), area, asOf };
  const today = useRead<{ rows: FigureValue[] }>("/figures", { ...query, from: day, to: day }, { every: 60 });
  const yesterday = useRead<{ rows: FigureValue[] }>(
    "/figures",
    { ...query, from: addDays(day, -1), to: addDays(day, -1) },
    { every: 600 },
  );
  const before = new Map(yesterday.value?.rows.map((row) => [row.indicator, row.value]));
  return (
    <Resource of={today}>
      {({ rows }) => (
        <FigureRow>
          {rows.map((row) => (
            <Figure
              key={row.indicator}
              name={text(`overview.figure.${row.indicator}`)}
              state={stateOf(row.value)}
              change={changeOf(row.value, before.get(row.indicator), text("overview.yesterday"))}
              source={text("overview.fromRecords")}
              at={row.asOf}
            />
          ))}
        </FigureRow>
      )}
    </Resource>
  );
}

const stateOf = (value: number | null): FigureState => (value === null ? { kind: "missing" } : { kind: "known", value });

const changeOf = (now: number | null, before: number | null | undefined, than: string) =>
  now === null || before === null || before === undefined ? undefined : { by: now - before, than };
