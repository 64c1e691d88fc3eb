import { formatFigure } from "../../../kernel/documents/official-words.ts";
import type { LocalDate } from "../../../kernel/time/local-date.ts";
import type { CheckGrade, CheckLine, Remarks, ReportFigure, ReportText } from "../contract.ts";
import { cellId, STATED, UNPLACED } from "./make-figures.ts";
import { disagrees, isSettled, type Settled } from "./reconcile.ts";
import { printedItems } from "./report-document.ts";
import { figuresIn } from "./text-tokens.ts";

/** What the report of the day before said, when one was published. */
export interface PreviousReport {
  on: LocalDate;
  number: string;
  total: number | null;
}

/** Up to when the report says it counts, and how many of its day's cases the system was told of later than that. */
export interface StatedCutoff {
  at: Date;
  casesAfter: number;
}

/** What somebody decided about a unit's own number and the computed one of the report's day. */
export interface StatedDecision extends Settled {
  area: string;
  stands: "computed" | "reported";
  reason: string;
  /** Name of who decided. */
  by: string;
}

export interface CheckInput {
  text: ReportText;
  figures: readonly ReportFigure[];
  cutoff: StatedCutoff;
  decisions: readonly StatedDecision[];
  previous: PreviousReport | null;
}

/** Figures of a whole that must add up, and the slot that holds what is in no part. */
const sums = [
  { code: "places", whole: "new", parts: ["community", "quarantine", "zone", "border", "screening", "hospital"], rest: "place-unknown" },
  { code: "origins", whole: "new", parts: ["local", "imported"], rest: "origin-unknown" },
  {
    code: "severity",
    whole: "active",
    parts: ["active-asymptomatic", "active-mild", "active-moderate", "active-severe", "active-critical"],
    rest: "severity-unknown",
  },
] as const;

const order: Record<CheckGrade, number> = { red: 0, amber: 1, ok: 2 };

/**
 * What a careful officer checks before signing. Red blocks, amber needs a written reason; worst first.
 * A figure that is not known is told as missing and never compared.
 */
export function checkReport(input: CheckInput): CheckLine[] {
  const facts = factsOf(input);
  const lines = [
    ...sums.flatMap((sum) => checkSum(sum, facts)),
    ...checkIdentity(facts),
    ...checkLevels(facts),
    ...checkTable(input, facts),
    ...checkContinuity(input, facts),
    ...checkStated(input, facts),
    ...checkCutoff(input, facts),
    ...checkMissing(input, facts),
    ...checkEdits(input, facts),
  ];
  return lines.toSorted((one, other) => order[one.grade] - order[other.grade]);
}

/** What still stands in the way of a signature: red checks, and amber ones nobody gave a reason for. */
export function openChecks(checks: readonly CheckLine[], remarks: Remarks): { red: CheckLine[]; amber: CheckLine[] } {
  return {
    red: checks.filter(({ grade }) => grade === "red"),
    amber: checks.filter(({ grade, id }) => grade === "amber" && !remarks[id]),
  };
}

/** How many figures of the page are wrong, to be looked at, or in order. */
export function countFigures(checks: readonly CheckLine[], shown: readonly string[]): Record<CheckGrade, number> {
  const of = (grade: CheckGrade) => new Set(checks.filter((check) => check.grade === grade).flatMap(({ figures }) => figures));
  const [red, amber] = [of("red"), of("amber")];
  const isRed = shown.filter((id) => red.has(id)).length;
  const isAmber = shown.filter((id) => !red.has(id) && amber.has(id)).length;
  return { red: isRed, amber: isAmber, ok: shown.length - isRed - isAmber };
}

interface Facts {
  value: (id: string) => number | null;
  has: (id: string) => boolean;
  figure: (id: string) => ReportFigure | undefined;
  shown: ReadonlySet<string>;
}

function factsOf({ figures, text }: CheckInput): Facts {
  const byId = new Map(figures.map((figure) => [figure.id, figure]));
  return {
    value: (id) => byId.get(id)?.value ?? null,
    has: (id) => byId.has(id),
    figure: (id) => byId.get(id),
    shown: new Set(printedItems(text).flatMap((item) => figuresIn(item.text))),
  };
}

const line = (
  grade: CheckGrade,
  id: string,
  code: string,
  params: CheckLine["params"],
  figures: readonly string[],
  item: string | null = null,
): CheckLine => ({
  id,
  grade,
  code,
  params,
  figures: [...figures],
  item,
});

function checkSum({ code, whole, parts, rest }: (typeof sums)[number], { value }: Facts): CheckLine[] {
  const total = value(whole);
  const known = parts.filter((part) => value(part) !== 0);
  const sum = sumOf(parts, value);
  const left = value(rest);
  if (total === null || sum === null || left === null) return [];
  const figures = [whole, ...known, ...(left === 0 ? [] : [rest])];
  const params = { whole: total, sum: sum + left, parts: written(known.map(value)), rest: left };
  if (left < 0 || sum + left !== total)
    return [line("red", code, `${code}_differ`, { ...params, sum, gap: Math.abs(total - sum) }, figures)];
  if (left > 0) return [line("amber", code, `${code}_unknown`, params, [rest])];
  return total === 0 ? [] : [line("ok", code, `${code}_agree`, params, figures)];
}

const written = (values: readonly (number | null)[]): string =>
  (values.length === 0 ? [0] : values).map((each) => formatFigure(each)).join(" + ");

function sumOf(ids: readonly string[], value: Facts["value"]): number | null {
  const values = ids.map(value);
  return values.includes(null) ? null : values.reduce<number>((sum, each) => sum + each!, 0);
}

/** Cumulative = being treated + recovered + died + moved away or lost to follow-up. */
function checkIdentity({ value }: Facts): CheckLine[] {
  const ids = ["total", "active", "recovered-total", "deaths-total", "left-total"];
  const [total, active, recovered, deaths, left] = ids.map(value);
  if (total == null || active == null || recovered == null || deaths == null || left == null) return [];
  const right = active >= 0 && total === active + recovered + deaths + left;
  const code = right ? "identity_agrees" : "identity_differs";
  return [line(right ? "ok" : "red", "identity", code, { total, active, recovered, deaths, left }, ids)];
}

function checkLevels({ value, has }: Facts): CheckLine[] {
  if (!has("level-units")) return [];
  const ids = ["level-1", "level-2", "level-3", "level-4", "level-none"];
  const [units, sum] = [value("level-units"), sumOf(ids, value)];
  const right = units === sum;
  return [
    line(right ? "ok" : "red", "levels", right ? "levels_agree" : "levels_differ", { units, sum, parts: written(ids.map(value)) }, [
      "level-units",
      ...ids,
    ]),
  ];
}

/** The lines of the table add up to the figures of the text. */
function checkTable({ text }: CheckInput, { value, has }: Facts): CheckLine[] {
  const { table } = text;
  if (!table) return [];
  const rests = table.columns
    .filter(({ id }) => has(cellId(id, UNPLACED)))
    .map(({ id, title }) => ({ id, title, left: value(cellId(id, UNPLACED)) }));
  const wrong = rests.find(({ left }) => left !== null && left < 0);
  if (wrong) return [line("red", "table", "table_differs", { column: wrong.title, gap: Math.abs(wrong.left!) }, [wrong.id])];
  const unplaced = rests.find(({ left }) => left !== null && left > 0);
  if (unplaced)
    return [line("amber", "table", "table_unplaced", { column: unplaced.title, n: unplaced.left }, [cellId(unplaced.id, UNPLACED)])];
  return rests.some(({ left }) => left === null) ? [] : [line("ok", "table", "table_agrees", { rows: table.rows.length }, [])];
}

/** Yesterday's published cumulative + today's new cases = today's cumulative; corrections since then make a difference that must be told. */
function checkContinuity({ previous }: CheckInput, { value }: Facts): CheckLine[] {
  const [now, fresh] = [value("total"), value("new")];
  if (!previous || previous.total === null || now === null || fresh === null) return [];
  const params = {
    on: previous.on,
    number: previous.number,
    before: previous.total,
    new: fresh,
    total: now,
    sum: previous.total + fresh,
    gap: now - previous.total - fresh,
  };
  const right = params.gap === 0;
  return [line(right ? "ok" : "amber", "continuity", right ? "continuity_holds" : "continuity_broken", params, ["total"])];
}

/** What units state of their own beside what their records give. What was decided about the same two numbers is not asked again. */
function checkStated(input: CheckInput, facts: Facts): CheckLine[] {
  const pairs = statedPairs(input, facts);
  if (pairs.length === 0) return [];
  const unlike = pairs.filter(({ approx, said, counted }) => counted !== null && disagrees(approx, said, counted));
  if (unlike.length === 0) return [line("ok", "stated", "stated_agree", { n: pairs.length }, ["new"])];
  const { open = [], computed = [], reported = [] } = Object.groupBy(unlike, ({ decision }) => decision?.stands ?? "open");
  const of = { of: pairs.length };
  return [
    ...(open.length > 0 ? [line("amber", "stated", "stated_differ", { ...of, ...listed(open) }, touched(open))] : []),
    // The unit is right and the report prints the records: until they are put right somebody must say so.
    ...(reported.length > 0 ? [line("amber", "stated-stands", "stated_stands", { ...of, ...listed(reported) }, touched(reported))] : []),
    ...(computed.length > 0 ? [line("ok", "stated-decided", "stated_decided", { ...of, ...listed(computed) }, touched(computed))] : []),
  ];
}

interface StatedPair {
  /** Figure of the report that it stands beside. */
  own: string;
  name: string;
  approx: ReportFigure["approx"];
  said: number;
  counted: number | null;
  decision: StatedDecision | undefined;
}

function statedPairs({ text, figures, decisions }: CheckInput, { value }: Facts): StatedPair[] {
  const names = new Map((text.table?.rows ?? []).map(({ area, name }) => [area, name]));
  return figures.flatMap(({ id, area, areaName, approx, value: said }) => {
    if (!(id === STATED || id.startsWith(`${STATED}@`)) || said === null) return [];
    const own = id === STATED ? "new" : cellId("new", area);
    const counted = value(own);
    const decision = decisions.find(
      (each) => each.area === area && counted !== null && isSettled(each, { computed: counted, reported: said }),
    );
    return [{ own, name: names.get(area) ?? areaName ?? area, approx, said, counted, decision }];
  });
}

const touched = (pairs: readonly StatedPair[]): string[] => ["new", ...pairs.map(({ own }) => own).filter((own) => own !== "new")];

const MOST_NAMED = 4;
/** The first pairs by name, with who decided about them. */
function listed(pairs: readonly StatedPair[]): { n: number; list: string; more: number } {
  const first = pairs.slice(0, MOST_NAMED).map(({ name, said, counted, decision }) => {
    const who = decision ? ` (${decision.by}: ${decision.reason})` : "";
    return `${name}: ${formatFigure(said)} – ${formatFigure(counted)}${who}`;
  });
  return { n: pairs.length, list: first.join("; "), more: Math.max(0, pairs.length - MOST_NAMED) };
}

/** The report names an instant up to which it counts: what came, or was stated for, a later one is in its figures all the same. */
function checkCutoff({ figures, cutoff }: CheckInput, { shown }: Facts): CheckLine[] {
  const said = figures.filter((each) => each.cutoff !== null && (shown.has(each.id) || each.id.startsWith(STATED)));
  const later = said.filter((each) => Date.parse(each.cutoff!) > cutoff.at.getTime());
  const params = { at: cutoff.at.toISOString(), cases: cutoff.casesAfter, stated: later.length, of: said.length };
  if (later.length === 0 && cutoff.casesAfter === 0) return [line("ok", "cutoff", "cutoff_kept", params, [])];
  const latest =
    later
      .map((each) => each.cutoff!)
      .toSorted()
      .at(-1) ?? null;
  const touched = [...(cutoff.casesAfter > 0 ? ["new"] : []), ...later.map(({ id }) => id).filter((id) => shown.has(id))];
  return [line("amber", "cutoff", "cutoff_passed", { ...params, latest }, touched)];
}

/** A figure in the text without a value: the report says “chưa có”. */
function checkMissing({ figures }: CheckInput, { shown }: Facts): CheckLine[] {
  return figures
    .filter(({ id, value, needed }) => value === null && (shown.has(id) || needed))
    .map(({ id, needed, missing }) =>
      line(needed ? "red" : "amber", `missing:${id}`, needed ? "missing_needed" : "missing", { figure: id, parts: missing.join(", ") }, [
        id,
      ]),
    );
}

/** A changed paragraph keeps the figures of its template, and names none that does not exist. */
function checkEdits({ text }: CheckInput, { has, figure }: Facts): CheckLine[] {
  return printedItems(text).flatMap((item) => {
    const unknown = figuresIn(item.text).filter((id) => !has(id));
    const wrong = unknown.map((id) => line("red", `unknown:${item.id}:${id}`, "figure_unknown", { figure: id }, [], item.id));
    if (item.template === null) return wrong;
    const lost = figuresIn(item.template).filter((id) => !figuresIn(item.text).includes(id) && has(id));
    if (lost.length === 0) return wrong;
    const list = lost.map((id) => figure(id)!.printed).join(", ");
    return [...wrong, line("amber", `lost:${item.id}`, "figures_lost", { n: lost.length, list, item: item.id }, lost, item.id)];
  });
}
