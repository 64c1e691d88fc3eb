import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withActor } from "../../kernel/db/actor.ts";
import { createTestDatabase, type TestDatabase } from "../../kernel/test-kit/test-database.ts";
import { loadDirectory } from "../directory/server.ts";
import { listCasesById } from "../surveillance/server.ts";
import { compareRow } from "./compare-row.ts";
import type { RowDecision } from "./contract.ts";
import { decideRow } from "./decide-row.ts";
import { queueItems } from "./queue-items.ts";
import { counts, importSheet, operator, readBatch, type Table, undo } from "./test-kit/import-sheet.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await loadDirectory(database);
});
afterAll(() => database.drop());

const given = ["An", "Bảo", "Cúc", "Duyên", "Giang", "Hậu", "Khánh", "Lộc", "Minh", "Ngọc", "Phước", "Quyên"];
let name = "";
let sender = "";
let made = 0;
beforeEach(() => {
  name = `Thạch Sa ${given[made]}`;
  sender = `Trạm y tế ${made++}`;
});

const headers = ["Họ và tên", "Năm sinh", "Xã/Phường", "Quận/Huyện", "Ngày có kết quả", "CT"];
const row = (day: string, ct: number | null = null, year: string | number = 1962) => [
  name,
  year,
  "Phường 5",
  "Thành phố Sóc Trăng",
  day,
  ct,
];
const list = (...rows: (string | number | null)[][]): Table => [headers, ...rows];
const decide = (batchId: string, at: number, decision: RowDecision) =>
  withActor(database, operator, "write", (tx) => decideRow(tx, batchId, at, decision));
const heldQueue = (batchId: string) =>
  withActor(database, operator, "read", async (tx) => (await queueItems(tx)).find(({ link }) => link === `/nhap-tep/${batchId}`));

/** Two lists of two stations name somebody born in the same year in the same ward: the second one is held. */
async function holdOne() {
  const first = await importSheet(database, list(row("10/02/2022")), { sender: `${sender} cũ` });
  const held = await importSheet(database, list(row("11/02/2022", 24)), { sender });
  expect(counts(held)).toEqual([0, 0, 0, 1, 0]);
  return { first, held, personId: first.rows[0]!.person_id!, batchId: held.batch.id };
}

describe("a held row", () => {
  it("waits in the work queue until it is decided", async () => {
    const { batchId, personId } = await holdOne();
    expect(await heldQueue(batchId)).toMatchObject({ kind: "judge_rows", subject: "danh-sach.csv", params: { n: 1 }, dueAt: null });
    await decide(batchId, 2, { kind: "same", personId });
    expect(await heldQueue(batchId)).toBeUndefined();
  });
  it("is shown beside the person it resembles and beside that person's case", async () => {
    const { first, batchId, personId } = await holdOne();
    const compare = (at: number) => withActor(database, operator, "read", (tx) => compareRow(tx, batchId, at));
    const told = await compare(2);
    expect(told).toMatchObject({
      ok: true,
      value: {
        inRow: { fullName: name, birthYear: 1962, residenceName: "Phường 5" },
        known: { id: personId, fullName: name, birthYear: 1962, residenceName: "Phường 5" },
        caseId: first.rows[0]!.case_id,
      },
    });
    expect(told.ok && told.value.facts).toEqual(
      expect.arrayContaining([
        { field: "resultedOn", file: "2022-02-11", record: "2022-02-10" },
        { field: "ct", file: 24, record: null },
      ]),
    );
    expect(await compare(3)).toMatchObject({ ok: false, refusal: { code: "imports/row_not_found" } });
    await decide(batchId, 2, { kind: "same", personId });
    expect(await compare(2)).toMatchObject({ ok: false, refusal: { code: "imports/row_not_found" } });
  });
  it("decided as the same person fills in the case of that person, and the next file does not ask again", async () => {
    const { first, batchId, personId } = await holdOne();
    expect(await decide(batchId, 2, { kind: "same", personId })).toMatchObject({ ok: true, value: { result: "updated" } });
    const after = await readBatch(database, batchId);
    expect(counts(after)).toEqual([0, 1, 0, 0, 0]);
    expect(after.rows[0]).toMatchObject({ case_id: first.rows[0]!.case_id, person_id: personId, decision: "same", cells: null });
    expect(counts(await importSheet(database, list(row("11/02/2022", 24)), { sender }))).toEqual([0, 0, 1, 0, 0]);
  });
  it("decided as somebody else makes a case of its own, and the next file finds it", async () => {
    const { batchId, personId } = await holdOne();
    expect(await decide(batchId, 2, { kind: "new" })).toMatchObject({ ok: true, value: { result: "created" } });
    const after = await readBatch(database, batchId);
    expect(after.rows[0]!.person_id).not.toBe(personId);
    expect(counts(await importSheet(database, list(row("11/02/2022", 24)), { sender }))).toEqual([0, 0, 1, 0, 0]);
  });
  it("left out is rejected, and its words are let go", async () => {
    const { batchId } = await holdOne();
    expect(await decide(batchId, 2, { kind: "drop" })).toMatchObject({ ok: true, value: { result: "rejected" } });
    const after = await readBatch(database, batchId);
    expect(counts(after)).toEqual([0, 0, 0, 0, 1]);
    expect(after.rows[0]).toMatchObject({ decision: "drop", cells: null });
    expect(await heldQueue(batchId)).toBeUndefined();
  });
  it("is decided once, and not after its batch was undone", async () => {
    const { batchId, personId } = await holdOne();
    await decide(batchId, 2, { kind: "same", personId });
    expect(await decide(batchId, 2, { kind: "new" })).toMatchObject({ ok: false, refusal: { code: "imports/row_not_found" } });
    const other = await importSheet(database, list(row("12/02/2022", 25)), { sender: `${sender} khác` });
    await undo(database, other.batch.id);
    expect(await decide(other.batch.id, 2, { kind: "new" })).toMatchObject({ ok: false, refusal: { code: "imports/batch_closed" } });
    expect(await heldQueue(other.batch.id)).toBeUndefined();
  });
  it("goes back with its batch: what the decision made is withdrawn, what it changed is as before", async () => {
    const { first, batchId, personId } = await holdOne();
    await decide(batchId, 2, { kind: "same", personId });
    expect(await undo(database, batchId)).toEqual({ withdrawn: 0, restored: 1, kept: 0 });
    const [stored] = await withActor(database, operator, "read", (tx) => listCasesById(tx, [first.rows[0]!.case_id!]));
    expect(stored).toMatchObject({ ct: null, withdrawn: null });
  });
  it("is not given to a person who is not in sight", async () => {
    const { batchId } = await holdOne();
    const nobody = "0195fb2e-0000-7000-8000-000000000001";
    expect(await decide(batchId, 2, { kind: "same", personId: nobody })).toMatchObject({
      ok: false,
      refusal: { code: "imports/person_not_found" },
    });
  });
});

describe("a rejected row", () => {
  const wrong = () => list(row("10/02/2022", null, "14/13/1991"));
  it("mended where it is shown becomes a case, and the balance holds", async () => {
    const { batch } = await importSheet(database, wrong(), { sender });
    const cells = row("10/02/2022", null, "13/12/1991").map((cell) => String(cell ?? ""));
    expect(await decide(batch.id, 2, { kind: "mend", cells })).toMatchObject({ ok: true, value: { result: "created" } });
    expect(counts(await readBatch(database, batch.id))).toEqual([1, 0, 0, 0, 0]);
  });
  it("mended wrongly stays, keeps what was typed, and says what is wrong now", async () => {
    const { batch } = await importSheet(database, wrong(), { sender });
    const cells = row("31/02/2022", null, 1991).map((cell) => String(cell ?? ""));
    expect(await decide(batch.id, 2, { kind: "mend", cells })).toMatchObject({ ok: true, value: { result: "rejected" } });
    const after = await readBatch(database, batch.id);
    expect(after.rows[0]).toMatchObject({ result: "rejected", decision: null, cells });
    expect(after.codes(2)).toEqual(["reading.no_such_day"]);
  });
  it("is not decided like a held one", async () => {
    const { batch } = await importSheet(database, wrong(), { sender });
    expect(await decide(batch.id, 2, { kind: "new" })).toMatchObject({ ok: false, refusal: { code: "imports/row_not_found" } });
  });
});
