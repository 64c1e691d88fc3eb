import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withActor } from "../../kernel/db/actor.ts";
import { sharedData } from "../../kernel/test-kit/shared-data.ts";
import { createTestDatabase, type TestDatabase } from "../../kernel/test-kit/test-database.ts";
import { loadDirectory } from "../directory/server.ts";
import { linesOf } from "../persons/server.ts";
import { listCasesById, type StoredCase } from "../surveillance/server.ts";
import { counts, figuresOf, type Imported, importSheet, operator, type Table, undo } from "./test-kit/import-sheet.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await loadDirectory(database);
});
afterAll(() => database.drop());

const casesOf = ({ rows }: Imported): Promise<Map<number, StoredCase>> =>
  withActor(database, operator, "read", async (tx) => {
    const byId = new Map(
      (
        await listCasesById(
          tx,
          rows.flatMap((row) => row.case_id ?? []),
        )
      ).map((stored) => [stored.id, stored]),
    );
    return new Map(rows.flatMap((row) => (row.case_id ? [[row.row, byId.get(row.case_id)!] as const] : [])));
  });

/** What every real list must keep: each row has an outcome, nothing is made twice, and all can be taken back. */
function behaves(title: string, file: () => Uint8Array | Table, sender: string, rows: number): void {
  it(`${title}: every row is accounted for; the same file again creates and updates nothing; undoing brings every figure back`, async () => {
    const before = await figuresOf(database);
    const first = await importSheet(database, file(), { sender });
    expect(first.batch.read).toBe(rows);
    expect(first.rows).toHaveLength(rows);
    expect(counts(first)).toEqual([rows, 0, 0, 0, 0]);
    const after = await figuresOf(database);
    expect(after).not.toEqual(before);
    const second = await importSheet(database, file(), { sender });
    expect(counts(second)).toEqual([0, 0, rows, 0, 0]);
    expect(await figuresOf(database)).toEqual(after);
    expect(await undo(database, second.batch.id)).toEqual({ withdrawn: 0, restored: 0, kept: 0 });
    expect(await undo(database, first.batch.id)).toEqual({ withdrawn: rows, restored: 0, kept: 0 });
    expect(await figuresOf(database)).toEqual(before);
    const again = await importSheet(database, file(), { sender });
    expect(counts(again)).toEqual([rows, 0, 0, 0, 0]);
    expect(await figuresOf(database)).toEqual(after);
  });
}

sharedData("data/vn-covid-linelist/patients.json", "the first 288 cases of Viet Nam", (path) => {
  const { data } = JSON.parse(readFileSync(path, "utf8")) as { data: Record<string, unknown>[] };
  const fields = ["id", "positiveDate", "dischargeDate", "gender", "age", "treatLoc", "from", "nationality", "status"];
  const textOf = (value: unknown): string | number | null => (typeof value === "number" || typeof value === "string" ? value : null);
  const table: Table = [fields, ...data.map((patient) => fields.map((field) => textOf(patient[field])))];
  behaves("as a sheet", () => table, "vncovid19", 288);

  it("keeps the sender's number, and a country or another province as text", async () => {
    const imported = await importSheet(database, table, { sender: "vncovid19" });
    const cases = await casesOf(imported);
    const ofRow = (row: number) => ({ stored: cases.get(row)!, patient: data[row - 2]! });
    for (let row = 2; row <= 289; row++) {
      const { stored, patient } = ofRow(row);
      expect(stored).toMatchObject({ senderRef: patient.id, sender: "vncovid19", resultedOn: patient.positiveDate });
      expect(stored.outcome).toBe(patient.dischargeDate ? "recovered" : "active");
    }
    expect(ofRow(2).stored.foreignPlace).toBe("Trung Quốc");
    const people = await withActor(database, operator, "read", (tx) => linesOf(tx, [ofRow(2).stored.personId]));
    expect([...people.values()]).toMatchObject([{ fullName: null, description: "vncovid19 1", sex: "male", birthYear: 1954 }]);
  });
});

sharedData("data/taiwan-covid-contacts/individuals.csv", "578 cases of Taiwan with age bands and days known to the month", (path) => {
  const bytes = readFileSync(path);
  behaves("as its CSV", () => bytes, "CDC Taiwan", 578);

  it("notes that a band tells no year of birth, keeps it in the note, and leaves a recovery of a month without a day", async () => {
    const imported = await importSheet(database, bytes, { sender: "CDC Taiwan" });
    const cases = await casesOf(imported);
    expect(imported.codes(2)).toContain("reading.age_band");
    expect(cases.get(2)).toMatchObject({ senderRef: "579", origin: "imported", note: expect.stringContaining("age: 20 to 29") });
    const monthOnly = imported.rows.filter((row) => row.problems.some(({ code }) => code === "day_not_full"));
    expect(monthOnly).toHaveLength(19);
    expect(monthOnly.every((row) => row.result !== "rejected")).toBe(true);
    expect(cases.get(monthOnly[0]!.row)).toMatchObject({ outcome: "active", outcomeOn: null });
    expect(cases.get(7)).toMatchObject({ foreignPlace: "Mexico" });
  });
});

sharedData("data/singapore-covid-clusters/linelist.csv", "the first 93 cases of Singapore", (path) => {
  behaves("as its CSV", () => readFileSync(path), "MOH Singapore", 93);
});

describe("files without a sender", () => {
  it("are told apart by their columns", async () => {
    const table: Table = [
      ["Họ tên", "Năm sinh", "Ngày lấy mẫu"],
      ["Lâm Văn Sóc", 1971, "05/02/2022"],
    ];
    const first = await importSheet(database, table);
    expect(first.batch.sender).toMatch(/^o19\.94 #[0-9a-f]{8}$/);
    expect(counts(await importSheet(database, table))).toEqual([0, 0, 1, 0, 0]);
  });
});
