import { useRead } from "../../../kernel/ui/api/use-read.ts";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Card } from "../../../kernel/ui/parts/card.tsx";
import { Empty } from "../../../kernel/ui/parts/empty.tsx";
import { Resource } from "../../../kernel/ui/parts/resource.tsx";
import { Timeline } from "../../../kernel/ui/parts/timeline.tsx";
import { CaseLink } from "./case-link.tsx";

interface Entry {
  at: string;
  type: string;
  actorId: string;
  subjectId: string | null;
  payload: Record<string, unknown>;
}

/** Events that change the state somebody is in. */
const states = new Set(["case.reported", "case.classified", "case.outcome_recorded", "case.withdrawn"]);

export function PersonTimeline({ personId }: { personId: string }) {
  const text = useText("persons");
  const reading = useRead<{ rows: Entry[] }>("/persons/timeline", { id: personId });
  return (
    <Card title={text("person.timeline")} fill>
      <Resource of={reading}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={text("person.noEvents")} />
          ) : (
            <Timeline
              items={rows.map((entry, index) => ({
                key: `${entry.at} ${entry.type} ${index}`,
                at: entry.at,
                mark: states.has(entry.type) ? ("state" as const) : ("event" as const),
                title: <EventWords entry={entry} />,
                detail: entry.type.startsWith("case.") && entry.subjectId ? <CaseLink caseId={entry.subjectId} /> : undefined,
              }))}
            />
          )
        }
      </Resource>
    </Card>
  );
}

/** The words of an event are with the module it comes from. */
function EventWords({ entry }: { entry: Entry }) {
  const [module = ""] = entry.type.split(".");
  const text = useText(module === "case" || module === "household" ? "surveillance" : module);
  return <b>{text(`event.${entry.type}`)}</b>;
}
