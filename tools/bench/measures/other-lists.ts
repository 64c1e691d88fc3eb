import { addDays } from "../../../src/kernel/time/local-date.ts";
import { type Line, timeLine } from "../lines.ts";
import type { Session } from "../session.ts";
import { timeEach, timingOf } from "../timing.ts";

const LIST_LIMIT_MS = 300;

/** Lists besides cases and persons, each with the questions its page asks. */
function listsOf({ area, me }: Session): Record<string, Record<string, string | number>[]> {
  const { day } = me;
  const era = area.slice(0, 3);
  const inUnit = area.startsWith("ag.") ? [] : [{ area }];
  const below = inUnit.map((question) => ({ ...question, era }));
  return {
    "/reports": [{}, { on: day }, { on: addDays(day, -7) }, ...inUnit],
    "/imports": [{}],
    "/levels/proposals": [{}],
    "/levels/overrides": inUnit,
    "/persons/duplicates": [{}, { limit: 200 }],
    "/areas/search": ["soc trang", "vinh", "tran de", "31498", "xa"].map((q) => ({ q })),
    "/areas/below": below,
    "/agencies/search": ["ttyt", "benh vien"].map((q) => ({ q })),
    "/accounts": [{}],
    "/areas/map": below,
  };
}

export async function measureOtherLists(session: Session, rounds: number): Promise<Line[]> {
  const lines: Line[] = [];
  for (const [path, questions] of Object.entries(listsOf(session))) {
    if (!session.may(path) || questions.length === 0) continue;
    const asked = Array.from({ length: rounds }, (_, nth) => questions[nth % questions.length]!);
    for (const question of questions) await session.get(path, question);
    const times = await timeEach(asked, (question) => session.get(path, question));
    lines.push(timeLine(`list ${path}`, session.role, timingOf(times), LIST_LIMIT_MS));
  }
  return lines;
}
