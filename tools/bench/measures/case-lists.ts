import { addDays } from "../../../src/kernel/time/local-date.ts";
import { type Line, timeLine } from "../lines.ts";
import type { Session } from "../session.ts";
import { pick, seeded, timeEach, timingOf } from "../timing.ts";

export type CaseQuestion = Record<string, string | number>;
interface CaseRow {
  id: string;
  personId: string;
  personName: string | null;
  reportedOn: string;
}
interface CasePage {
  rows: CaseRow[];
  more: boolean;
}

const LIST_LIMIT_MS = 300;
const CASE_LIMIT_MS = 100;

/** What people narrow a list of cases to: each filter alone, some together, units below their own, and pages further down. */
export function caseQuestions(session: Session, units: readonly string[]): Record<string, CaseQuestion> {
  const { day } = session.me;
  const week = { from: addDays(day, -6), to: day };
  const month = { from: addDays(day, -90), to: addDays(day, -60) };
  return {
    "no filter": {},
    disease: { disease: "covid-19" },
    "other disease": { disease: "dengue" },
    suspected: { classification: "suspected" },
    confirmed: { classification: "confirmed" },
    discarded: { classification: "discarded" },
    active: { outcome: "active" },
    died: { outcome: "died" },
    critical: { severity: "critical" },
    "found at the border": { detected: "border" },
    "last week": week,
    "last week by onset": { ...week, by: "onset" },
    "last week by receipt": { ...week, by: "notified" },
    "an earlier month": month,
    "an earlier month by result": { ...month, by: "resulted" },
    "first days": { from: addDays(day, -119), to: addDays(day, -112) },
    "onset missing": { missing: "onset" },
    "back-filled": { backFilled: "true" },
    "class against evidence": { conflict: "true" },
    offered: { handOver: "offered" },
    "own unit": { unit: session.area },
    "own unit, severe": { unit: session.area, severity: "severe" },
    ...Object.fromEntries(
      units.flatMap((unit) => [
        [`unit ${unit}`, { unit }],
        [`unit ${unit}, died`, { unit, outcome: "died" }],
      ]),
    ),
    "first of 500": { limit: 500 },
  };
}

interface Slowest {
  question: string;
  p95: number;
}

/** The list of cases under every filter, with its pages; the percentile is of all calls, the slowest filters are named. */
export async function measureCaseList(session: Session, units: readonly string[], rounds: number): Promise<Line[]> {
  const [all, counts, slowest]: [number[], number[], Slowest[]] = [[], [], []];
  for (const [name, question] of Object.entries(caseQuestions(session, units))) {
    const first = await session.get<CasePage>("/cases", question);
    const times = await timeEach(Array.from({ length: rounds }), () => session.get("/cases", question));
    const after = first.more ? first.rows.at(-1) : undefined;
    if (after)
      times.push(...(await timeEach([after], (row) => session.get("/cases", { ...question, afterOn: row.reportedOn, afterId: row.id }))));
    all.push(...times);
    slowest.push({ question: name, p95: Math.round(timingOf(times).p95) });
    const { limit: _limit, ...filter } = question;
    counts.push(...(await timeEach([filter], () => session.get("/cases/count", filter))));
  }
  const worst = slowest.toSorted((a, b) => b.p95 - a.p95).slice(0, 6);
  return [
    timeLine("list of cases", session.role, timingOf(all), LIST_LIMIT_MS, { slowest: worst }),
    timeLine("count of cases", session.role, timingOf(counts), LIST_LIMIT_MS),
  ];
}

/** Some cases an account sees, from all over its list. */
export async function someCases(session: Session, count: number): Promise<CaseRow[]> {
  const random = seeded(3);
  const found = new Map<string, CaseRow>();
  for (let turn = 0; turn < 12 && found.size < count; turn++) {
    const to = addDays(session.me.day, -Math.floor(random() * 110));
    const { rows } = await session.get<CasePage>("/cases", { to, limit: 100 });
    for (let nth = 0; nth < count / 4 && rows.length > 0; nth++) {
      const row = pick(random, rows);
      found.set(row.id, row);
    }
  }
  return [...found.values()].slice(0, count);
}

export async function measureOneCase(session: Session, cases: readonly CaseRow[]): Promise<Line[]> {
  const times = await timeEach(cases, ({ id }) => session.get("/cases/one", { caseId: id }));
  const history = await timeEach(cases, ({ id }) => session.get("/cases/history", { caseId: id }));
  return [
    timeLine("opening a case", session.role, timingOf(times), CASE_LIMIT_MS),
    timeLine("history of a case", session.role, timingOf(history), CASE_LIMIT_MS),
  ];
}
