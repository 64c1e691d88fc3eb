import { realpathSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { dataRoot } from "../../../src/kernel/db/embedded.ts";
import { listClusterProcesses } from "../../../src/kernel/db/embedded-process.ts";
import { type BenchServer, findFreePort, run, startServer } from "../process.ts";
import { Session } from "../session.ts";
import { seeded, timingOf } from "../timing.ts";
import { Journal } from "./journal.ts";
import { type Incomplete, lookFor } from "./look-for.ts";
import { withDatabase } from "./province.ts";
import { sendAgain, write } from "./writers.ts";

interface Cycle {
  acknowledged: number;
  unanswered: number;
  lost: number;
  /** Seconds from the start of the server until it answered, with the recovery of the database. */
  restart: number;
  load: number;
}

/** What one series of kills came to. */
export interface Campaign {
  durable: boolean;
  cycles: Cycle[];
  acknowledged: number;
  lost: Incomplete[];
  unanswered: number;
  takenUnanswered: number;
  halves: Incomplete[];
  badResends: number;
  refused: number;
  restart: { p50: number; worst: number };
  /** What `vx audit verify` says at the end. */
  audit: "intact" | "broken";
}

/** Accounts at the keyboard, each as often as it is named. */
const writers = ["tramyte", "cdc", "tramyte", "cdc", "cdc", "cdc"];
const lossyServer = "tools/bench/kill/lossy-server.ts";

/** Kills so many times; after each kill every acknowledged command of the cycle is looked for, at the end every one of all cycles. */
export async function runCampaign(options: { durable: boolean; cycles: number; say: (text: string) => void }): Promise<Campaign> {
  const { durable, say } = options;
  const port = String(await findFreePort());
  const start = () => startServer({ DATABASE_URL: "", PORT: port }, durable ? undefined : lossyServer);
  const random = seeded(durable ? 1 : 2);
  const journal = new Journal();
  const campaign = emptyCampaign(durable);
  let server = await start();
  const sessions = await signIn(server);
  for (let nth = 1; nth <= options.cycles; nth++) {
    const before = journal.acknowledged.length;
    const writing = Promise.all(sessions.map((session) => write(session, sessions[0]!.area, journal)));
    await sleep(500 + random() * 1500);
    killAll(server);
    await Promise.all([writing, server.ended]);
    const began = performance.now();
    server = await start();
    const restart = Math.round(performance.now() - began) / 1000;
    const cycle = {
      acknowledged: journal.acknowledged.length - before,
      unanswered: journal.unanswered.length,
      restart,
      load: loadavg()[0]!,
    };
    const lost = await account(campaign, journal, sessions[0]!);
    campaign.cycles.push({ ...cycle, lost });
    say(`${nth}: ${cycle.acknowledged} acknowledged, ${lost} lost, ${cycle.unanswered} without an answer, up again in ${restart} s`);
  }
  return finish(campaign, journal, server);
}

const emptyCampaign = (durable: boolean): Campaign => ({
  durable,
  ...{ cycles: [], acknowledged: 0, lost: [], unanswered: 0, takenUnanswered: 0, halves: [], badResends: 0, refused: 0 },
  restart: { p50: 0, worst: 0 },
  audit: "broken",
});

/** Signed in once: a session outlives every kill. What was there before the first kill is made safe, so that only losses of writers count. */
async function signIn(server: BenchServer): Promise<Session[]> {
  const known = new Map<string, Session>();
  for (const login of new Set(writers)) known.set(login, await Session.open(server.address, login));
  await withDatabase((database) => database.pool.query("checkpoint"));
  return writers.map((login) => known.get(login)!);
}

/** The server and every process of its database at once, as when somebody kills everything: no process gets to write anything more. */
function killAll(server: BenchServer): void {
  const processes = listClusterProcesses(realpathSync(join(dataRoot(), "pg", "cluster")));
  if (!processes?.length) throw new Error("the processes of the database cannot be found; this bench needs Linux");
  for (const pid of [server.pid, ...processes]) {
    try {
      process.kill(pid, "SIGKILL");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error; // a short-lived worker that had ended by itself
    }
  }
}

/** Compares what was acknowledged with what is there, then sends again what got no answer. @returns how many are lost */
async function account(campaign: Campaign, journal: Journal, session: Session): Promise<number> {
  const { unanswered } = journal;
  const [kept, open] = await withDatabase(async (database) => [
    await lookFor(database, journal.acknowledged),
    await lookFor(database, unanswered),
  ]);
  const lost = [...kept.absent, ...kept.partly];
  campaign.lost.push(...lost);
  campaign.acknowledged += lost.length;
  campaign.halves.push(...open.partly);
  campaign.unanswered += unanswered.length;
  campaign.takenUnanswered += open.whole.size;
  journal.forget(lost.map(({ id }) => id)); // told once
  const again = await sendAgain(session, journal);
  for (const [id, repeated] of again) if (repeated !== open.whole.has(id)) campaign.badResends++;
  return lost.length;
}

async function finish(campaign: Campaign, journal: Journal, server: BenchServer): Promise<Campaign> {
  const all = await withDatabase((database) => lookFor(database, journal.acknowledged));
  campaign.lost.push(...all.absent, ...all.partly);
  campaign.acknowledged += journal.acknowledged.length;
  campaign.refused = journal.refused;
  const { p50, worst } = timingOf(campaign.cycles.map(({ restart }) => restart));
  campaign.restart = { p50, worst };
  server.child.kill("SIGTERM");
  await server.ended;
  const verified = run("src/apps/cli/main.ts", ["audit", "verify"], { DATABASE_URL: "" });
  campaign.audit = (await verified.ended) === 0 ? "intact" : "broken";
  return campaign;
}
