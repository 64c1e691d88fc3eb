import { formatDate } from "../../../../kernel/i18n/date.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { Text } from "../../../../kernel/ui/language/language.tsx";
import { SeverityBars } from "../../../../kernel/ui/parts/severity-bars.tsx";
import type { Column } from "../../../../kernel/ui/table/column.ts";
import type { CaseLine } from "../../case-views.ts";
import { diseaseName, nameWords, severityStep, testWords, whereWords } from "../case-words.ts";
import css from "./case-list.module.css";

/** Columns of the list of cases; the last ones are shown when somebody wants them. */
export function caseColumns(text: Text, language: Language, byName: boolean): Column<CaseLine>[] {
  const unknown = <span className="muted">{text("list.unknown")}</span>;
  const day = (on: string | null) => (on ? formatDate(on) : unknown);
  const plain = (key: string, name: string, width: number, cell: Column<CaseLine>["cell"], more: Partial<Column<CaseLine>> = {}) => ({
    key,
    name,
    width,
    cell,
    ...more,
  });
  return [
    plain("name", text(byName ? "list.byGivenName" : "list.name"), 160, (line) => nameWords(line, text), { sortable: true }),
    plain("age", text("list.age"), 46, (line) => line.ageYears ?? unknown, { align: "end" }),
    plain("sex", text("list.sex"), 64, (line) => (line.sex ? text(`sex.${line.sex}`) : unknown)),
    plain("unit", text("list.home"), 126, (line) => line.unitName ?? line.countUnit),
    plain("onset", text("list.onset"), 142, (line) => <OnsetCell line={line} text={text} />),
    plain("resulted", text("list.result"), 136, (line) => <ResultCell line={line} text={text} />),
    plain("test", text("list.test"), 120, (line) => testWords(line, text) ?? unknown),
    plain("detected", text("list.source"), 128, (line) => (line.detected === "unknown" ? unknown : text(`detected.${line.detected}`))),
    plain("severity", text("field.severity"), 160, (line) => <SeverityBars severity={severityStep(line.severity)} />),
    plain("where", text("list.where"), 136, (line) => whereWords(line, text) ?? unknown),
    plain("classification", text("field.classification"), 100, (line) => text(`classification.${line.classification}`), { optional: true }),
    plain("district", text("list.district"), 130, (line) => line.districtName ?? unknown, { optional: true }),
    plain("sampled", text("field.sampledOn"), 100, (line) => day(line.sampledOn), { optional: true }),
    plain("reported", text("field.reportedOn"), 100, (line) => day(line.reportedOn), { optional: true, sortable: true }),
    plain("origin", text("field.origin"), 100, (line) => (line.origin === "unknown" ? unknown : text(`origin.${line.origin}`)), {
      optional: true,
    }),
    plain("number", text("field.nationalNumber"), 120, (line) => line.nationalNumber ?? unknown, { optional: true }),
    plain("episode", text("field.episode"), 70, (line) => line.episode, { optional: true, align: "end" }),
    plain("disease", text("field.diseaseCode"), 130, (line) => diseaseName(line.diseaseCode, language), { optional: true }),
  ];
}

/** A missing onset is in crimson: the curve and the contacts wait for it. Who has no symptoms has none. */
function OnsetCell({ line, text }: { line: CaseLine; text: Text }) {
  if (line.onsetOn) return <>{formatDate(line.onsetOn)}</>;
  if (line.onsetSource === "none_asymptomatic") return <span className="muted">{text("list.noSymptoms")}</span>;
  return <span className={css.missing}>{text("list.unknown")}</span>;
}

/** Day of the result; a case reported more than a week after its own day says so. */
function ResultCell({ line, text }: { line: CaseLine; text: Text }) {
  return (
    <>
      {line.resultedOn ? formatDate(line.resultedOn) : <span className="muted">{text("list.unknown")}</span>}
      {line.backFilled && <span className={css.late}> {text("list.backFilled")}</span>}
    </>
  );
}

/** A case on a phone: who, where, and what matters, in three lines. */
export function PhoneCase({ line, text }: { line: CaseLine; text: Text }) {
  const about = [line.ageYears === null ? undefined : text("list.years", { n: line.ageYears }), line.sex && text(`sex.${line.sex}`)];
  return (
    <span className={css.phone}>
      <b>{nameWords(line, text)}</b>
      <span className="muted">{[...about, line.unitName].filter(Boolean).join(" · ")}</span>
      <span className="row">
        <SeverityBars severity={severityStep(line.severity)} />
        <span className="muted grow">
          {text("list.onset")} <OnsetCell line={line} text={text} />
        </span>
      </span>
    </span>
  );
}
