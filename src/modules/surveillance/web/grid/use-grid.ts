import { useMemo, useRef } from "react";
import { v7 } from "uuid";
import type { AreaHit } from "../../../../kernel/ui/input/area-picker.tsx";
import { useDraft } from "../../../../kernel/ui/session/draft.ts";
import { useSession } from "../../../../kernel/ui/session/session.tsx";
import { useSituation } from "../../../../kernel/ui/session/situation.tsx";
import type { TestKind } from "../../contract.ts";
import type { Answer } from "./check-cell.tsx";
import { checkRow, type GridSettings, type RowCheck, repeatedRows } from "./check-row.ts";
import { copyDown, emptyRow, type GridColumn, type GridRow, isEmptyRow, parseClipboard, pasteInto, withText } from "./grid-row.ts";
import { type Verdict, verdictOf } from "./row-verdict.ts";
import { withPlace } from "./sure-place.ts";
import { personKey, useLookAlikes } from "./use-look-alikes.ts";
import { usePlaces } from "./use-places.ts";

export interface Cell {
  row: number;
  column: GridColumn;
}

/** What the device keeps of the grid. */
interface GridDraft {
  rows: readonly GridRow[];
  testKind: TestKind;
}

export interface CheckedRow {
  row: GridRow;
  check: RowCheck;
  verdict: Verdict;
}

export interface Grid {
  rows: readonly CheckedRow[];
  settings: GridSettings;
  keptAt: Date | undefined;
  /** Answers to places that somebody must choose from. */
  places: ReadonlyMap<string, readonly AreaHit[]>;
  ready: readonly CheckedRow[];
  type(cell: Cell, text: string): void;
  choosePlace(row: number, hit: AreaHit): void;
  /** @returns how many rows came in and how many cells had no column */
  paste(cell: Cell, text: string): { pasted: number; leftOut: number };
  copyDown(cell: Cell): void;
  answer(row: number, answer: Answer): void;
  /** Makes sure that there is a row to go to. */
  reach(row: number): void;
  change(rows: (rows: readonly GridRow[]) => readonly GridRow[]): void;
  chooseTest(testKind: TestKind): void;
}

const NO_ROWS: GridDraft = { rows: [], testKind: "rt_pcr" };
/** Rows that are there to begin with. */
const LEAST_ROWS = 3;
const emptyRows = (n: number): GridRow[] => Array.from({ length: Math.max(0, n) }, () => emptyRow(v7));
const filledUp = (rows: readonly GridRow[]): readonly GridRow[] =>
  rows.length < LEAST_ROWS ? [...rows, ...emptyRows(LEAST_ROWS - rows.length)] : rows;

/** The rows of the grid with their checks, kept on this device while they are typed. */
export function useGrid(diseaseCode: string, active: Cell | undefined): Grid {
  const { day } = useSession();
  const { area } = useSituation();
  const draft = useDraft<GridDraft>("case.grid", NO_ROWS);
  const first = useMemo(() => emptyRows(LEAST_ROWS), []);
  const rows = draft.value.rows.length > 0 ? draft.value.rows : first;
  const settings = useMemo(() => ({ diseaseCode, testKind: draft.value.testKind, day }), [diseaseCode, draft.value.testKind, day]);
  const checks = useChecks(rows, settings);
  const alikes = useLookAlikes(
    checks.map(({ entry }) => entry?.person ?? null),
    diseaseCode,
  );
  // Rows drawn earlier call with what they knew then; what they change is what is here now.
  const latest = useRef<GridDraft>(NO_ROWS);
  latest.current = { rows, testKind: draft.value.testKind };
  const keep = (next: GridDraft): void => {
    latest.current = next;
    draft.change(next);
  };
  const change: Grid["change"] = (next) => keep({ ...latest.current, rows: filledUp(next(latest.current.rows)) });
  const typing = active?.column === "place" ? active.row : undefined;
  const places = usePlaces({ rows, typing, within: area?.key, on: day, onFound: (place) => change(place) });
  const repeats = useMemo(() => repeatedRows(rows), [rows]);
  const checked = rows.map((row, index): CheckedRow => {
    const check = checks[index]!;
    const found = check.entry?.person ? (alikes.get(personKey(check.entry.person)) ?? []) : [];
    return { row, check, verdict: verdictOf(row, { check, repeats: repeats[index], alikes: found }) };
  });
  const only = (at: number, next: (row: GridRow) => GridRow): void =>
    change((all) => all.map((row, index) => (index === at ? next(row) : row)));
  return {
    rows: checked,
    settings,
    keptAt: draft.keptAt,
    places,
    ready: checked.filter(({ verdict }) => verdict.kind === "ready"),
    change,
    type: ({ row, column }, text) => only(row, (one) => withText(one, column, text)),
    choosePlace: (row, hit) => only(row, (one) => withPlace(one, hit)),
    paste(cell, text) {
      const done = pasteInto(latest.current.rows, cell, parseClipboard(text), v7);
      change(() => done.rows);
      return done;
    },
    copyDown: (cell) => change((all) => copyDown(all, cell)),
    answer: (at, answer) =>
      answer.kind === "drop" ? change((all) => all.filter((_, index) => index !== at)) : only(at, (row) => answered(row, answer)),
    reach: (at) => change((all) => (at < all.length ? all : [...all, emptyRow(v7)])),
    chooseTest: (testKind) => keep({ ...latest.current, testKind }),
  };
}

/** Checks are kept by row object: typing into one row checks that row alone. */
function useChecks(rows: readonly GridRow[], settings: GridSettings): RowCheck[] {
  const known = useMemo(() => ({ settings, checks: new WeakMap<GridRow, RowCheck>() }), [settings]);
  return rows.map((row) => {
    const check = known.checks.get(row) ?? checkRow(row, known.settings);
    known.checks.set(row, check);
    return check;
  });
}

function answered(row: GridRow, answer: Exclude<Answer, { kind: "drop" }>): GridRow {
  if (answer.kind === "place") return withPlace(row, answer.hit);
  if (answer.kind === "settle") return { ...row, settled: [...row.settled, answer.key] };
  if (answer.kind === "same") return { ...row, knownAs: answer.personId, refusal: null };
  return { ...row, notThese: [...row.notThese, answer.id], refusal: null };
}

/** Rows without those that were saved, the refused ones with their reason. */
export function afterSaving(
  rows: readonly GridRow[],
  answers: ReadonlyMap<string, { result: string; refusal: GridRow["refusal"] }>,
): GridRow[] {
  return rows.flatMap((row) => {
    const answer = answers.get(row.caseId);
    if (!answer) return isEmptyRow(row) ? [] : [row];
    return answer.refusal ? [{ ...row, refusal: answer.refusal }] : [];
  });
}
