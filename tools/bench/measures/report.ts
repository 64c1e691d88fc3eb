import { join } from "node:path";
import { newId } from "../../../src/kernel/ids.ts";
import { addDays } from "../../../src/kernel/time/local-date.ts";
import { benchFolder } from "../folder.ts";
import type { Line } from "../lines.ts";
import { timeLine } from "../lines.ts";
import { run } from "../process.ts";
import type { Session } from "../session.ts";
import { type Timing, timeEach, timingOf } from "../timing.ts";

const NOW_LIMIT_S = 3;
const EARLIER_LIMIT_S = 10;

/** An instant in the middle of the outbreak, whose knowledge differs from today's. */
export const EARLIER = "2022-01-10T17:00:00+07:00";
const EARLIER_DAY = "2022-01-10";

/** Daily reports of the province drafted through the API, one for each of the last days. Changes the database. */
export async function measureDrafts(session: Session, days: number): Promise<Line[]> {
  const drafted = await timeEach(Array.from({ length: days }), (_, nth) =>
    session.post("/reports/draft", { reportId: newId(), area: session.area, on: addDays(session.me.day, -nth) }),
  );
  return [inSeconds("daily report of the province, drafted", session.role, timingOf(drafted), NOW_LIMIT_S)];
}

/**
 * The daily report as a file by the command line: now and as of an earlier instant. What the program needs before it begins (Node, the schema
 * check, the connection) is a line of its own, and is taken off the others.
 */
export async function measureReport(databaseUrl: string, day: string): Promise<Line[]> {
  const vx = async (args: readonly string[]) => {
    const running = run("src/apps/cli/main.ts", args, { DATABASE_URL: databaseUrl });
    const code = await running.ended;
    if (code !== 0) throw new Error(`vx ${args.join(" ")} ended with ${code}: ${running.remarks().slice(-2000)}`);
  };
  const report = (...args: string[]) => vx(["report", "daily", "--area", "94", ...args, "--out", join(benchFolder, "report.docx")]);
  const turns = [1, 2, 3, 4, 5];
  const start = timingOf(await timeEach(turns, () => vx(["db", "status"])));
  const now = timingOf(await timeEach(turns, () => report("--on", day)));
  const earlier = timingOf(await timeEach(turns, () => report("--on", EARLIER_DAY, "--as-of", EARLIER)));
  const less = ({ runs, p50, p95, worst }: Timing): Timing => ({
    runs,
    p50: p50 - start.p50,
    p95: p95 - start.p50,
    worst: worst - start.p50,
  });
  return [
    inSeconds("start of vx, before any work", null, start, null),
    inSeconds("daily report as .docx, now (vx, without its start)", null, less(now), NOW_LIMIT_S),
    inSeconds("daily report as .docx, as of an earlier instant (vx, without its start)", null, less(earlier), EARLIER_LIMIT_S),
  ];
}

const round = (ms: number) => Math.round(ms / 10) / 100;

/** The median of few runs: the machine is shared, and one run in three may meet somebody else's work. */
function inSeconds(measure: string, role: string | null, { runs, p50, worst }: Timing, limit: number | null): Line {
  return { measure, role, value: round(p50), unit: "s", limit, detail: { runs, worst: round(worst) } };
}

/** Figures and levels as of an earlier instant, which no roll-up holds. */
export async function measureEarlier(session: Session, rounds: number): Promise<Line[]> {
  const turns = Array.from({ length: rounds });
  const { area } = session;
  const figures = { indicators: "cases-new,cases-active,deaths-new", area, from: EARLIER_DAY, to: EARLIER_DAY, asOf: EARLIER };
  const lines = [
    timeLine(
      "figures as of an earlier instant",
      session.role,
      timingOf(await timeEach(turns, () => session.get("/figures", figures))),
      null,
    ),
    timeLine(
      "list of cases as of an earlier instant",
      session.role,
      timingOf(await timeEach(turns, () => session.get("/cases", { asOf: EARLIER }))),
      null,
    ),
  ];
  if (session.may("/levels")) {
    const levels = await timeEach(turns, () => session.get("/levels", { area, on: EARLIER_DAY, asOf: EARLIER }));
    lines.push(timeLine("levels as of an earlier instant", session.role, timingOf(levels), null));
  }
  return lines;
}
