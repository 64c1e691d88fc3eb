import { z } from "zod";
import type { Route } from "../../../kernel/http/routes.ts";

/** Kinds of records a route may name by id. */
export const idKinds = [
  "person",
  "twin",
  "case",
  "household",
  "handOver",
  "merge",
  "report",
  "proposal",
  "override",
  "batch",
  "account",
  "grant",
  "session",
] as const;
export type IdKind = (typeof idKinds)[number];

/** What a request is about. */
export interface Aim {
  ids: Readonly<Partial<Record<IdKind, string>>>;
  area: string;
  token: string;
}

interface Schema {
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  format?: string;
  pattern?: string;
  anyOf?: Schema[];
  oneOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema | false;
  prefixItems?: Schema[];
  minItems?: number;
  minimum?: number;
  minLength?: number;
  additionalProperties?: unknown;
}

/** Ids that a request brings along for what it makes: fresh each time. Everything else names a record that exists. */
const minted: Record<string, readonly string[]> = {
  "/accounts/create": ["id"],
  "/agencies/add": ["id"],
  "/persons/register": ["personId"],
  "/persons/household": ["householdId"],
  "/persons/merge": ["mergeId"],
  "/cases/report": ["caseId"],
  "/cases/report-many": ["caseId"],
  "/cases/report-household": ["caseId", "householdId"],
  "/cases/hand-over/offer": ["handOverId"],
  "/levels/propose": ["proposalId"],
  "/levels/override": ["overrideId"],
  "/reports/draft": ["reportId"],
  "/reports/reissue": ["newReportId"],
};

const kinds: Record<string, IdKind> = {
  personId: "person",
  personIds: "person",
  memberIds: "person",
  headId: "person",
  a: "person",
  b: "twin",
  keepId: "person",
  dropId: "twin",
  caseId: "case",
  caseIds: "case",
  householdId: "household",
  notThese: "twin",
  handOverId: "handOver",
  handOverIds: "handOver",
  mergeId: "merge",
  reportId: "report",
  proposalId: "proposal",
  overrideId: "override",
  batchId: "batch",
  accountId: "account",
  grantId: "grant",
  sessionId: "session",
};
const kindsOfId: Record<string, IdKind> = { persons: "person", "persons/household": "household", reports: "report", accounts: "account" };

/** Cursors say where a page goes on; they open nothing. */
const isCursor = (name: string) => /^after/.test(name);
const isArea = (name: string) => /^(area|unit|unitKey|within|homeKey|key|toUnit|residenceUnit|stayUnit)$/.test(name);

export function idKindOf(path: string, name: string): IdKind | undefined {
  if (minted[path]?.includes(name)) return undefined;
  if (name !== "id") return kinds[name];
  const parts = path.split("/").slice(1);
  return kindsOfId[parts.slice(0, 2).join("/")] ?? kindsOfId[parts[0]!];
}

const inputOf = (route: Route) => (route.kind === "command" ? route.body : route.kind === "upload" ? route.fields : route.query);

const known = new Map<Route, Schema>();
function schemaOf(route: Route): Schema {
  const schema = known.get(route) ?? (z.toJSONSchema(inputOf(route), { io: "input", unrepresentable: "any" }) as Schema);
  known.set(route, schema);
  return schema;
}

/** The record kinds a route takes by id. @throws on an id it cannot tell the kind of: a new route must not slip past the access test */
export function idsTaken(route: Route): IdKind[] {
  const found = new Set<IdKind>();
  const visit = (schema: Schema, name: string): void => {
    if (schema.format === "uuid" && !isCursor(name) && !minted[route.path]?.includes(name)) {
      const kind = idKindOf(route.path, name);
      if (!kind) throw new Error(`tell the access test what "${name}" of ${route.path} is the id of`);
      found.add(kind);
    }
    for (const [key, part] of Object.entries(schema.properties ?? {})) visit(part, key);
    for (const part of [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.prefixItems ?? [])]) visit(part, name);
    if (schema.items) visit(schema.items, name);
  };
  visit(schemaOf(route), "");
  return [...found];
}

/** Whether a route is about an area that is named in the request. */
export function takesArea(route: Route): boolean {
  return Object.keys(schemaOf(route).properties ?? {}).some(isArea);
}

/** An input that the route's own schema takes, about what is aimed at. */
export function sampleInput(route: Route, aim: Aim, mint: () => string): Record<string, unknown> {
  const context: Context = { path: route.path, aim, mint };
  return sampleOf(schemaOf(route), "", context) as Record<string, unknown>;
}

interface Context {
  path: string;
  aim: Aim;
  mint: () => string;
}

const fixed: Record<string, unknown> = {
  indicators: "tests-done,cases-new",
  indicator: "tests-done",
  disease: "covid-19",
  diseaseCode: "covid-19",
  password: "khong phai mat khau",
  role: "viewer",
  rule: "qd-218",
  value: 1,
  level: 1,
  on: "2022-02-15",
  from: "2022-02-01",
  to: "2022-02-15",
  until: "2099-01-01T00:00:00Z",
  validFrom: "2022-02-15",
  date: "2022-02-14",
  toLogin: "khong.co.ai",
  address: "mau@example.vn",
  agency: "ag.o94.bvdk",
  lastDay: "2099-01-01",
  path: "criteria",
  pdf: undefined,
  sessionId: undefined,
};

function sampleOf(schema: Schema, name: string, context: Context): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum)
    return name === "format" ? (schema.enum.find((one) => one === "csv" || one === "docx") ?? schema.enum[0]) : schema.enum[0];
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return sampleOf(choices.find((one) => one.type !== "null") ?? choices[0]!, name, context);
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === "object") return sampleObject(schema, context);
  if (type === "array") return sampleArray(schema, name, context);
  if (type === "boolean") return false;
  if (schema.format === "uuid") return sampleId(name, context);
  if (schema.pattern?.startsWith("^(o19|o25|n25)")) return context.aim.area;
  if (name in fixed && fixed[name] !== undefined) return fixed[name];
  if (type === "number" || type === "integer") return schema.minimum ?? 1;
  return sampleText(schema, name, context);
}

/** What is required, and what is optional but says which records are meant. */
function sampleObject(schema: Schema, context: Context): Record<string, unknown> {
  const wanted = Object.entries(schema.properties ?? {}).filter(
    ([name, part]) =>
      schema.required?.includes(name) ||
      (isArea(name) && !hasDefault(part)) ||
      idKindOf(context.path, name) !== undefined ||
      ["format", "fullName"].includes(name),
  );
  return Object.fromEntries(wanted.map(([name, part]) => [name, sampleOf(part, name, context)]));
}

const hasDefault = (schema: Schema): boolean => "default" in schema;

function sampleArray(schema: Schema, name: string, context: Context): unknown[] {
  if (schema.prefixItems)
    return schema.prefixItems.map((part, place) =>
      place === 1 && name === "personIds" ? sampleId("b", context) : sampleOf(part, name, context),
    );
  return schema.items && (schema.minItems || idKindOf(context.path, name)) ? [sampleOf(schema.items, name, context)] : [];
}

function sampleId(name: string, { path, aim, mint }: Context): string {
  const kind = idKindOf(path, name);
  return (kind && aim.ids[kind]) ?? mint();
}

function sampleText(schema: Schema, name: string, context: Context): string {
  const { path, aim } = context;
  if (idKindOf(path, name)) return sampleId(name, context);
  if (isArea(name)) return aim.area;
  if (schema.format === "date" || /On$/.test(name)) return "2022-02-15";
  if (schema.format === "date-time" || schema.type === undefined) return "2022-02-15T05:00:00Z";
  if (name === "login") return `moi${context.mint().slice(-12)}`;
  if (name === "text" || name === "q") return aim.token;
  if (name === "issuer") return "UBND";
  return "Nguyễn Văn Mẫu";
}
