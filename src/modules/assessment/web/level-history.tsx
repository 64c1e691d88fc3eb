import { formatDate } from "../../../kernel/i18n/date.ts";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { LevelBadge } from "../../../kernel/ui/parts/level-badge.tsx";
import { Timeline, type TimelineItem } from "../../../kernel/ui/parts/timeline.tsx";
import type { DecisionLine } from "../level-views.ts";
import { DecisionFiles } from "./decision-files.tsx";

/** Who proposed, reviewed, signed and published the levels of a unit, latest first. */
export function LevelHistory({ decisions }: { decisions: readonly DecisionLine[] }) {
  const text = useText("assessment");
  if (decisions.length === 0) return <p className="muted">{text("history.none")}</p>;
  const items = decisions.map((decision): TimelineItem => {
    const { id, proposalId, on, level, state, note, documentNumber, provisional } = decision;
    return {
      key: id,
      at: decision.publishedAt ?? decision.signedAt ?? decision.proposedAt,
      mark: state === "published" ? "state" : "event",
      title: (
        <>
          <span className="row wrap">
            <LevelBadge level={level} provisional={provisional} />
            <b>{text("history.title", { level, on: formatDate(on) })}</b>
            <span className="muted">{text(`state.${state}`)}</span>
          </span>
          {state !== "superseded" && <DecisionFiles proposalId={proposalId} signed={documentNumber !== null} />}
        </>
      ),
      detail: [
        text("history.proposed", { name: decision.proposedName, at: new Date(decision.proposedAt) }),
        decision.reviewedName && text("history.reviewed", { name: decision.reviewedName }),
        decision.signedName &&
          text("history.signed", { name: decision.signedName, title: decision.capacity?.title ?? "", number: documentNumber ?? "" }),
        note && text("history.note", { note }),
      ]
        .filter(Boolean)
        .join(" · "),
    };
  });
  return <Timeline items={items} />;
}
