import type { Tx } from "../../kernel/db/actor.ts";
import type { OfficialDocument } from "../../kernel/documents/model.ts";
import { formatInstant } from "../../kernel/i18n/date.ts";
import { formatNumber } from "../../kernel/numbering/symbol.ts";
import { unitNames } from "../directory/server.ts";
import type { ReportCard, ReportLine } from "./contract.ts";
import { findReportingUnit } from "./describe-unit.ts";
import { reports } from "./reports/index.gen.ts";
import { openChecks } from "./rules/check-report.ts";
import { dueAtOf } from "./rules/cutoff.ts";
import { printedItems, reportDocument } from "./rules/report-document.ts";
import { issuesFor } from "./rules/report-state.ts";
import { signatureBlock } from "./rules/signature-block.ts";
import { figuresIn } from "./rules/text-tokens.ts";
import { type ReportHead, type StoredReport, successorOf } from "./store/report-store.ts";

/** Number and symbol as printed, `05/BC-BCĐ`; null before it is given. */
export function numberOf({ number, symbol }: Pick<ReportHead, "number" | "symbol">): string | null {
  if (number === null) return null;
  const [kind, issuer] = splitSymbol(symbol);
  return formatNumber({ number, kind, issuer });
}

const splitSymbol = (symbol: string): [string, string] => {
  const dash = symbol.indexOf("-");
  return [symbol.slice(0, dash), symbol.slice(dash + 1)];
};

/** The book a report is numbered in, `BC`. */
export const bookOf = (symbol: string): string => splitSymbol(symbol)[0];

/** Reports as lists show them. */
export async function reportLines(tx: Tx, reports: readonly ReportHead[]): Promise<ReportLine[]> {
  const names = await unitNames(
    tx,
    reports.map(({ unit_key }) => unit_key),
  );
  return reports.map((report) => ({ ...lineOf(report), areaName: names.get(report.unit_key) ?? null }));
}

function lineOf(report: ReportHead): Omit<ReportLine, "areaName"> {
  const open = openChecks(report.checks, report.remarks);
  return {
    id: report.id,
    version: report.version,
    area: report.unit_key,
    on: report.on_day,
    state: report.state,
    number: numberOf(report),
    cutoff: report.cutoff,
    asOf: report.as_of,
    draftedName: report.drafted_name,
    signedName: report.signed_name,
    signedAt: report.signed_at,
    publishedAt: report.published_at,
    reissueOf: report.reissue_of,
    reissueReason: report.reissue_reason,
    red: open.red.length,
    amber: open.amber.length,
  };
}

/** One report with everything its page shows. */
export async function reportCard(tx: Tx, report: StoredReport): Promise<ReportCard> {
  const [line] = await reportLines(tx, [report]);
  const { figures, text, checks, remarks, capacity, sha256, state } = report;
  const inArea = (await findReportingUnit(tx, report.unit_key)) !== undefined;
  return {
    ...line!,
    figures,
    text,
    // How an office came to its report stays in the office; what is published is read by everybody.
    checks: inArea ? checks : [],
    remarks: inArea ? remarks : {},
    numbered: [...new Set(printedItems(text).flatMap((item) => figuresIn(item.text)))],
    issuedOn: report.issued_on,
    capacity,
    sha256,
    replacedBy: await successorOf(tx, report.id),
    dueAt: state === "published" || state === "superseded" ? null : dueAtOf(report.on_day, reports.daily.due.time),
    mayIssue: issuesFor(tx.actor.scope, report.unit_key),
  };
}

/** A report as an official document: unsigned while it is one. */
export function documentOf(
  report: Pick<StoredReport, "text" | "figures" | "number" | "issued_on" | "on_day" | "capacity" | "signed_name" | "signed_at">,
): OfficialDocument {
  const { text, figures, number, capacity, signed_name, signed_at } = report;
  const signature = capacity && signed_at ? signatureBlock(capacity, text.collective, signed_name, signingMark(signed_at)) : null;
  return reportDocument(text, figures, { number, date: report.issued_on ?? report.on_day, signature });
}

/** Printed above the name: no certificate is claimed. */
export const signingMark = (at: Date): string => `Ký xác nhận trong hệ thống lúc ${formatInstant(at)}`;
