import { z } from "zod";
import type { Tx } from "../../kernel/db/actor.ts";
import { composeDocument } from "../../kernel/documents/compose.ts";
import { renderDocument } from "../../kernel/documents/render.ts";
import { kernelErrors, type Outcome, ok, refuse } from "../../kernel/errors/refusal.ts";
import { findFile } from "../../kernel/files/file-store.ts";
import { type Download, defineCommand, defineDownload, defineQuery, type Route } from "../../kernel/http/routes.ts";
import { readInstant } from "../../kernel/time/local-date.ts";
import { UnitKey } from "../directory/contract.ts";
import { isIndicator } from "../figures/server.ts";
import { CaseLine } from "../surveillance/server.ts";
import { checkReportNow } from "./commands/check-report.ts";
import { draftReport } from "./commands/draft-report.ts";
import { editReport } from "./commands/edit-report.ts";
import { PublishReport, publishReport, reissueReport } from "./commands/publish-report.ts";
import { fileNameOf, mediaTypes, SignReport, signReport } from "./commands/sign-report.ts";
import * as contract from "./contract.ts";
import { findReportingUnit } from "./describe-unit.ts";
import { errors } from "./errors.ts";
import { figureRows } from "./figure-rows.ts";
import { findLevelDecision } from "./level-decision.ts";
import { reconciliationRoutes } from "./reconciliation-routes.ts";
import { documentOf, reportCard, reportLines } from "./report-answers.ts";
import { findReport, listReports, type StoredReport } from "./store/report-store.ts";
import { workingDay } from "./store/working-day.ts";

const read = "reporting.report.read";
const PAGE = 50;

const list = defineQuery({
  path: "/reports",
  permission: read,
  summary: "Reports in sight, newest days first",
  query: z.strictObject({
    area: UnitKey.optional(),
    on: z.iso.date().optional(),
    afterOn: z.iso.date().optional(),
    afterId: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(PAGE),
  }),
  reply: z.object({ rows: z.array(contract.ReportLine), more: z.boolean(), day: z.string() }),
  async run(tx, { area, on, afterOn, afterId, limit }) {
    const after = afterOn && afterId ? { on: afterOn, id: afterId } : undefined;
    const rows = await listReports(tx, { area, on, after }, limit);
    return ok({ rows: await reportLines(tx, rows.slice(0, limit)), more: rows.length > limit, day: (await workingDay(tx)).on });
  },
});

const Composed = z.custom<ReturnType<typeof composeDocument>>((value) => typeof value === "object" && value !== null);
const composed = (report: StoredReport) => composeDocument(documentOf(report));

const one = defineQuery({
  path: "/reports/one",
  permission: read,
  summary: "One report: the document, its figures with their pedigree, its checks",
  query: z.strictObject({ id: z.uuid() }),
  reply: contract.ReportCard.extend({ document: Composed }),
  async run(tx, { id }) {
    const report = await findReport(tx, id);
    return report ? ok({ ...(await reportCard(tx, report)), document: composed(report) }) : refuse(errors.report_not_found);
  },
});

const Written = z.object({ reportId: z.string(), version: z.number(), state: contract.ReportState });
const written = { reply: Written, subjects: (body: { reportId: string }) => [body.reportId] };
/** Figures of half a million cases as of an instant take seconds; a writer may last 30 s. */
const commands: readonly Route[] = [
  defineCommand({
    path: "/reports/draft",
    permission: "reporting.report.draft",
    summary: "Draft the daily report of an area, or bring its draft up to date",
    body: contract.DraftReport,
    ...written,
    run: draftReport,
  }),
  defineCommand({
    path: "/reports/edit",
    permission: "reporting.report.draft",
    summary: "Change one paragraph of a draft, or give it back to the template",
    body: contract.EditReport,
    ...written,
    run: editReport,
  }),
  defineCommand({
    path: "/reports/check",
    permission: "reporting.report.draft",
    summary: "Fix the figures at the horizon and check them",
    body: contract.CheckReport,
    ...written,
    run: checkReportNow,
  }),
  defineCommand({
    path: "/reports/sign",
    permission: "reporting.report.sign",
    summary: "Sign a checked report: number, hash and files; asks for the password again",
    body: SignReport,
    ...written,
    queueable: false,
    signs: true,
    run: signReport,
  }),
  defineCommand({
    path: "/reports/publish",
    permission: "reporting.report.publish",
    summary: "Publish a signed report: from then on everybody reads it",
    body: PublishReport,
    ...written,
    queueable: false,
    run: publishReport,
  }),
  defineCommand({
    path: "/reports/reissue",
    permission: "reporting.report.publish",
    summary: "Take a signed or published report back with a reason; a new draft stands in its place",
    body: contract.ReissueReport,
    ...written,
    queueable: false,
    run: reissueReport,
  }),
];

const FileQuery = z.strictObject({ id: z.uuid(), format: contract.ReportFormat });

/** A signed report as it was stored; a draft is drawn as it stands. */
async function fileOf(report: StoredReport, tx: Tx, format: contract.ReportFormat): Promise<Outcome<Download>> {
  const id = format === "docx" ? report.docx_file : report.pdf_file;
  const about = { fileName: fileNameOf(report, format), mediaType: mediaTypes[format] };
  if (!id) return ok({ ...about, body: await renderDocument(documentOf(report), format) });
  const file = await findFile(tx, id);
  return file ? ok({ ...about, body: file.bytes }) : refuse(kernelErrors.not_found);
}

const file = defineDownload({
  path: "/reports/file",
  permission: read,
  summary: "A report as .docx or .pdf: as signed, or the draft as it stands",
  query: FileQuery,
  people: false,
  async run(tx, { id, format }) {
    const report = await findReport(tx, id);
    return report ? fileOf(report, tx, format) : refuse(errors.report_not_found);
  },
});

const levelDecision = defineDownload({
  path: "/reports/level-decision",
  permission: "assessment.level.read",
  summary: "The decision about the levels of a proposal as .docx or .pdf: as signed, or the draft as it stands",
  query: z.strictObject({ proposalId: z.uuid(), format: contract.ReportFormat }),
  people: false,
  async run(tx, { proposalId, format }) {
    const decision = await findLevelDecision(tx, proposalId);
    if (!decision) return refuse(errors.decision_not_found);
    const { document, fileName } = decision;
    return ok({ fileName: `${fileName}.${format}`, mediaType: mediaTypes[format], body: await renderDocument(document, format) });
  },
});

const rows = defineQuery({
  path: "/reports/figure-rows",
  permission: "surveillance.case.read",
  summary: "The cases behind a figure, as they were known at its instant",
  purpose: "check-figure",
  query: z.strictObject({
    indicator: z.string().max(60),
    area: UnitKey,
    from: z.iso.date(),
    to: z.iso.date(),
    asOf: z.string().max(40).optional(),
  }),
  reply: z.object({ rows: z.array(CaseLine), n: z.number() }),
  reads: (reply) => [...new Set(reply.rows.map(({ personId }) => personId))],
  async run(tx, { asOf: text, ...query }) {
    const asOf = text === undefined ? null : readInstant(text);
    if (asOf === undefined || !isIndicator(query.indicator)) return refuse(errors.figure_unknown);
    const of = await findReportingUnit(tx, query.area);
    return of ? ok(await figureRows(tx, { ...query, asOf })) : refuse(errors.area_not_found);
  },
});

/** What everybody may read of a published report: no name of staff but the signer's, no checks and no remarks. */
const PublicReport = z.object({
  id: z.string(),
  area: z.string(),
  areaName: z.string().nullable(),
  on: z.string(),
  number: z.string().nullable(),
  issuedOn: z.string().nullable(),
  publishedAt: z.date(),
  sha256: z.string(),
});

const listPublic = defineQuery({
  path: "/reports/public",
  permission: "public",
  summary: "Published reports, newest days first",
  query: z.strictObject({ area: UnitKey.optional(), on: z.iso.date().optional() }),
  reply: z.object({ rows: z.array(PublicReport) }),
  async run(tx, { area, on }) {
    const found = await listReports(tx, { area, on, openToAll: true }, PAGE);
    const lines = await reportLines(tx, found);
    return ok({
      rows: found.map((report, index) => {
        const { id, area: unit, areaName, on: day, number } = lines[index]!;
        const { issued_on: issuedOn, published_at: publishedAt, sha256 } = report;
        return { id, area: unit, areaName, on: day, number, issuedOn, publishedAt: publishedAt!, sha256: sha256! };
      }),
    });
  },
});

const openReport = async (tx: Tx, id: string): Promise<StoredReport | undefined> => {
  const report = await findReport(tx, id);
  return report?.state === "published" && report.seen_by.includes("public") ? report : undefined;
};

const onePublic = defineQuery({
  path: "/reports/public/one",
  permission: "public",
  summary: "One published report as a document",
  query: z.strictObject({ id: z.uuid() }),
  reply: z.object({ document: Composed }),
  async run(tx, { id }) {
    const report = await openReport(tx, id);
    return report ? ok({ document: composed(report) }) : refuse(errors.report_not_found);
  },
});

const filePublic = defineDownload({
  path: "/reports/public/file",
  permission: "public",
  summary: "A published report as it was signed",
  query: FileQuery,
  people: false,
  async run(tx, { id, format }) {
    const report = await openReport(tx, id);
    return report ? fileOf(report, tx, format) : refuse(errors.report_not_found);
  },
});

export const routes: readonly Route[] = [
  list,
  one,
  ...commands,
  file,
  levelDecision,
  rows,
  listPublic,
  onePublic,
  filePublic,
  ...reconciliationRoutes,
];
