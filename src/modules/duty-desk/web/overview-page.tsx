import { useNavigate } from "@tanstack/react-router";
import { addDays } from "../../../kernel/time/local-date.ts";
import { useRead } from "../../../kernel/ui/api/use-read.ts";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { AsOfChip } from "../../../kernel/ui/parts/as-of-chip.tsx";
import { Card } from "../../../kernel/ui/parts/card.tsx";
import { Empty } from "../../../kernel/ui/parts/empty.tsx";
import { Page, Panes } from "../../../kernel/ui/parts/page.tsx";
import { Resource } from "../../../kernel/ui/parts/resource.tsx";
import { useDayLookedAt } from "../../../kernel/ui/session/day-looked-at.ts";
import { useSession } from "../../../kernel/ui/session/session.tsx";
import { useSituation } from "../../../kernel/ui/session/situation.tsx";
import type { QueueItem } from "../contract.ts";
import css from "./overview.module.css";
import { OverviewCurve } from "./overview-curve.tsx";
import { OverviewFigures } from "./overview-figures.tsx";
import { OverviewMap } from "./overview-map.tsx";

/** The chair's page: five figures with their change, levels, the curve, what waits for a decision. */
export default function OverviewPage() {
  const text = useText("duty-desk");
  const day = useDayLookedAt();
  const { area, asOf } = useSituation();
  const session = useSession();
  const place = area ?? session.homeArea;
  if (!place || place.key.startsWith("ag.")) {
    return (
      <Page title={text("overview.title")}>
        <Empty title={text("overview.noArea")} detail={text("overview.noAreaWhy")} />
      </Page>
    );
  }
  const where = { area: place.key, day, asOf };
  return (
    <Page title={text("overview.heading", { area: place.name, day })} aside={asOf ? <AsOfChip at={asOf} /> : undefined}>
      <OverviewFigures {...where} />
      <Panes of="400px 1fr 320px">
        <OverviewMap {...where} />
        <OverviewCurve {...where} from={addDays(day, -59)} />
        <Waiting />
      </Panes>
    </Page>
  );
}

function Waiting() {
  const text = useText("duty-desk");
  const navigate = useNavigate();
  const reading = useRead<{ rows: (Omit<QueueItem, "dueAt"> & { dueAt: string | null })[] }>("/queue", {}, { every: 60 });
  const count = reading.value?.rows.length;
  return (
    <Card title={text("overview.waiting")} aside={count === undefined ? null : text("overview.waitingCount", { n: count })} fill>
      <Resource of={reading}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="fine">{text("overview.nothingWaits")}</p>
          ) : (
            <ul className={css.waiting}>
              {rows.slice(0, 8).map((row) => (
                <li key={`${row.module}.${row.kind}.${row.key}`}>
                  <WaitingLine row={row} onOpen={() => void navigate({ to: row.link })} />
                </li>
              ))}
            </ul>
          )
        }
      </Resource>
    </Card>
  );
}

function WaitingLine({ row, onOpen }: { row: Pick<QueueItem, "module" | "kind" | "params" | "subject" | "why">; onOpen: () => void }) {
  const text = useText(row.module);
  return (
    <button type="button" className={css.line} onClick={onOpen}>
      <b>{text(`queue.${row.kind}`, row.params)}</b> {row.subject}
      <span className={`fine ${css.why}`}>{text(row.why, row.params)}</span>
    </button>
  );
}
