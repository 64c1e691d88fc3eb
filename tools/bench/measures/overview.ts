import { addDays } from "../../../src/kernel/time/local-date.ts";
import { type Line, timeLine } from "../lines.ts";
import type { Session } from "../session.ts";
import { timeEach, timingOf } from "../timing.ts";

const OVERVIEW_LIMIT_MS = 500;
const shown = "cases-new,cases-active,active-severe-critical,recovered-new,deaths-new";

/** Every call the overview page makes when it opens, with the shell around it; a browser sends them at once. */
function callsOf(session: Session): Record<string, () => Promise<unknown>> {
  const { area, me } = session;
  const { day } = me;
  const before = addDays(day, -1);
  const calls: Record<string, () => Promise<unknown>> = {
    figures: () => session.get("/figures", { indicators: shown, area, from: day, to: day }),
    "figures of the day before": () => session.get("/figures", { indicators: shown, area, from: before, to: before }),
    curve: () => session.get("/cases/curve", { unit: area, by: "onset", from: addDays(day, -59), to: day }),
    map: () => session.get("/areas/map", { area, era: area.slice(0, 3), level: "commune" }),
    levels: () => session.get("/levels", { area, on: day }),
    queue: () => session.get("/queue"),
    "queue count": () => session.get("/queue/count"),
    "who I am": () => session.get("/session/me"),
  };
  return calls;
}

/** The whole page, its calls at once as a browser sends them; then each call alone, to tell which one is slow. */
export async function measureOverview(session: Session, rounds: number): Promise<Line[]> {
  const calls = callsOf(session);
  await Promise.all(Object.values(calls).map((call) => call()));
  const turns = Array.from({ length: rounds });
  const page = await timeEach(turns, () => Promise.all(Object.values(calls).map((call) => call())));
  const alone: Record<string, number> = {};
  const lines: Line[] = [];
  for (const [name, call] of Object.entries(calls)) {
    const timing = timingOf(await timeEach(turns, call));
    alone[name] = Math.round(timing.p95);
    if (name === "queue") lines.push(timeLine("work queue", session.role, timing, 300));
    if (name === "levels") lines.push(timeLine("levels of the area", session.role, timing, 1000));
  }
  return [timeLine("overview, all its calls at once", session.role, timingOf(page), OVERVIEW_LIMIT_MS, { alone }), ...lines];
}
