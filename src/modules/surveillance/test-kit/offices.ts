import { type Actor, systemActor, withActor } from "../../../kernel/db/actor.ts";
import type { Outcome } from "../../../kernel/errors/refusal.ts";
import { runReactions } from "../../../kernel/events/reactions.ts";
import { takeCommand } from "../../../kernel/http/commands.ts";
import { answerQuery } from "../../../kernel/http/mount.ts";
import type { CommandRoute, DownloadRoute, QueryRoute } from "../../../kernel/http/routes.ts";
import { ShownPeople } from "../../../kernel/http/shown-people.ts";
import { newId } from "../../../kernel/ids.ts";
import { createTestDatabase, type TestDatabase } from "../../../kernel/test-kit/test-database.ts";
import { loadDirectory, loadProvinceAgencies } from "../../directory/server.ts";
import type { RoleCode } from "../../identity/contract.ts";
import { rolePermissions } from "../../identity/server.ts";
import { reactions } from "../reactions.ts";
import { routes } from "../routes.ts";
import type { CaseReportTable } from "../store/tables.ts";

const provinceId = "92";

/** Communes and districts of Sóc Trăng the tests play in, and a district of the province next door. */
export const places = {
  trungBinh: "o19.31681",
  lieuTu: "o19.31675",
  vinhHiep: "o19.31792",
  tranDe: "o19.951",
  vinhChau: "o19.950",
  socTrang: "o19.94",
  ninhKieu: "o19.916",
};

const office = (role: RoleCode, key: string): Actor => ({
  ...systemActor,
  accountId: newId(),
  name: key,
  roles: [role],
  permissions: new Set(rolePermissions(role)),
  scope: [key, "public"],
  provinceId,
  homeKey: key,
});

/** The offices of an invented outbreak, each seeing what its role and area let it see. */
export const offices = {
  trungBinh: office("commune-health-station", places.trungBinh),
  lieuTu: office("commune-health-station", places.lieuTu),
  vinhHiep: office("commune-health-station", places.vinhHiep),
  tranDe: office("district-health-centre", places.tranDe),
  vinhChau: office("district-health-centre", places.vinhChau),
  cdc: office("cdc-epidemiologist", places.socTrang),
  ninhKieu: office("district-health-centre", places.ninhKieu),
};

/** A database with the directory and the bodies of the province. */
export async function openOffices(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  await loadDirectory(database);
  await loadProvinceAgencies(database, provinceId);
  return database;
}

/** What these offices do, through the routes everybody uses. */
export function at(database: TestDatabase) {
  const routeOf = (path: string) => routes.find((one) => one.path === path)!;
  return {
    async send<Reply>(actor: Actor, path: string, body: unknown): Promise<Outcome<Reply>> {
      const route = routeOf(path) as CommandRoute;
      const taken = await takeCommand(database, actor, route, route.body.parse(body));
      return taken.ok ? { ok: true, value: route.reply.parse(taken.value.reply) as Reply } : taken;
    },
    async ask<Reply>(actor: Actor, path: string, question: object = {}): Promise<Outcome<Reply>> {
      const route = routeOf(path) as QueryRoute;
      const answer = await answerQuery(database, actor, route, route.query.parse(question));
      return answer.ok ? { ok: true, value: route.reply.parse(answer.value) as Reply } : answer;
    },
    /** The bytes of a download; it is read inside its transaction, as the server does. */
    download(actor: Actor, path: string, question: object = {}): Promise<Outcome<{ fileName: string; bytes: Buffer }>> {
      const route = routeOf(path) as DownloadRoute;
      return withActor(database, actor, "read", async (tx) => {
        const file = await route.run(tx, route.query.parse(question), new ShownPeople());
        if (!file.ok) return file;
        const { fileName, body } = file.value;
        if (body instanceof Uint8Array) return { ok: true, value: { fileName, bytes: Buffer.from(body) } };
        const parts: Buffer[] = [];
        for await (const part of body) parts.push(part as Buffer);
        return { ok: true, value: { fileName, bytes: Buffer.concat(parts) } };
      });
    },
    react: () => runReactions(database, reactions),
    /** The rows the database itself lets an office see. */
    rowsOf: (actor: Actor): Promise<CaseReportTable[]> =>
      withActor(database, actor, "read", async (tx) => await tx.selectFrom("surveillance.case_report").selectAll().execute()),
  };
}

/** An invented person's first report, as a station types it. */
export function newReport(residenceUnit: string, person: object = {}, report: object = {}) {
  const personId = newId();
  return {
    person: { personId, fullName: "Trần Thị Mẫu", sex: "female", birthYear: 1980, residenceUnit, ...person },
    report: {
      caseId: newId(),
      personId,
      diseaseCode: "covid-19",
      reportedOn: "2022-02-15",
      residenceUnit,
      onsetOn: "2022-02-12",
      onsetSource: "patient",
      sampledOn: "2022-02-14",
      resultedOn: "2022-02-15",
      testKind: "rt_pcr",
      testResult: "positive",
      detected: "community",
      origin: "local",
      ...report,
    },
  };
}
