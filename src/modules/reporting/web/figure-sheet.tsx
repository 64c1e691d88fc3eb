import { formatDate, formatInstant, formatRange } from "../../../kernel/i18n/date.ts";
import { useRead } from "../../../kernel/ui/api/use-read.ts";
import { Sheet } from "../../../kernel/ui/dialog/sheet.tsx";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { Facts } from "../../../kernel/ui/parts/card.tsx";
import { PlaceLink } from "../../../kernel/ui/parts/place-link.tsx";
import { Resource } from "../../../kernel/ui/parts/resource.tsx";
import { useMay } from "../../../kernel/ui/session/session.tsx";
import type { ReportFigure } from "../contract.ts";
import around from "./around.module.css";
import { figuresById, numbersOf, type ReportView } from "./report-view.ts";
import { useFigureWords } from "./use-figure-words.ts";

interface FigureSheetProps {
  report: ReportView;
  figureId: string | undefined;
  onClose: () => void;
  onFigure: (id: string) => void;
}

/** What a figure means, where it comes from, and the cases behind it. */
export function FigureSheet({ report, figureId, onClose, onFigure }: FigureSheetProps) {
  const text = useText("reporting");
  const figure = figureId === undefined ? undefined : figuresById(report).get(figureId);
  const n = figureId === undefined ? undefined : numbersOf(report).get(figureId);
  return (
    <Sheet
      title={n === undefined ? text("figure.cellTitle") : text("figure.title", { n })}
      open={figure !== undefined}
      onClose={onClose}
      place="side"
    >
      {figure && <FigureBody report={report} figure={figure} onFigure={onFigure} />}
    </Sheet>
  );
}

/** Why there is no figure, where no other figure is what is missing. */
const reasons = ["to-come", "sight", "population"];
const ownSources = ["records", "derived", "levels-published", "levels-computed", "none"];

function FigureBody({ report, figure, onFigure }: { report: ReportView; figure: ReportFigure; onFigure: (id: string) => void }) {
  const text = useText("reporting");
  const wordsOf = useFigureWords();
  const { name, definition, basis } = wordsOf(figure);
  const { from, to, asOf, cutoff, source, unit, printed, areaName, area, value, missing } = figure;
  const reasonOf = (each: string) => (reasons.includes(each) ? text(`figure.missing.${each}`) : each);
  const period = from === to ? formatDate(from) : formatRange(from, to);
  return (
    <div className="stack">
      <h3>{name}</h3>
      <Facts
        of={[
          [text("figure.value"), <b key="value">{value === null ? printed : `${printed} ${unit}`}</b>],
          [text("figure.area"), areaName ?? area],
          [text("figure.period"), period],
          [text("figure.definition"), definition],
          ...(basis ? [[text("figure.basis"), basis] as const] : []),
          [text("figure.source"), ownSources.includes(source) ? text(`figure.source.${source}`) : source],
          [text("figure.asOf"), formatInstant(asOf)],
          ...(cutoff ? [[text("figure.cutoff"), formatInstant(cutoff)] as const] : []),
          ...(missing.length > 0 ? [[text("figure.missing"), missing.map(reasonOf).join(", ")] as const] : []),
          ...(figure.of.length > 0
            ? [[text("figure.parts"), <Parts key="parts" report={report} of={figure.of} onFigure={onFigure} />] as const]
            : []),
        ]}
      />
      <Behind figure={figure} />
    </div>
  );
}

/** The figures a figure is reckoned from; each opens in turn. */
function Parts({ report, of, onFigure }: { report: ReportView; of: readonly string[]; onFigure: (id: string) => void }) {
  const wordsOf = useFigureWords();
  const figures = figuresById(report);
  return (
    <span className="row wrap">
      {of.map((id) => {
        const part = figures.get(id);
        return part ? (
          <Button key={id} kind="quiet" onPress={() => onFigure(id)} label={`${part.printed}, ${wordsOf(part).name}`}>
            {part.printed}
          </Button>
        ) : null;
      })}
    </span>
  );
}

interface Row {
  id: string;
  personName: string | null;
  ageYears: number | null;
  unitName: string | null;
  reportedOn: string;
  outcome: string;
}

function Behind({ figure }: { figure: ReportFigure }) {
  const text = useText("reporting");
  const may = useMay("surveillance.case.read");
  const isCounted = figure.indicator !== null && (figure.source === "records" || figure.source === "derived");
  const { indicator, area, from, to, asOf } = figure;
  const reading = useRead<{ rows: Row[]; n: number }>(
    "/reports/figure-rows",
    { indicator, area, from, to, asOf },
    { when: may && isCounted },
  );
  if (!isCounted) return <p className="fine">{text("figure.noCases")}</p>;
  if (!may) return <p className="fine">{text("figure.notAllowed")}</p>;
  return (
    <Resource of={reading}>
      {({ rows, n }) => (
        <>
          <h3>{text("figure.rows")}</h3>
          <p className="fine">{rows.length === 0 ? text("figure.noRows") : text("figure.rowsOf", { shown: rows.length, n })}</p>
          {rows.length > 0 && <RowTable rows={rows} />}
        </>
      )}
    </Resource>
  );
}

function RowTable({ rows }: { rows: readonly Row[] }) {
  const text = useText("reporting");
  return (
    <table className={around.rows}>
      <thead>
        <tr>
          {["person", "place", "reported", "outcome"].map((key) => (
            <th key={key} scope="col">
              {text(`figure.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>
              <PlaceLink to={`/ca-benh/${row.id}`}>{row.personName ?? text("figure.unnamed")}</PlaceLink>
              {row.ageYears !== null && ` · ${row.ageYears}`}
            </td>
            <td>{row.unitName}</td>
            <td>{formatDate(row.reportedOn)}</td>
            <td>{text(`outcome.${row.outcome}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
