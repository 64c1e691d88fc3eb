import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { systemActor, withActor } from "../db/actor.ts";
import { asKeeper } from "../db/keeper.ts";
import { createTestDatabase, type TestDatabase } from "../test-kit/test-database.ts";
import { addDays, type LocalDate } from "../time/local-date.ts";
import { archiveAudit } from "./archive.ts";
import { type ArchivedLink, archiveFolder } from "./archive-file.ts";
import { appendAudit } from "./audit.ts";
import { genesis, link, sealAudit } from "./seal.ts";
import { verifyAudit } from "./verify.ts";

let database: TestDatabase;
let folder: string;
let heads: string;
beforeAll(async () => {
  database = await createTestDatabase();
  folder = mkdtempSync(join(tmpdir(), "vx-archive-"));
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true });
});

const first: LocalDate = "2022-01-10";
/** A chain with one row for each number: so many days after the first day, in the order given. */
async function chainOf(days: readonly number[]): Promise<void> {
  await database.pool.query("truncate kernel.audit, kernel.audit_seal, kernel.audit_archive");
  heads = join(mkdtempSync(join(folder, "chain-")), "heads.jsonl");
  for (const day of days)
    await database.pool.query(
      "insert into kernel.audit (at, actor_id, kind, action, detail) values (($1 || ' 09:00+07')::timestamptz, $2, 'read', '/persons/one', $3)",
      [addDays(first, day), systemActor.accountId, { day, words: 'Ấp\u001f\n"Giữa"' }],
    );
  await sealAudit(database, heads);
}
const going = new AbortController().signal;
const archive = (until: LocalDate, signal = going) => archiveAudit(database, heads, until, signal);
const verify = () => verifyAudit(database, heads);
const files = () => (existsSync(archiveFolder(heads)) ? readdirSync(archiveFolder(heads)).sort() : []);
const left = async () =>
  (await database.pool.query("select audit_id from kernel.audit_seal s join kernel.audit a on a.id = s.audit_id")).rowCount;
const path = (name: string) => join(archiveFolder(heads), name);
const readLines = (name: string) =>
  gunzipSync(readFileSync(path(name)))
    .toString()
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as ArchivedLink);
const writeLines = (name: string, lines: readonly ArchivedLink[]) =>
  writeFileSync(path(name), gzipSync(lines.map((line) => `${JSON.stringify(line)}\n`).join("")));

const days = [0, 0, 0, 1, 1, 0, 2, 2, 3, 4];
beforeEach(() => chainOf(days));

it("moves the days past their term into a file each, and the audit is whole as before", async () => {
  expect(await archive(addDays(first, 2))).toBe(8);
  expect(files()).toEqual(["2022-01-10.jsonl.gz", "2022-01-11.jsonl.gz", "2022-01-12.jsonl.gz"]);
  // A row that was dated the day before and committed after midnight stands where the chain has it.
  expect(readLines("2022-01-11.jsonl.gz").map(({ position }) => position)).toEqual([4, 5, 6]);
  await sealAudit(database, heads);
  expect(await verify()).toMatchObject({ ok: true, archived: 8, fault: null });
  const { rows } = await database.pool.query("select detail from kernel.audit where action = 'kernel.audit-archived' order by id");
  expect(rows[0].detail).toEqual({ day: "2022-01-10", first: 1, last: 3, file: "2022-01-10.jsonl.gz" });
});

it("goes on sealing the same chain after the archive, and the next night the next days follow", async () => {
  await archive(first);
  await withActor(database, systemActor, "write", (tx) => appendAudit(tx, { kind: "command", action: "/later" }));
  await sealAudit(database, heads);
  expect(await archive(addDays(first, 1))).toBe(3);
  expect(await verify()).toMatchObject({ ok: true, archived: 6 });
  expect(await archive(addDays(first, 1))).toBe(0);
});

it("keeps the end of the chain, however old it is", async () => {
  await archive("2030-01-01");
  expect(files().at(-1)).toBe("2022-01-13.jsonl.gz");
  expect(await left()).toBe(1);
});

it("stops when asked", async () => {
  expect(await archive(addDays(first, 3), AbortSignal.abort())).toBe(0);
  expect(files()).toEqual([]);
});

it("goes on where it was cut off: a file half written, or a day noted whose rows had not gone yet", async () => {
  await archive(first);
  writeFileSync(path("2022-01-11.jsonl.gz"), "half");
  let looks = 0;
  const cutBeforeDeleting = {
    get aborted() {
      return ++looks > 2;
    },
  } as AbortSignal;
  expect(await archive(addDays(first, 1), cutBeforeDeleting)).toBe(0);
  expect(await left()).toBe(7);
  expect(await verify()).toMatchObject({ ok: true, archived: 6 });
  expect(await archive(addDays(first, 1))).toBe(3);
  expect(await verify()).toMatchObject({ ok: true, archived: 6 });
});

it("does not put away what was tampered with", async () => {
  await database.pool.query("update kernel.audit set action = '/x' where id = (select audit_id from kernel.audit_seal where position = 5)");
  await expect(archive(addDays(first, 3))).rejects.toThrow("position 5");
  expect(files()).toEqual(["2022-01-10.jsonl.gz", "2022-01-11.jsonl.gz.part"]);
  expect(await verify()).toMatchObject({ ok: false, fault: { kind: "altered", position: 5 } });
});

it("says which archive is missing, cut, or no archive at all", async () => {
  await archive(addDays(first, 2));
  const name = "2022-01-11.jsonl.gz";
  const whole = readFileSync(path(name));
  renameSync(path(name), path("away"));
  expect(await verify()).toMatchObject({ rows: 3, fault: { kind: "missing", position: 4, file: name } });
  for (const bytes of [whole.subarray(0, whole.length - 9), Buffer.from("not an archive"), Buffer.alloc(0)]) {
    writeFileSync(path(name), bytes);
    expect((await verify()).fault).toMatchObject({ file: name });
  }
  writeFileSync(path(name), whole);
  expect((await verify()).ok).toBe(true);
});

it("finds an archive whose chain was made anew after a change, by the head in the database", async () => {
  await archive(addDays(first, 2));
  const name = "2022-01-10.jsonl.gz";
  let before: Buffer = genesis;
  const forged = readLines(name).map(({ position, row }) => {
    const changed = row.replace("/persons/one", "/persons/two");
    before = link(before, changed);
    return { position, hash: before.toString("hex"), row: changed };
  });
  writeLines(name, forged);
  expect(await verify()).toMatchObject({ ok: false, fault: { kind: "altered", file: name } });
});

/** Rows before the first day that the term has not reached, or that no later day follows. */
function endedRows(each: readonly number[], until: number): number {
  let at = 0;
  for (let next = 0; next >= 0; at = next >= 0 ? next : at) {
    const day = each[at]!;
    next = day > until ? -1 : each.findIndex((other, index) => index > at && other > day);
  }
  return at;
}

it("whatever order the days came in and wherever the term falls: nothing is lost, and every change of an archive is found", async () => {
  const chains = fc.record({
    days: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 14 }),
    until: fc.integer({ min: -1, max: 6 }),
    spoil: fc.nat(),
    how: fc.constantFrom("row", "hash", "position", "drop", "swap"),
  });
  await fc.assert(
    fc.asyncProperty(chains, async ({ days: each, until, spoil, how }) => {
      await chainOf(each);
      const gone = await archive(addDays(first, until));
      await sealAudit(database, heads);
      const verdict = await verify();
      expect(verdict).toMatchObject({ ok: true, archived: gone, rows: each.length + files().length });
      expect(gone).toBe(endedRows(each, until));
      if (gone === 0) return;
      const name = files()[spoil % files().length]!;
      const lines = readLines(name);
      const at = spoil % lines.length;
      if (how === "row") lines[at]!.row = lines[at]!.row.replace("/persons/", "/person/");
      else if (how === "hash") lines[at]!.hash = "0".repeat(64);
      else if (how === "position") lines[at]!.position += 1;
      else if (how === "drop" || lines.length === 1) lines.splice(at, 1);
      else lines.splice(0, 2, lines[1]!, lines[0]!);
      writeLines(name, lines);
      expect(await verify()).toMatchObject({ ok: false, fault: { file: name } });
    }),
    { numRuns: 25 },
  );
});

it("lets nobody delete what is not in an archive, or note an archive of the last year or of a head nobody sealed", async () => {
  const asRole = (sql: string) => withActor(database, systemActor, "write", (tx) => asKeeper(tx, () => tx.client.query(sql)));
  expect((await asRole("delete from kernel.audit")).rowCount).toBe(0);
  expect((await asRole("delete from kernel.audit_seal")).rowCount).toBe(0);
  await expect(asRole("update kernel.audit set action = '/x'")).rejects.toThrow("permission denied");
  await expect(asRole("delete from kernel.event")).rejects.toThrow("permission denied");
  const note = "insert into kernel.audit_archive (last_position, first_position, day, hash, file, archived_at)";
  await expect(asRole(`${note} values (3, 1, '2022-01-10', '\\x00', 'x', clock_timestamp())`)).rejects.toThrow("row-level security");
  await withActor(database, systemActor, "write", (tx) => appendAudit(tx, { kind: "command", action: "/today" }));
  await sealAudit(database, heads);
  const ofToday = `${note} select position, 1, day, hash, 'x', clock_timestamp() from kernel.audit_seal order by position desc limit 1`;
  await expect(asRole(ofToday)).rejects.toThrow("row-level security");
});
