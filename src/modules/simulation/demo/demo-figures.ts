import { type Actor, withActor } from "../../../kernel/db/actor.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import { addDays, daysBetween, type LocalDate, startOf } from "../../../kernel/time/local-date.ts";
import { computeFigures, type ReportFigure, reportFigures } from "../../figures/server.ts";
import type { OutbreakPlan } from "../outbreak/plan.ts";
import { Random } from "../random.ts";

const SOURCE = "Số liệu diễn tập (hư cấu)";

/** Vaccination, readiness and beds as units would state them each week. One commune never reports: unknown must stay unknown. */
export async function createDemoFigures(database: Database, generator: Actor, plan: OutbreakPlan): Promise<void> {
  for (let day = 0; day < plan.days; day += 7) {
    const on = addDays(plan.startOn, day);
    const generatedAt = new Date(startOf(on).getTime() + 15 * 3_600_000);
    const figures = figuresOf(plan, on);
    await withActor(database, generator, "write", (tx) => reportFigures(tx, figures), { generatedAt, limitMs: 60_000 });
  }
}

/** How far the count of a district is from its records, by the order of the districts: most agree, some counted a case twice or too late. */
const MISCOUNTS = [0, 2, 0, 0, -1, 0, 0, 1];

/** What districts told of new cases by telephone on the last day, beside what the records of that day give. */
export async function createDemoStatements(database: Database, generator: Actor, plan: OutbreakPlan): Promise<void> {
  const on = addDays(plan.startOn, plan.days - 1);
  const generatedAt = new Date(startOf(on).getTime() + 17 * 3_600_000);
  const query = { indicators: ["cases-new"], area: `o19.${plan.provinceCode}`, from: on, to: on, by: "district" as const, asOf: null };
  const counted = await withActor(database, generator, "read", (tx) => computeFigures(tx, query));
  for (const [at, { area, value }] of counted.entries()) {
    if (value === null) continue;
    const said = Math.max(0, value + MISCOUNTS[at % MISCOUNTS.length]!);
    const figure = { ...statement(area, on), indicator: "cases-new-reported", value: said };
    await withActor(database, { ...generator, homeKey: area }, "write", (tx) => reportFigures(tx, [figure]), { generatedAt });
  }
}

const statement = (area: string, on: LocalDate) => ({ area, from: on, to: on, cutoff: null, approx: "exact" as const, source: SOURCE });

/** Coverage climbs along an S from the start of the campaign; every unit has its own pace. */
function coverage(on: LocalDate, from: LocalDate, pace: number, most: number): number {
  const weeks = daysBetween(from, on) / 7;
  return Math.round((10 * most) / (1 + Math.exp(-(weeks - 7 / pace) * 0.55 * pace))) / 10;
}

function figuresOf(plan: OutbreakPlan, on: LocalDate): ReportFigure[] {
  const silent = plan.units[plan.units.length - 1]!.key;
  const districts = [...new Set(plan.units.map((unit) => unit.districtKey))];
  const province = `o19.${plan.provinceCode}`;
  const communes = plan.units.map((unit) => unit.key).filter((key) => key !== silent);
  return [province, ...districts, ...communes].flatMap((area) => ofArea(area, plan.seed, on));
}

function ofArea(area: string, seed: number, on: LocalDate): ReportFigure[] {
  const random = new Random(seed, `figures ${area}`);
  const pace = 0.8 + random.unit() * 0.5;
  const shortfall = random.unit() * 9;
  const state = (indicator: string, value: number): ReportFigure => ({
    ...statement(area, on),
    indicator,
    value,
  });
  return [
    state("adults-one-dose-pct", coverage(on, "2021-08-20", pace, 99)),
    state("elderly-full-pct", coverage(on, "2021-09-20", pace, 97 - shortfall)),
    state("population-full-pct", coverage(on, "2021-10-01", pace, 90 - shortfall / 2)),
    state("high-risk-full-pct", coverage(on, "2021-09-25", pace, 98 - shortfall)),
    state("treatment-plan-ready", random.chance(0.9) ? 1 : 0),
    state("oxygen-patients-mean-7d", Math.round(random.unit() * 12)),
    state("home-care-capacity-per-10k", Math.round(20 + random.unit() * 80)),
    state("covid-beds-free", Math.round(random.unit() * 60)),
    state("icu-beds-staffed", Math.round(random.unit() * 20)),
  ];
}
