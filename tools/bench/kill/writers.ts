import { newId } from "../../../src/kernel/ids.ts";
import { addDays } from "../../../src/kernel/time/local-date.ts";
import { CallFailed, type Session } from "../session.ts";
import { pick, seeded } from "../timing.ts";
import type { Effect, Journal } from "./journal.ts";

interface Reply {
  receipt: string;
  repeated: boolean;
}

const FAMILY = ["Nguyễn", "Trần", "Thạch", "Lâm", "Sơn", "Kim", "Danh", "Huỳnh"];
const MIDDLE = ["Văn", "Thị", "Hữu", "Ngọc", "Minh", "Kim", "Thanh", "Quốc"];
const GIVEN = ["An", "Bình", "Cường", "Dung", "Giang", "Hạnh", "Khang", "Liên", "Mận", "Nghĩa", "Oanh", "Phúc", "Quyên", "Sáng", "Thảo"];
const random = seeded(Date.now() % 1_000_000);
const inventedName = () => [FAMILY, MIDDLE, MIDDLE, GIVEN].map((words) => pick(random, words)).join(" ");

/** One writer at a keyboard: registers somebody, reports the case, records how it ended, and begins again, until the server is gone. */
export async function write(session: Session, unit: string, journal: Journal): Promise<void> {
  for (;;) {
    const [personId, caseId, day] = [newId(), newId(), session.me.day];
    const person = {
      personId,
      fullName: inventedName(),
      birthOn: addDays(day, -400 - Math.floor(random() * 28_000)),
      sex: "female",
      residenceUnit: unit,
    };
    const report = { caseId, personId, diseaseCode: "covid-19", reportedOn: day, residenceUnit: unit, classification: "suspected" };
    const steps: [string, unknown, Effect][] = [
      ["/persons/register", person, { kind: "person", id: personId }],
      ["/cases/report", { report }, { kind: "case", id: caseId }],
      ["/cases/outcome", { caseId, outcome: "recovered", outcomeOn: day }, { kind: "outcome", id: caseId }],
    ];
    for (const [path, body, effect] of steps) {
      const answer = await issue(session, journal, path, body, effect);
      if (answer === "gone") return;
      if (answer === "refused") break;
    }
  }
}

async function issue(
  session: Session,
  journal: Journal,
  path: string,
  body: unknown,
  effect: Effect,
): Promise<"taken" | "refused" | "gone"> {
  const id = newId();
  journal.send({ id, path, body, effect });
  try {
    const { receipt } = await session.post<Reply>(path, body, { "x-command-id": id });
    journal.acknowledge(id, receipt);
    return "taken";
  } catch (error) {
    if (!(error instanceof CallFailed) || error.status >= 500) return "gone"; // nobody knows what became of it
    journal.refuse(id);
    return "refused";
  }
}

/** Sends what got no answer again, under its own id. @returns the commands that were taken, with whether they had been taken before */
export async function sendAgain(session: Session, journal: Journal): Promise<Map<string, boolean>> {
  const taken = new Map<string, boolean>();
  for (const { id, path, body } of journal.unanswered) {
    try {
      const { receipt, repeated } = await session.post<Reply>(path, body, { "x-command-id": id });
      journal.acknowledge(id, receipt);
      taken.set(id, repeated);
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      journal.refuse(id);
    }
  }
  return taken;
}
