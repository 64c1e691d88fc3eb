import { type Actor, systemActor, type Tx, withActor } from "../../../kernel/db/actor.ts";
import type { Progress } from "../../../kernel/db/embedded.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import { runReactions } from "../../../kernel/events/reactions.ts";
import { addDays } from "../../../kernel/time/local-date.ts";
import { loadProvinceAgencies } from "../../directory/server.ts";
import { registerPersons } from "../../persons/server.ts";
import { type ReplayedCase, reactions, replayCases } from "../../surveillance/server.ts";
import { demoWindow, type OutbreakPlan } from "../outbreak/plan.ts";
import { type SimulatedOutbreak, simulateOutbreak } from "../outbreak/simulate-outbreak.ts";
import { createDemoAccounts, type DemoPlaces } from "./demo-accounts.ts";
import { createDemoFigures, createDemoStatements } from "./demo-figures.ts";
import { createDemoOverrides } from "./demo-overrides.ts";
import { createDemoPapers } from "./demo-papers.ts";
import { type ProvincePlan, planProvince } from "./plan-province.ts";

export interface DemoOptions {
  seed: number;
  /** Code of the 2019 province; Sóc Trăng unless told. */
  province?: string;
  persons?: number;
  cases?: number;
  log: Progress;
}

/** Rows a transaction of the generator takes. */
const CHUNK = 2000;

/** What a demo is made from: its plan, and the account whose knowledge it is. */
export interface PlannedDemo {
  plan: ProvincePlan;
  generator: Actor;
}

/** Makes the demo province in an empty database: units' people, an outbreak as its offices came to know it, figures of units, accounts. */
export async function createDemo(database: Database, options: DemoOptions): Promise<SimulatedOutbreak["summary"]> {
  const demo = await planDemo(database, options);
  const outbreak = simulateOutbreak(demo.plan);
  const { summary } = outbreak;
  options.log(`Ghi ${summary.persons} người hư cấu…`, `Writing ${summary.persons} invented people…`);
  await writePersons(database, demo.generator, outbreak);
  options.log(`Ghi ${summary.cases} ca theo từng ngày…`, `Writing ${summary.cases} cases day by day…`);
  await writeCases(database, demo.generator, outbreak);
  await completeDemo(database, demo);
  options.log("Lập cấp độ và báo cáo của những ngày trước…", "Writing the levels and reports of the days before…");
  await createDemoPapers(database, demo.plan);
  return summary;
}

/** Plans a demo; the agencies of its province are loaded. */
export async function planDemo(database: Database, options: Omit<DemoOptions, "log">): Promise<PlannedDemo> {
  const code = options.province ?? demoWindow.provinceCode;
  await loadProvinceAgencies(database, await provinceIdOf(database, code), optionalAgencies[code]);
  const plan = await withActor(database, systemActor, "read", (tx) => planProvince(tx, code, options));
  return { plan, generator: { ...systemActor, provinceId: plan.provinceId, homeKey: `o19.${code}` } };
}

/** What a demo has besides people and cases: figures of units, numbers the province replaced, daily counts, accounts, the day it opens on. */
export async function completeDemo(database: Database, { plan, generator }: PlannedDemo): Promise<void> {
  await createDemoFigures(database, generator, plan);
  await createDemoOverrides(database, generator, generator.homeKey);
  await runReactions(database, reactions);
  await createDemoStatements(database, generator, plan);
  await createDemoAccounts(database, generator, placesOf(plan));
  const lastDay = addDays(plan.startOn, plan.days - 1);
  await withActor(database, generator, "write", async (tx) => {
    for (const [key, value] of Object.entries({ demo: true, demo_day: lastDay, home: generator.homeKey })) await putSetting(tx, key, value);
  });
  await database.pool.query("analyze");
}

async function putSetting(tx: Tx, key: string, value: unknown): Promise<void> {
  await tx.client.query("insert into kernel.setting values ($1, $2, $3, $4) on conflict (key) do update set value = excluded.value", [
    key,
    JSON.stringify(value),
    tx.now,
    tx.actor.accountId,
  ]);
}

/** Bodies only some provinces have: Sóc Trăng has a committee for ethnic affairs. */
const optionalAgencies: Record<string, readonly string[]> = { "94": ["bdt", "sdttg"] };

async function provinceIdOf(database: Database, code: string): Promise<string> {
  const { rows } = await database.pool.query<{ province_id: string }>("select province_id from directory.unit where key = $1", [
    `o19.${code}`,
  ]);
  if (!rows[0]) throw new RangeError(`There is no province ${code} in the list of 2019`);
  return rows[0].province_id;
}

/** The district with the most people and its largest commune: a visitor sees work there. */
function placesOf({ provinceCode, units }: OutbreakPlan): DemoPlaces {
  const commune = units.toSorted((a, b) => b.population - a.population)[0]!;
  return {
    province: `o19.${provinceCode}`,
    district: commune.districtKey,
    commune: commune.key,
    hospital: `ag.o${provinceCode}.bvdk`,
    laboratory: `ag.o${provinceCode}.xncdc`,
  };
}

async function writePersons(database: Database, generator: Actor, outbreak: SimulatedOutbreak): Promise<void> {
  const generatedAt = new Date(outbreak.registeredAt);
  for (const people of chunks(outbreak.persons(), CHUNK)) {
    await withActor(
      database,
      generator,
      "write",
      async (tx) => {
        const done = await registerPersons(
          tx,
          people.map(({ id, facts }) => ({ personId: id, facts })),
        );
        if (!done.ok) throw new Error(`demo person refused: ${done.refusal.code}`);
      },
      { generatedAt, limitMs: 120_000 },
    );
  }
}

/** What became known within so many hours is written as of their end: fine enough for "as of noon", and a first start that does not drag. */
const STEP_MS = 4 * 3_600_000;

/** Replays what the offices learnt, in the order they learnt it. */
async function writeCases(database: Database, generator: Actor, outbreak: SimulatedOutbreak): Promise<void> {
  const byStep = new Map<number, ReplayedCase[]>();
  for (const simulated of outbreak.cases()) {
    const { facts } = outbreak.personOf(simulated);
    const about = { birth: { bornOn: facts.birthOn, birthYear: facts.birthYear }, sex: facts.sex };
    for (const { recordedAt, report } of simulated.versions) {
      const step = Math.floor(Date.parse(recordedAt) / STEP_MS);
      const list = byStep.get(step);
      if (list) list.push({ report, ...about });
      else byStep.set(step, [{ report, ...about }]);
    }
  }
  for (const step of [...byStep.keys()].sort((a, b) => a - b)) {
    const generatedAt = new Date((step + 1) * STEP_MS - 1);
    // The last word of the step on each case counts; what was corrected within it was never asked for.
    const cases = [...new Map(byStep.get(step)!.map((each) => [each.report.id, each])).values()];
    for (const part of chunks(cases, CHUNK)) {
      await withActor(database, generator, "write", (tx) => replayCases(tx, generator.provinceId, part), { generatedAt, limitMs: 120_000 });
    }
  }
}

function* chunks<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let chunk: T[] = [];
  for (const item of items) {
    chunk.push(item);
    if (chunk.length === size) {
      yield chunk;
      chunk = [];
    }
  }
  if (chunk.length > 0) yield chunk;
}
