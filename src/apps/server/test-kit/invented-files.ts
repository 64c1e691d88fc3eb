import { createHash, randomBytes } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { systemActor, type Tx, withActor } from "../../../kernel/db/actor.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import { newId } from "../../../kernel/ids.ts";
import { runDueJobs } from "../../../kernel/jobs/jobs.ts";
import { seenByOf } from "../../../modules/directory/server.ts";
import type { RoleCode } from "../../../modules/identity/contract.ts";
import { insertAccount, insertGrant } from "../../../modules/identity/server.ts";
import { allJobs, allReactions } from "../modules.ts";
import { Caller } from "./caller.ts";
import { type File, files } from "./places.ts";
import type { IdKind } from "./sample-input.ts";

/** Everything the test put into one place, by kind. */
export interface Filed {
  file: File;
  unit: string;
  token: string;
  ids: Partial<Record<IdKind, string>>;
  /** Every id that belongs to it, those above included. */
  all: Set<string>;
}

export interface OpenedAccount {
  id: string;
  grantId: string;
  sessionId: string;
  cookie: string;
}

/** An invented account that is signed in; as the sign-in leaves it, without the cost of a password. */
export async function openAccount(database: Database, login: string, role: RoleCode, key: string): Promise<OpenedAccount> {
  const cookie = randomBytes(32).toString("base64url");
  const [id, sessionId] = [newId(), newId()];
  const grantId = await withActor(database, systemActor, "write", async (tx) => {
    const seenBy = (await seenByOf(tx, [key])).get(key)!;
    const account = {
      id,
      login,
      name: `Cán bộ ${login}`,
      title: null,
      email: null,
      provinceId: await provinceOf(tx, key),
      homeKey: key,
      seenBy,
    };
    await insertAccount(tx, { ...account, passwordHash: null, mustChangePassword: false, capacities: [] });
    await insertGrant(tx, { accountId: id, role, key, until: null });
    await tx.client.query(
      `insert into identity.session (id, token_hash, account_id, device, created_at, seen_at, ends_at) values ($1, $2, $3, 'test', $4, $4, $4::timestamptz + interval '1 day')`,
      [sessionId, createHash("sha256").update(cookie).digest(), id, tx.now],
    );
    return (await tx.client.query<{ id: string }>('select id from identity."grant" where account_id = $1', [id])).rows[0]!.id;
  });
  return { id, grantId, sessionId, cookie };
}

async function provinceOf(tx: Tx, key: string): Promise<string> {
  const { rows } = await tx.client.query<{ id: string }>(
    "select province_id as id from directory.unit where key = $1 union all select province_id from directory.agency where key = $1",
    [key],
  );
  return rows[0]!.id;
}

/** Files records in every place of the test through the API, as the officers there would. */
export async function fileEverywhere(app: FastifyInstance, database: Database): Promise<Map<File, Filed>> {
  const filed = new Map<File, Filed>();
  for (const file of Object.keys(files) as File[]) filed.set(file, await fileIn(app, database, file));
  await runDueJobs(database, allJobs, allReactions);
  return filed;
}

async function fileIn(app: FastifyInstance, database: Database, file: File): Promise<Filed> {
  const { unit, token } = files[file];
  const account = await openAccount(database, `${token.toLowerCase()}.${file.toLowerCase()}`, "cdc-epidemiologist", unit);
  const officer = new Caller(app, account.cookie);
  const ids: Filed["ids"] = { person: newId(), twin: newId(), case: newId() };
  await reportCase(officer, file, ids);
  if (file === "offered") {
    ids.handOver = newId();
    await officer.done("/cases/hand-over/offer", {
      offers: [{ handOverId: ids.handOver, caseId: ids.case }],
      toUnit: files.sibling.unit,
      reason: `${token} ở xã bên`,
    });
  }
  if (file !== "treated" && file !== "offered") {
    Object.assign(ids, { account: account.id, grant: account.grantId, session: account.sessionId });
    await filePapers(officer, file, ids);
  }
  return { file, unit, token, ids, all: new Set(Object.values(ids)) };
}

const person = (file: File, personId: string, more: object = {}) => ({
  personId,
  fullName: `Nguyễn Văn ${files[file].token}`,
  sex: "male",
  birthYear: 1980,
  residenceUnit: files[file].unit,
  address: `${files[file].token} số 1`,
  ...more,
});

async function reportCase(officer: Caller, file: File, ids: Filed["ids"]): Promise<void> {
  const { unit, token } = files[file];
  const report = {
    caseId: ids.case,
    personId: ids.person,
    diseaseCode: "covid-19",
    reportedOn: "2022-02-15",
    residenceUnit: unit,
    onsetOn: "2022-02-12",
    onsetSource: "patient",
    resultedOn: "2022-02-15",
    testKind: "rt_pcr",
    testResult: "positive",
    note: `ghi chú ${token}`,
    ...(file === "treated" && { facility: "ag.o94.bvdk", stayKind: "hospital" }),
  };
  await officer.done("/cases/report", { person: person(file, ids.person!), report });
}

/** What a place keeps besides its case: a second registration of the person that was merged, a household, a figure, a report, levels, an import. */
async function filePapers(officer: Caller, file: File, ids: Filed["ids"]): Promise<void> {
  const { unit, token } = files[file];
  Object.assign(ids, { household: newId(), merge: newId(), report: newId(), proposal: newId() });
  const third = newId();
  await officer.done("/persons/register", person(file, ids.twin!, { birthYear: 1981 }));
  await officer.done("/persons/register", person(file, third));
  await officer.done("/persons/household", {
    householdId: ids.household,
    residenceUnit: unit,
    headId: ids.person,
    memberIds: [ids.person],
  });
  await officer.done("/persons/merge", { mergeId: ids.merge, keepId: ids.person, dropId: third });
  await officer.done("/figures/report", {
    indicator: "tests-done",
    area: unit,
    from: "2022-02-14",
    to: "2022-02-14",
    value: 100,
    source: `nguồn ${token}`,
  });
  await officer.done("/reports/draft", { reportId: ids.report, area: unit, on: "2022-02-15" });
  await officer.done("/levels/propose", {
    proposalId: ids.proposal,
    area: unit,
    on: "2022-02-15",
    units: [{ area: unit, level: 1 }],
    note: `nhận định ${token}`,
  });
  ids.batch = await importSheet(officer, file);
}

/** A sheet of two rows: one that is taken, one that cannot be. */
async function importSheet(officer: Caller, file: File): Promise<string> {
  const { unit, token } = files[file];
  const sheet = `Họ tên,Năm sinh,Giới tính,Ngày lấy mẫu,Kết quả,Ghi chú\nTrần Thị ${token},1970,Nữ,14/02/2022,Dương tính,${token}\nLê ${token},1970,Nữ,32/13/2022,Dương tính,${token}\n`;
  const uploaded = await officer.upload("/imports/upload", Buffer.from(sheet), `${token}.csv`, { area: unit, sender: `nơi gửi ${token}` });
  if (uploaded.status !== 200) throw new Error(`/imports/upload: ${uploaded.text()}`);
  const { batchId, columns } = uploaded.json() as { batchId: string; columns: { column: number; header: string; field: string | null }[] };
  await officer.done("/imports/run", {
    batchId,
    columns: columns.map(({ column, header, field }) => ({ column, header, field })),
    policy: {},
  });
  return batchId;
}
