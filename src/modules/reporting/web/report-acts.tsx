import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { useSaveFile } from "../../../kernel/ui/api/use-save-file.ts";
import { useSend } from "../../../kernel/ui/api/use-send.ts";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { RefusalNote } from "../../../kernel/ui/parts/refusal-note.tsx";
import { useMay } from "../../../kernel/ui/session/session.tsx";
import { useSituation } from "../../../kernel/ui/session/situation.tsx";
import { openChecks } from "../rules/check-report.ts";
import around from "./around.module.css";
import { PublishSheet } from "./publish-sheet.tsx";
import { ReissueSheet } from "./reissue-sheet.tsx";
import { mayChange, type ReportView, type Written } from "./report-view.ts";
import { SignSheet } from "./sign-sheet.tsx";

interface ReportActsProps {
  report: ReportView;
  /** Reasons as typed, not all of them sent. */
  remarks: Readonly<Record<string, string>>;
  writable: boolean;
}

type Open = "sign" | "publish" | "reissue";

/** What may be done with the report as it stands; the next step is the main one. */
export function ReportActs({ report, remarks, writable }: ReportActsProps) {
  const text = useText("reporting");
  const router = useRouter();
  const [open, setOpen] = useState<Open>();
  const file = useSaveFile();
  const close = (): void => setOpen(undefined);
  const goTo = (id: string): void => void router.navigate({ to: `/bao-cao/${id}`, search: true });
  const save = (format: string) => void file.save("/reports/file", { id: report.id, format });
  return (
    <>
      <Button onPress={() => window.print()}>{text("act.print")}</Button>
      <Button onPress={() => save("docx")} busy={file.pending}>
        {text("act.docx")}
      </Button>
      <Button onPress={() => save("pdf")} busy={file.pending}>
        {text("act.pdf")}
      </Button>
      {writable && <WritingActs report={report} remarks={remarks} />}
      <IssuingActs report={report} onOpen={setOpen} />
      {file.refusal && (
        <div className={around.refusal}>
          <RefusalNote of={file.refusal} lead={text("act.fileRefused")} />
        </div>
      )}
      {open === "sign" && <SignSheet report={report} onClose={close} />}
      {open === "publish" && <PublishSheet report={report} onClose={close} />}
      {open === "reissue" && <ReissueSheet report={report} onClose={close} onOpen={goTo} />}
    </>
  );
}

function WritingActs({ report, remarks }: Pick<ReportActsProps, "report" | "remarks">) {
  const text = useText("reporting");
  const { id: reportId, area, on, version: baseVersion } = report;
  const refreshing = useSend<{ reportId: string; area: string; on: string }, Written>("/reports/draft");
  const checking = useSend<{ reportId: string; baseVersion: number; remarks: Record<string, string> }, Written>("/reports/check");
  const written = Object.fromEntries(
    Object.entries(remarks).filter(([id, reason]) => reason.trim().length >= 3 && report.checks.some((check) => check.id === id)),
  );
  const refusal = refreshing.refusal ?? checking.refusal;
  return (
    <>
      <Button onPress={() => void refreshing.send({ reportId, area, on })} busy={refreshing.pending > 0}>
        {text("act.refresh")}
      </Button>
      <Button
        kind={report.state === "draft" ? "main" : "plain"}
        onPress={() => void checking.send({ reportId, baseVersion, remarks: written })}
        busy={checking.pending > 0}
      >
        {text("act.check")}
      </Button>
      {refusal && (
        <div className={around.refusal}>
          <RefusalNote of={refusal} lead={text("act.refused")} kept />
        </div>
      )}
    </>
  );
}

/** Signing, publishing and re-issuing are for the unit itself. */
function IssuingActs({ report, onOpen }: { report: ReportView; onOpen: (sheet: Open) => void }) {
  const text = useText("reporting");
  const [maySign, mayPublish] = [useMay("reporting.report.sign"), useMay("reporting.report.publish")];
  const { readOnly } = useSituation();
  if (!report.mayIssue || readOnly) return null;
  const { red, amber } = openChecks(report.checks, report.remarks);
  const left = red.length + amber.length;
  if (mayChange(report))
    return maySign ? (
      <Button
        kind={report.state === "checked" ? "main" : "plain"}
        onPress={() => onOpen("sign")}
        disabled={report.state !== "checked" || left > 0}
      >
        {left > 0 ? text("act.signOpen", { n: left }) : text("act.sign")}
      </Button>
    ) : null;
  if (!mayPublish || report.state === "superseded") return null;
  return (
    <>
      {!report.replacedBy && (
        <Button onPress={() => onOpen("reissue")}>{text(report.state === "signed" ? "act.takeBack" : "act.reissue")}</Button>
      )}
      {report.state === "signed" && (
        <Button kind="main" onPress={() => onOpen("publish")}>
          {text("act.publish")}
        </Button>
      )}
    </>
  );
}
