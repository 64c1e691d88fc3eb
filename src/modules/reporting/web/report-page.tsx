import { useState } from "react";
import { formatInstant } from "../../../kernel/i18n/date.ts";
import { useRead } from "../../../kernel/ui/api/use-read.ts";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Chip } from "../../../kernel/ui/parts/chip.tsx";
import { ClockChip } from "../../../kernel/ui/parts/clock-chip.tsx";
import { Page, Panes } from "../../../kernel/ui/parts/page.tsx";
import { PlaceLink } from "../../../kernel/ui/parts/place-link.tsx";
import { Resource } from "../../../kernel/ui/parts/resource.tsx";
import { useMay, useSession } from "../../../kernel/ui/session/session.tsx";
import { useSituation } from "../../../kernel/ui/session/situation.tsx";
import { CheckMargin } from "./check-margin.tsx";
import { FigureSheet } from "./figure-sheet.tsx";
import { ReportActs } from "./report-acts.tsx";
import { ReportPaper } from "./report-paper.tsx";
import { StateChip } from "./report-signs.tsx";
import { mayChange, type ReportView } from "./report-view.ts";

/** One report: the page itself at the left, what a careful reader would check at the right. */
export default function ReportPage({ reportId }: { reportId: string }) {
  const text = useText("reporting");
  const reading = useRead<ReportView>("/reports/one", { id: reportId });
  if (!reading.value) {
    return (
      <Page title={text("page.one")}>
        <Resource of={reading}>{() => null}</Resource>
      </Page>
    );
  }
  return <ReportDesk key={reportId} report={reading.value} />;
}

function ReportDesk({ report }: { report: ReportView }) {
  const text = useText("reporting");
  const { readOnly } = useSituation();
  const mayDraft = useMay("reporting.report.draft");
  const [remarks, setRemarks] = useState<Record<string, string>>(report.remarks);
  const [figure, setFigure] = useState<string>();
  const [marked, setMarked] = useState<readonly string[]>([]);
  const writable = mayDraft && mayChange(report) && !readOnly;
  return (
    <Page
      title={text("head.title", { on: report.on })}
      aside={<ReportFacts report={report} />}
      actions={<ReportActs {...{ report, remarks, writable }} />}
    >
      <Panes of="minmax(0, 1fr) 388px">
        <ReportPaper report={report} writable={writable} marked={marked} onFigure={setFigure} />
        <CheckMargin {...{ report, remarks, writable, onRemarks: setRemarks, onFigure: setFigure, onMark: setMarked }} />
      </Panes>
      <FigureSheet report={report} figureId={figure} onClose={() => setFigure(undefined)} onFigure={setFigure} />
    </Page>
  );
}

/** What became of it so far, in pills. */
function ReportFacts({ report }: { report: ReportView }) {
  const text = useText("reporting");
  const { demo } = useSession();
  const { state, version, number, asOf, dueAt, publishedAt, replacedBy, reissueReason, areaName } = report;
  return (
    <span className="row wrap screen-only">
      {areaName}
      {mayChange(report) ? <Chip>{text("head.draft", { version, at: formatInstant(asOf) })}</Chip> : <StateChip state={state} />}
      {state === "checked" && <StateChip state={state} />}
      {number && <Chip>{text("head.number", { number })}</Chip>}
      {dueAt && !demo && mayChange(report) && <ClockChip due={new Date(dueAt)} />}
      {publishedAt && <Chip>{text("head.published", { at: formatInstant(publishedAt) })}</Chip>}
      {replacedBy && (
        <PlaceLink to={`/bao-cao/${replacedBy}`}>{text(state === "published" ? "head.replacing" : "head.replaced")}</PlaceLink>
      )}
      {reissueReason && <span className="fine">{text("head.reissue", { reason: reissueReason })}</span>}
    </span>
  );
}
