import { formatInstant, formatTime } from "../../../kernel/i18n/date.ts";
import { useSend } from "../../../kernel/ui/api/use-send.ts";
import { TextInput } from "../../../kernel/ui/input/text-input.tsx";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { Card, Facts } from "../../../kernel/ui/parts/card.tsx";
import { Chip } from "../../../kernel/ui/parts/chip.tsx";
import { PlaceLink } from "../../../kernel/ui/parts/place-link.tsx";
import type { CheckGrade, CheckLine } from "../contract.ts";
import { countFigures } from "../rules/check-report.ts";
import around from "./around.module.css";
import css from "./report.module.css";
import { figuresById, mayChange, numbersOf, type ReportView, type Written } from "./report-view.ts";

interface CheckMarginProps {
  report: ReportView;
  remarks: Readonly<Record<string, string>>;
  writable: boolean;
  onRemarks: (remarks: Record<string, string>) => void;
  onFigure: (id: string) => void;
  /** Figures to show on the page while a check is looked at. */
  onMark: (figures: readonly string[]) => void;
}

/** The margin: what was compared with what, the worst first. */
export function CheckMargin(props: CheckMarginProps) {
  const text = useText("reporting");
  const { report } = props;
  const counts = countFigures(report.checks, report.numbered);
  const at = formatInstant(report.asOf);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls must be reachable by keyboard
    <section className={css.margin} tabIndex={0} aria-label={text("margin.title")}>
      <Card title={text("margin.title")} aside={text("margin.count", { n: report.numbered.length, at: formatTime(report.asOf) })}>
        <div className="row wrap">
          {counts.red > 0 && <Chip tone="late">{text("margin.red", { n: counts.red })}</Chip>}
          {counts.amber > 0 && <Chip tone="soon">{text("margin.amber", { n: counts.amber })}</Chip>}
          <Chip tone="ok">{text("margin.ok", { n: counts.ok })}</Chip>
        </div>
        {report.checks.length === 0 ? (
          <p className="fine">{text("margin.hidden")}</p>
        ) : (
          <ul className={around.checks}>
            {report.checks.map((check) => (
              <Check key={check.id} check={check} {...props} />
            ))}
          </ul>
        )}
        {report.signedAt && <SignatureFacts report={report} signedAt={report.signedAt} />}
        <p className="fine">
          {text("margin.foot")} {text(report.state === "draft" ? "margin.asOfDraft" : "margin.asOfFixed", { at })}
        </p>
      </Card>
    </section>
  );
}

/** Who signed, how and over what; no certificate is claimed. */
function SignatureFacts({ report, signedAt }: { report: ReportView; signedAt: string }) {
  const text = useText("reporting");
  const { signedName, capacity, sha256 } = report;
  return (
    <Facts
      of={[
        [text("sign.done"), formatInstant(signedAt)],
        [text("sign.signer"), signedName],
        [text("sign.capacity"), [capacity?.form, capacity?.onBehalfOf, capacity?.title].filter(Boolean).join(" ")],
        [
          text("sign.hash"),
          <span key="hash" className={around.hash}>
            {sha256}
          </span>,
        ],
      ]}
    />
  );
}

const signs: Record<CheckGrade, string> = { red: "✕", amber: "!", ok: "✓" };

function Check({ check, ...props }: CheckMarginProps & { check: CheckLine }) {
  const text = useText("reporting");
  const { report, onMark, remarks } = props;
  const numbers = numbersOf(report);
  const known = check.figures.flatMap((id) => numbers.get(id) ?? []).sort((one, other) => one - other);
  const title = text(`check.${check.code}.title`, check.params);
  const reason = remarks[check.id];
  return (
    <li data-grade={check.grade} onMouseEnter={() => onMark(check.figures)} onMouseLeave={() => onMark([])}>
      <b className={around.sign}>
        <span aria-hidden="true">{signs[check.grade]}</span>
        <span className="unseen">{text(`grade.${check.grade}`)}</span>
      </b>
      <div>
        <b>{known.length > 0 ? `${text("margin.numbers", { list: known.join(", ") })} ${title}` : sentence(title)}</b>
        <small>{text(`check.${check.code}.detail`, check.params)}</small>
        <CheckActs check={check} {...props} />
        {check.grade === "amber" && !mayChange(report) && reason && <small>{text("margin.given", { reason })}</small>}
      </div>
    </li>
  );
}

const sentence = (title: string): string => title.charAt(0).toLocaleUpperCase("vi") + title.slice(1);

/** More figures than this are counted instead of named on a button. */
const MOST_NAMED = 3;

/** Ways out: look at the rows, take the records' figures back, or write why it is right as it is. */
function CheckActs({ check, report, remarks, writable, onRemarks, onFigure }: CheckMarginProps & { check: CheckLine }) {
  const text = useText("reporting");
  const sending = useSend<{ reportId: string; baseVersion: number; item: string; text: null }, Written>("/reports/edit");
  const { item, figures, params, grade, id } = check;
  const counted = figures.find((figure) => figuresById(report).get(figure)?.kind === "indicator");
  if (grade === "ok") return null;
  const restore = (): void => {
    if (item) void sending.send({ reportId: report.id, baseVersion: report.version, item, text: null });
  };
  return (
    <>
      <div className="row wrap">
        {item && writable && check.code === "figures_lost" && (
          <Button kind="main" onPress={restore} busy={sending.pending > 0}>
            {Number(params.n) > MOST_NAMED ? text("margin.restoreMany", { n: params.n }) : text("margin.restore", { list: params.list })}
          </Button>
        )}
        {check.code.startsWith("stated_") && <PlaceLink to="/doi-chieu">{text("page.reconciliation")}</PlaceLink>}
        {counted && <Button onPress={() => onFigure(counted)}>{text("margin.rows")}</Button>}
      </div>
      {grade === "amber" && writable && (
        <TextInput
          label={text("margin.reason")}
          value={remarks[id] ?? ""}
          onChange={(reason) => onRemarks({ ...remarks, [id]: reason })}
          maxLength={1000}
          {...(!report.remarks[id] && { hint: text("margin.reasonHint") })}
        />
      )}
    </>
  );
}
