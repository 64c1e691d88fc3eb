import { useRead } from "../../../../kernel/ui/api/use-read.ts";
import { useLanguage, useText } from "../../../../kernel/ui/language/language.tsx";
import { Card } from "../../../../kernel/ui/parts/card.tsx";
import { Resource } from "../../../../kernel/ui/parts/resource.tsx";
import { Timeline, type TimelineItem } from "../../../../kernel/ui/parts/timeline.tsx";
import type { CaseHistory } from "../../case-views.ts";
import css from "./case.module.css";
import { valueWords } from "./value-words.ts";

/** The same with instants as the wire carries them. */
type ToldHistory = Omit<CaseHistory, "versions"> & {
  versions: (Omit<CaseHistory["versions"][number], "recordedAt"> & { recordedAt: string })[];
};
type Version = ToldHistory["versions"][number];

/** Every version of the case: when, by whom, what changed. */
export function HistoryCard({ caseId }: { caseId: string }) {
  const text = useText("surveillance");
  const history = useRead<ToldHistory>("/cases/history", { caseId });
  return (
    <Card title={text("history.title")}>
      <Resource of={history}>{(value) => <Versions history={value} />}</Resource>
    </Card>
  );
}

function Versions({ history: { versions, names } }: { history: ToldHistory }) {
  const text = useText("surveillance");
  const { language } = useLanguage();
  const items = versions.map(
    (version): TimelineItem => ({
      key: String(version.version),
      at: version.recordedAt,
      mark: version.withdrawn
        ? "alarm"
        : version.changes.some(({ field }) => field === "classification") || version.version === 1
          ? "state"
          : "event",
      title: titleOf(version, text),
      detail: (
        <span className={css.changes}>
          {version.changes.map(({ field, before, after }) => (
            <span key={field}>
              {text("history.change", {
                field: text(`field.${field}`),
                before: valueWords(field, before, text, language, names),
                after: valueWords(field, after, text, language, names),
              })}
            </span>
          ))}
          <span>{text(version.batchId ? "history.byFile" : "history.by", { name: version.byName ?? text("history.elsewhere") })}</span>
        </span>
      ),
    }),
  );
  return <Timeline items={items} />;
}

function titleOf({ version, withdrawn, changes }: Version, text: ReturnType<typeof useText>): React.ReactNode {
  if (withdrawn) return <b>{text("history.withdrawn", { reason: withdrawn })}</b>;
  if (version === 1) return <b>{text("history.first")}</b>;
  return <b>{changes.length > 0 ? text("history.corrected", { n: changes.length }) : text("history.sight")}</b>;
}
