import { randomUUID } from "node:crypto";
import { type APIRequestContext, type APIResponse, request } from "@playwright/test";
import { demoPassword } from "../../src/modules/simulation/server.ts";

/** What pages are looked at with. */
export interface Stage {
  caseId: string;
  personId: string;
  /** Somebody two records of whom were merged. */
  mergedId: string;
  /** A commune above level 1, or the first. */
  communeKey: string;
  /** A file whose columns nobody confirmed yet, and one with rows held and refused. */
  unreadBatchId: string;
  batchId: string;
  publishedId: string;
  draftId: string;
}

const headers = { "x-vx": "1" };
const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Makes what a demo lacks until somebody works in it, through the API as that person would: a hospital's file, doubles, a draft, a link. */
export async function setStage(baseURL: string): Promise<Stage> {
  const contexts = new Map<string, Desk>();
  const as = async (account: string): Promise<Desk> => {
    const known = contexts.get(account);
    if (known) return known;
    const desk = new Desk(await request.newContext({ baseURL }));
    await desk.post("/session/sign-in", { account, password: demoPassword });
    contexts.set(account, desk);
    return desk;
  };
  try {
    return {
      ...(await findCase(await as("cdc"))),
      ...(await sendHospitalList(await as("vanphong"))),
      mergedId: await registerDoubles(await as("cdc")),
      communeKey: await findCommune(await as("cdc")),
      publishedId: (await (await as("vanphong")).rows("/reports")).find(({ state }) => state === "published")!.id as string,
      draftId: await draftReport(await as("ttyt")),
    };
  } finally {
    for (const desk of contexts.values()) await desk.close();
  }
}

type Row = Record<string, unknown>;
interface Me {
  homeArea: { key: string };
  day: string;
}

/** The API as one signed-in person calls it. */
class Desk {
  readonly #context: APIRequestContext;
  constructor(context: APIRequestContext) {
    this.#context = context;
  }

  async get<Reply = Row>(path: string): Promise<Reply> {
    return (await (await this.#sound(path, this.#context.get(`/api${path}`))).json()) as Reply;
  }

  async rows(path: string): Promise<Row[]> {
    return (await this.get<{ rows: Row[] }>(path)).rows;
  }

  async bytes(path: string): Promise<Buffer> {
    return (await this.#sound(path, this.#context.get(`/api${path}`))).body();
  }

  /** @returns what a command answers with, without its receipt */
  async post<Reply = Row>(path: string, data: Row): Promise<Reply> {
    return ((await (await this.#sound(path, this.#context.post(`/api${path}`, { data, headers }))).json()) as { value: Reply }).value;
  }

  async upload<Reply>(path: string, fields: Record<string, string>, file: { name: string; buffer: Buffer }): Promise<Reply> {
    const multipart = { ...fields, file: { ...file, mimeType: xlsx } };
    return (await (await this.#sound(path, this.#context.post(`/api${path}`, { multipart, headers }))).json()) as Reply;
  }

  /** @returns the new person, or whoever is surely the same: a server that runs on has been looked at before */
  async register(facts: Row): Promise<string> {
    const data = { ...facts, personId: randomUUID() };
    const answer = await this.#context.post("/api/persons/register", { data, headers });
    if (answer.ok()) return data.personId;
    const { error } = (await answer.json()) as { error: { code: string; params?: { personId: string } } };
    if (error.params?.personId === undefined) throw new Error(`register: ${error.code}`);
    return error.params.personId;
  }

  async close(): Promise<void> {
    await this.#context.dispose();
  }

  async #sound(path: string, answering: Promise<APIResponse>): Promise<APIResponse> {
    const answer = await answering;
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
    return answer;
  }
}

async function findCase(desk: Desk): Promise<Pick<Stage, "caseId" | "personId">> {
  const [row] = await desk.rows("/cases?limit=1");
  return { caseId: row!.id as string, personId: row!.personId as string };
}

async function findCommune(desk: Desk): Promise<string> {
  const { homeArea, day } = await desk.get<Me>("/session/me");
  const communes = (await desk.rows(`/levels?area=${homeArea.key}&on=${day}`)).filter(({ unitLevel }) => unitLevel === "commune");
  return (communes.find(({ level }) => Number(level) > 1) ?? communes[0]!).area as string;
}

/** The drill's list twice: once read, with what it holds back and refuses, and once waiting for somebody to confirm its columns. */
async function sendHospitalList(desk: Desk): Promise<Pick<Stage, "batchId" | "unreadBatchId">> {
  const file = { name: "Danh sách bệnh viện 16-02.xlsx", buffer: await desk.bytes("/drill/hospital-list") };
  const open = () =>
    desk.upload<{ batchId: string; columns: { column: number; header: string; field: string | null }[] }>(
      "/imports/upload",
      { area: "o19.94" },
      file,
    );
  const { batchId, columns } = await open();
  const chosen = columns.map(({ column, header, field }) => ({ column, header, field }));
  const { policy } = await desk.get<{ policy: Row }>(`/imports/one?batchId=${batchId}`);
  await desk.post("/imports/run", { batchId, columns: chosen, policy });
  await untilDone(desk, batchId);
  return { batchId, unreadBatchId: (await open()).batchId };
}

const PATIENCE_MS = 60_000;

async function untilDone(desk: Desk, batchId: string): Promise<void> {
  for (const began = Date.now(); Date.now() - began < PATIENCE_MS; await new Promise((resolve) => setTimeout(resolve, 300)))
    if ((await desk.get(`/imports/one?batchId=${batchId}`)).state === "done") return;
  throw new Error("the hospital's list was not read in time");
}

/** Two invented people with two records each: one pair is merged, the other is left to be judged. */
async function registerDoubles(desk: Desk): Promise<string> {
  const man = { fullName: "Khưu Hữu Thoại", sex: "male", birthYear: 1968, residenceUnit: "o19.31507", phones: ["0956111222"] };
  const woman = { fullName: "Vưu Bích Sương", sex: "female", birthYear: 1975, residenceUnit: "o19.31507", phones: ["0956333444"] };
  await desk.register({ ...woman, occupation: "Tiểu thương" });
  await desk.register({ ...woman, phones: ["0956333445"], address: "Số 12, khóm 3" });
  const [keepId, dropId] = [
    await desk.register({ ...man, occupation: "Nông dân" }),
    await desk.register({ ...man, fullName: "Khưu Hữu Thoai" }),
  ];
  if (dropId !== keepId) await desk.post("/persons/merge", { mergeId: randomUUID(), keepId, dropId, take: [] });
  return keepId;
}

/** Today's report of the district: the province's own stays with whoever tries the system. */
async function draftReport(desk: Desk): Promise<string> {
  const { homeArea, day } = await desk.get<Me>("/session/me");
  return (await desk.post<{ reportId: string }>("/reports/draft", { reportId: randomUUID(), area: homeArea.key, on: day })).reportId;
}
