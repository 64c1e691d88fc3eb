import { z } from "zod";
import type { Tx } from "../../kernel/db/actor.ts";
import { type Outcome, ok, refuse } from "../../kernel/errors/refusal.ts";
import { defineCommand, defineQuery, type Route } from "../../kernel/http/routes.ts";
import { localDateOf } from "../../kernel/time/local-date.ts";
import { checkPerson, linesOf, type NewPerson, RegisterPerson, registerPersons } from "../persons/server.ts";
import { caseCard, caseLines } from "./case-answers.ts";
import { CaseCard, CaseFilter, CaseLine } from "./case-views.ts";
import { classifyCaseByHand, correctCase, recordCaseOutcome, recordCaseSeverity, withdrawOneCase } from "./commands/change-case.ts";
import { acceptCases, cancelOffers, offerCases, refuseCases } from "./commands/hand-over-cases.ts";
import { type PersonReport, type ReportResult, reportCases } from "./commands/report-cases.ts";
import * as contract from "./contract.ts";
import { curveRoutes } from "./curve-routes.ts";
import { allDiseases } from "./diseases/find-disease.ts";
import { errors } from "./errors.ts";
import { countCases, listCases, MOST_COUNTED } from "./store/case-queries.ts";
import { findCase, toStoredCase } from "./store/case-store.ts";

const read = "surveillance.case.read";
const Changed = z.object({ caseId: z.string(), version: z.number() });
const HandedOver = z.object({ handOverIds: z.array(z.string()) });
const caseIdOf = (body: { caseId: string }) => [body.caseId];

const PAGE = 100;

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
  query: z.strictObject({ caseId: z.uuid() }),
  reply: CaseCard,
  reads: (reply) => [reply.personId],
  async run(tx, { caseId }): Promise<Outcome<CaseCard>> {
    const stored = await findCase(tx, caseId);
    return stored ? ok(await caseCard(tx, stored)) : refuse(errors.case_not_found);
  },
});

const diseases = defineQuery({
  path: "/diseases",
  permission: "session",
  summary: "Diseases of the catalogue",
  query: z.strictObject({}),
  reply: z.object({ rows: z.array(z.object({ code: z.string(), vi: z.string(), en: z.string(), icd10: z.array(z.string()) })) }),
  run: async () => ok({ rows: allDiseases.map(({ code, vi, en, icd10 }) => ({ code, vi, en, icd10: [...icd10] })) }),
});

const Reported = z.object({
  caseId: z.string(),
  result: z.enum(["created", "updated", "unchanged"]),
  remarks: z.array(
    z.object({ code: z.string(), field: z.string().nullable(), params: z.record(z.string(), z.union([z.string(), z.number()])) }),
  ),
});
type Reported = z.infer<typeof Reported>;

const PersonAndReport = z.strictObject({ person: RegisterPerson.nullable().default(null), report: contract.ReportCase });

/** Who else must see the person: where they stay and who treats them. */
function staysOf(report: contract.ReportCase): NonNullable<NewPerson["relations"]> {
  const stays = [
    { kind: "stay", key: report.stayUnit },
    { kind: "facility", key: report.facility },
    { kind: "responsible", key: report.responsibleUnit },
  ];
  return stays.flatMap(({ kind, key }) => (key ? [{ kind, key, until: null }] : []));
}

/** Registers who is new, then takes the reports by the rules every import uses. */
async function takeReports(tx: Tx, entries: readonly z.infer<typeof PersonAndReport>[]): Promise<Outcome<Reported[]>> {
  const newcomers: NewPerson[] = [];
  for (const { person, report } of entries) {
    if (!person) continue;
    const { personId, notThese: _looked, ...facts } = person;
    const checked = checkPerson(facts, localDateOf(tx.now));
    if (!checked.ok) return checked;
    newcomers.push({ personId, facts: checked.value, relations: staysOf(report) });
  }
  const registered = await registerPersons(tx, newcomers);
  if (!registered.ok) return registered;
  const people = await linesOf(
    tx,
    entries.map(({ report }) => report.personId),
  );
  const reports: PersonReport[] = [];
  for (const { report } of entries) {
    const person = people.get(report.personId);
    if (!person) return refuse(errors.person_not_found);
    reports.push({ report, birth: { bornOn: person.birthOn, birthYear: person.birthYear }, sex: person.sex });
  }
  return answerReports(await reportCases(tx, reports, { onDifference: "take" }));
}

function answerReports(results: readonly ReportResult[]): Outcome<Reported[]> {
  const answers: Reported[] = [];
  for (const { result, caseId, problems } of results) {
    const wrong = problems.find((problem) => problem.grade === "wrong");
    if (result === "rejected")
      return refuse(errors.dates_wrong, { field: wrong?.field ?? null, problem: wrong?.code ?? null, ...wrong?.params });
    if (result === "held") return refuse(errors.episode_open, { caseId });
    answers.push({ caseId, result, remarks: problems.map(({ code, field, params }) => ({ code, field, params })) });
  }
  return ok(answers);
}

const report = defineCommand({
  path: "/cases/report",
  permission: "surveillance.case.report",
  summary: "Report a case, with the person when new",
  body: PersonAndReport,
  reply: Reported,
  subjects: (body) => [body.report.caseId, body.report.personId],
  async run(tx, body): Promise<Outcome<Reported>> {
    const answers = await takeReports(tx, [body]);
    return answers.ok ? ok(answers.value[0]!) : answers;
  },
});

const household = defineCommand({
  path: "/cases/report-household",
  permission: "surveillance.case.report",
  summary: "Report several members of a household at once",
  body: z.strictObject({ householdId: z.uuid(), entries: z.array(PersonAndReport).min(1).max(50) }),
  reply: z.object({ rows: z.array(Reported) }),
  subjects: (body) => body.entries.map((entry) => entry.report.personId),
  async run(tx, { householdId, entries }): Promise<Outcome<{ rows: Reported[] }>> {
    const together = entries.map((entry) => ({ ...entry, person: entry.person && { ...entry.person, householdId } }));
    const answers = await takeReports(tx, together);
    return answers.ok ? ok({ rows: answers.value }) : answers;
  },
});

const change = { reply: Changed, subjects: caseIdOf };
const commands: readonly Route[] = [
  report,
  household,
  defineCommand({
    path: "/cases/correct",
    permission: "surveillance.case.correct",
    summary: "Correct what was reported",
    body: contract.CorrectCase,
    ...change,
    run: correctCase,
  }),
  defineCommand({
    path: "/cases/classify",
    permission: "surveillance.case.classify",
    summary: "Set or lift a class by hand, signed",
    body: contract.ClassifyCase,
    ...change,
    run: classifyCaseByHand,
  }),
  defineCommand({
    path: "/cases/outcome",
    permission: "surveillance.case.correct",
    summary: "Record how a case ended",
    body: contract.RecordOutcome,
    ...change,
    run: recordCaseOutcome,
  }),
  defineCommand({
    path: "/cases/severity",
    permission: "surveillance.case.correct",
    summary: "Record the severity of a day",
    body: contract.RecordSeverity,
    ...change,
    run: recordCaseSeverity,
  }),
  defineCommand({
    path: "/cases/withdraw",
    permission: "surveillance.case.withdraw",
    summary: "Withdraw a case entered by mistake",
    body: contract.WithdrawCase,
    ...change,
    run: withdrawOneCase,
  }),
  defineCommand({
    path: "/cases/hand-over/offer",
    permission: "surveillance.case.hand-over",
    summary: "Offer cases to another unit",
    body: contract.OfferHandOver,
    reply: HandedOver,
    subjects: (body) => body.offers.map((offer) => offer.caseId),
    run: offerCases,
  }),
  defineCommand({
    path: "/cases/hand-over/accept",
    permission: "surveillance.case.hand-over",
    summary: "Accept offered cases",
    body: contract.AcceptHandOver,
    reply: HandedOver,
    run: (tx, body) => acceptCases(tx, body.handOverIds),
  }),
  defineCommand({
    path: "/cases/hand-over/refuse",
    permission: "surveillance.case.hand-over",
    summary: "Refuse offered cases with a reason",
    body: contract.RefuseHandOver,
    reply: HandedOver,
    run: (tx, body) => refuseCases(tx, body.handOverIds, body.reason),
  }),
  defineCommand({
    path: "/cases/hand-over/cancel",
    permission: "surveillance.case.hand-over",
    summary: "Take an offer back",
    body: contract.CancelHandOver,
    reply: HandedOver,
    run: (tx, body) => cancelOffers(tx, body.handOverIds),
  }),
];

export const routes: readonly Route[] = [list, count, one, diseases, ...curveRoutes, ...commands];
