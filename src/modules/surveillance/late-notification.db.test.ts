import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withActor } from "../../kernel/db/actor.ts";
import type { TestDatabase } from "../../kernel/test-kit/test-database.ts";
import { addDays, localDateOf } from "../../kernel/time/local-date.ts";
import { queueItems } from "./queue-items.ts";
import { at, newReport, offices, openOffices, places } from "./test-kit/offices.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await openOffices();
});
afterAll(() => database.drop());

describe("a notification that came in late", () => {
  const today = localDateOf(new Date());
  const dengue = (daysAgo: number, fullName: string) => {
    const day = addDays(today, -daysAgo);
    return newReport(
      places.lieuTu,
      { fullName },
      { diseaseCode: "dengue", onsetOn: addDays(day, -2), sampledOn: day, resultedOn: day, reportedOn: day },
    );
  };
  it("waits in the queue of its unit for an explanation; one of the same day, or of an old archive, does not", async () => {
    const late = dengue(6, "Danh Mẫu Trễ");
    for (const entry of [late, dengue(0, "Danh Mẫu Kịp"), dengue(200, "Danh Mẫu Cũ")])
      await at(database).send(offices.lieuTu, "/cases/report", entry);
    const queue = await withActor(database, offices.lieuTu, "read", (tx) => queueItems(tx));
    expect(queue.filter(({ kind }) => kind === "explain_delay").map(({ link }) => link)).toEqual([`/ca-benh/${late.report.caseId}`]);
  });
});
