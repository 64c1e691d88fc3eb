import { z } from "zod";
import { type Outcome, ok } from "../../kernel/errors/refusal.ts";
import { defineCommand, type Route } from "../../kernel/http/routes.ts";
import { classifyCaseByHand, recordCaseOutcome, recordCaseSeverity, withdrawOneCase } from "./commands/change-case.ts";
import { correctCase } from "./commands/correct-cases.ts";
import { acceptCases, cancelOffers, offerCases, refuseCases } from "./commands/hand-over-cases.ts";
import { PersonAndReport, takeAll, takeHousehold, takeReports } from "./commands/take-reports.ts";
import * as contract from "./contract.ts";
import { curveRoutes } from "./curve-routes.ts";
import { downloadRoutes } from "./download-routes.ts";
import { listRoutes } from "./list-routes.ts";
import { placeRoutes } from "./place-routes.ts";

const Changed = z.object({ caseId: z.string(), version: z.number() });
const HandedOver = z.object({ handOverIds: z.array(z.string()) });
const caseIdOf = (body: { caseId: string }) => [body.caseId];

const Params = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
const Taken = z.object({
  caseId: z.string(),
  result: z.enum(["created", "updated", "unchanged", "held", "rejected"]),
  refusal: z.object({ code: z.string(), status: z.number(), params: Params.optional() }).nullable(),
  remarks: z.array(z.object({ code: z.string(), field: z.string().nullable(), grade: z.enum(["wrong", "doubtful"]), params: Params })),
});
type Taken = z.infer<typeof Taken>;

const report = defineCommand({
  path: "/cases/report",
  permission: "surveillance.case.report",
  summary: "Report a case, with the person when new",
  body: PersonAndReport,
  reply: Taken,
  subjects: (body) => [body.report.caseId, body.report.personId],
  async run(tx, body): Promise<Outcome<Taken>> {
    const taken = await takeAll(tx, [body]);
    return taken.ok ? ok(taken.value[0]!) : taken;
  },
});

const reportMany = defineCommand({
  path: "/cases/report-many",
  permission: "surveillance.case.report",
  summary: "Report the rows of a grid: each is taken or refused for itself",
  body: z.strictObject({ entries: z.array(PersonAndReport).min(1).max(200) }),
  reply: z.object({ rows: z.array(Taken) }),
  subjects: (body) => body.entries.map((entry) => entry.report.personId),
  run: async (tx, { entries }): Promise<Outcome<{ rows: Taken[] }>> => ok({ rows: await takeReports(tx, entries) }),
});

const household = defineCommand({
  path: "/cases/report-household",
  permission: "surveillance.case.report",
  summary: "Report several members of a household at once, all or none",
  body: z.strictObject({ householdId: z.uuid(), entries: z.array(PersonAndReport).min(1).max(50) }),
  reply: z.object({ rows: z.array(Taken) }),
  subjects: (body) => body.entries.map((entry) => entry.report.personId),
  async run(tx, { householdId, entries }): Promise<Outcome<{ rows: Taken[] }>> {
    const taken = await takeHousehold(tx, householdId, entries);
    return taken.ok ? ok({ rows: taken.value }) : taken;
  },
});

const change = { reply: Changed, subjects: caseIdOf };
const commands: readonly Route[] = [
  report,
  reportMany,
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

export const routes: readonly Route[] = [...listRoutes, ...curveRoutes, ...downloadRoutes, ...placeRoutes, ...commands];
