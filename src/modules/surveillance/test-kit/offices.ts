import { type Actor, systemActor, withActor } from "../../../kernel/db/actor.ts";
import { runReactions } from "../../../kernel/events/reactions.ts";
import { newId } from "../../../kernel/ids.ts";
import { callRoutes } from "../../../kernel/test-kit/call-routes.ts";
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
  return {
    ...callRoutes(database, routes),
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
