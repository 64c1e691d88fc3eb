import { z } from "zod";
import { type Outcome, ok, refuse } from "../../kernel/errors/refusal.ts";
import { defineQuery, type Route } from "../../kernel/http/routes.ts";
import { PersonFacts } from "../persons/contract.ts";
import { caseCard, caseHistory, caseLines, lookAlikes } from "./case-answers.ts";
import { CaseCard, CaseFilter, CaseHistory, CaseLine, LookAlike } from "./case-views.ts";
import { allDiseases } from "./diseases/find-disease.ts";
import { errors } from "./errors.ts";
import { countCases, listCases, MOST_COUNTED } from "./store/case-queries.ts";
import { findCase, toStoredCase } from "./store/case-store.ts";

const read = "surveillance.case.read";
const PAGE = 100;
const CaseId = z.strictObject({ caseId: z.uuid() });

const list = defineQuery({
  path: "/cases",
  permission: read,
  summary: "Cases in sight, newest reports first",
  purpose: "work-list",
  query: CaseFilter.extend({
    afterOn: z.iso.date().optional(),
    afterId: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(500).default(PAGE),
  }),
  reply: z.object({ rows: z.array(CaseLine), more: z.boolean() }),
  reads: (reply) => reply.rows.map((row) => row.personId),
  async run(tx, { afterOn, afterId, limit, ...filter }) {
    const rows = await listCases(tx, filter, limit, afterOn && afterId ? { reportedOn: afterOn, id: afterId } : undefined);
    return ok({ rows: await caseLines(tx, rows.slice(0, limit).map(toStoredCase)), more: rows.length > limit });
  },
});

const count = defineQuery({
  path: "/cases/count",
  permission: read,
  summary: "How many cases a filter leaves, up to a ceiling",
  query: CaseFilter,
  reply: z.object({ n: z.number(), atLeast: z.boolean() }),
  async run(tx, filter) {
    const n = await countCases(tx, filter);
    return ok({ n: Math.min(n, MOST_COUNTED), atLeast: n > MOST_COUNTED });
  },
});

const one = defineQuery({
  path: "/cases/one",
  permission: read,
  summary: "One case with the trace of its class and what it still needs",
  purpose: "case-work",
  query: CaseId,
  reply: CaseCard,
  reads: (reply) => [reply.personId],
  async run(tx, { caseId }): Promise<Outcome<CaseCard>> {
    const stored = await findCase(tx, caseId);
    return stored ? ok(await caseCard(tx, stored)) : refuse(errors.case_not_found);
  },
});

const history = defineQuery({
  path: "/cases/history",
  permission: read,
  summary: "Every version of a case: when, by whom, what changed",
  purpose: "case-work",
  query: CaseId,
  reply: CaseHistory,
  reads: (reply) => [reply.personId],
  async run(tx, { caseId }): Promise<Outcome<CaseHistory>> {
    const found = await caseHistory(tx, caseId);
    return found ? ok(found) : refuse(errors.case_not_found);
  },
});

const alikes = defineQuery({
  path: "/cases/look-alikes",
  method: "POST",
  permission: "surveillance.case.report",
  summary: "Persons registered already whom the persons being entered may be, with their case of the disease",
  purpose: "case-entry",
  query: z.strictObject({ diseaseCode: z.string().max(40), people: z.array(PersonFacts).min(1).max(200) }),
  reply: z.object({ rows: z.array(z.array(LookAlike)) }),
  reads: (reply) => [...new Set(reply.rows.flat().map(({ personId }) => personId))],
  run: async (tx, { diseaseCode, people }) => ok({ rows: await lookAlikes(tx, people, diseaseCode) }),
});

const diseases = defineQuery({
  path: "/diseases",
  permission: "session",
  summary: "Diseases of the catalogue",
  query: z.strictObject({}),
  reply: z.object({ rows: z.array(z.object({ code: z.string(), vi: z.string(), en: z.string(), icd10: z.array(z.string()) })) }),
  run: async () => ok({ rows: allDiseases.map(({ code, vi, en, icd10 }) => ({ code, vi, en, icd10: [...icd10] })) }),
});

export const listRoutes: readonly Route[] = [list, count, one, history, alikes, diseases];
