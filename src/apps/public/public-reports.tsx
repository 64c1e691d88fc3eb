import { formatDate, formatInstant } from "../../kernel/i18n/date.ts";
import { useText } from "../../kernel/ui/language/language.tsx";
import css from "./public.module.css";
import type { ReportRow } from "./public-answers.ts";
import { useOpen } from "./use-open.ts";

/** Daily reports as they were signed, newest first. */
export function PublicReports() {
  const text = useText("public");
  const reports = useOpen<{ rows: ReportRow[] }>("/reports/public");
  return (
    <section>
      <h2>{text("reports.title")}</h2>
      {reports.state === "failed" && <p role="alert">{text("failed")}</p>}
      {reports.state === "here" && reports.value.rows.length === 0 && <p>{text("reports.none")}</p>}
      {reports.state === "here" && (
        <ul className={css.reports}>
          {reports.value.rows.map((report) => (
            <Report key={report.id} report={report} />
          ))}
        </ul>
      )}
    </section>
  );
}

const fileOf = (id: string, format: "docx" | "pdf"): string => `/api/reports/public/file?id=${id}&format=${format}`;

function Report({ report: { id, areaName, on, number, publishedAt, sha256 } }: { report: ReportRow }) {
  const text = useText("public");
  const name = text("reports.name", { number, on: formatDate(on), area: areaName });
  return (
    <li>
      <b>{name}</b> <span className="muted">{text("reports.published", { at: formatInstant(publishedAt) })}</span>
      <br />
      <a href={fileOf(id, "docx")} download aria-label={`DOCX: ${name}`}>
        DOCX
      </a>{" "}
      <a href={fileOf(id, "pdf")} download aria-label={`PDF: ${name}`}>
        PDF
      </a>
      <details>
        <summary>{text("reports.check")}</summary>
        <code>{sha256}</code>
      </details>
    </li>
  );
}
