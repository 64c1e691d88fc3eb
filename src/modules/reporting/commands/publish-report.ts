import { z } from "zod";
import type { Tx } from "../../../kernel/db/actor.ts";
import { horizon } from "../../../kernel/db/records.ts";
import { shortDate } from "../../../kernel/documents/official-words.ts";
import { type Outcome, refuse } from "../../../kernel/errors/refusal.ts";
import { recordEvents } from "../../../kernel/events/events.ts";
import { findFile, putFile } from "../../../kernel/files/file-store.ts";
import { newId } from "../../../kernel/ids.ts";
import { cancelNumber } from "../../../kernel/numbering/number-store.ts";
import type { ReissueReport } from "../contract.ts";
import { errors } from "../errors.ts";
import { bookOf, numberOf } from "../report-answers.ts";
import { mayPublish, mayReissue } from "../rules/report-state.ts";
import { publishedOn, reportsOf, type StoredReport } from "../store/report-store.ts";
import { createDraft } from "./draft-report.ts";
import { type OpenReport, openOwnReport, saveChanged, type Written } from "./open-report.ts";

/** Publish a signed report (ban hành báo cáo): from then on everybody may read it. */
export const PublishReport = z.strictObject({ reportId: z.uuid(), baseVersion: z.int().min(1) });
export type PublishReport = z.infer<typeof PublishReport>;

const PUBLIC = "public";

/** Opens a signed report to everybody, with its files; the one it replaces stays readable and is marked as replaced. */
export async function publishReport(tx: Tx, command: PublishReport): Promise<Outcome<Written>> {
  const opened = await openOwnReport(tx, command.reportId, command.baseVersion);
  if (!opened.ok) return opened;
  const { report } = opened.value;
  const may = mayPublish(report);
  if (!may.ok) return may;
  await supersede(tx, opened.value, report.on_day);
  const files = await openFiles(tx, report);
  const { unit_key: area, on_day: on, id: reportId, reissue_of: replaces } = report;
  const seenBy = withPublic(report.seen_by);
  await recordEvents(tx, [
    { type: "report.published", provinceId: report.province_id, subjectId: reportId, payload: { reportId, area, on, replaces }, seenBy },
  ]);
  const published: OpenReport = { ...opened.value, report: { ...report, seen_by: seenBy } };
  const published_at = await horizon(tx);
  return saveChanged(tx, published, { ...files, published_at, published_by: tx.actor.accountId, state: "published" });
}

const withPublic = (keys: readonly string[]): string[] => [...new Set([...keys, PUBLIC])];

/** Whatever was in force for the day before this one. */
async function supersede(tx: Tx, { of }: OpenReport, on: string): Promise<void> {
  for (const report of await reportsOf(tx, of.unit.key, on, ["published"])) await saveChanged(tx, { report, of }, { state: "superseded" });
}

/** A stored file never changes, not even who sees it: everybody gets a copy of the same bytes. */
async function openFiles(tx: Tx, report: StoredReport): Promise<{ docx_file: string; pdf_file: string }> {
  const copy = async (id: string): Promise<string> => {
    const file = await findFile(tx, id);
    if (!file) throw new Error(`signed report ${report.id} has lost its file ${id}`);
    const { name, mediaType, bytes, belongsTo } = file;
    const copyId = newId();
    await putFile(tx, {
      provinceId: report.province_id,
      id: copyId,
      name,
      mediaType,
      bytes,
      belongsTo,
      seenBy: withPublic(report.seen_by),
    });
    return copyId;
  };
  return { docx_file: await copy(report.docx_file!), pdf_file: await copy(report.pdf_file!) };
}

/**
 * Takes a report back with a reason: a new draft of the same day begins with its edited paragraphs. A report that was only signed ends
 * here and its number is cancelled, yet stays in the book; a published one stays in force until the new one is published.
 */
export async function reissueReport(tx: Tx, command: ReissueReport): Promise<Outcome<Written>> {
  const opened = await openOwnReport(tx, command.reportId);
  if (!opened.ok) return opened;
  const { report, of } = opened.value;
  const may = mayReissue(report);
  if (!may.ok) return may;
  if (report.state === "signed") await withdrawSigned(tx, opened.value, command.reason);
  else if ((await reportsOf(tx, report.unit_key, report.on_day, ["draft", "checked", "signed"])).length > 0)
    return refuse(errors.draft_open, { on: report.on_day });
  const published = report.state === "published" ? report : await publishedOn(tx, report.unit_key, report.on_day);
  const words = published ? replacing(published, command.reason) : null;
  return createDraft(tx, of, { reportId: command.newReportId, on: report.on_day, cutoff: null }, { report, reason: command.reason, words });
}

async function withdrawSigned(tx: Tx, opened: OpenReport, reason: string): Promise<void> {
  const { report } = opened;
  const book = { provinceId: report.province_id, issuer: report.unit_key, book: bookOf(report.symbol), year: report.book_year! };
  await cancelNumber(tx, book, report.number!, reason);
  await saveChanged(tx, opened, { state: "superseded" });
  const { unit_key: area, on_day: on, id: reportId } = report;
  await recordEvents(tx, [
    {
      type: "report.withdrawn",
      provinceId: report.province_id,
      subjectId: reportId,
      payload: { reportId, area, on },
      seenBy: report.seen_by,
    },
  ]);
}

const replacing = (report: StoredReport, reason: string): string =>
  `Báo cáo này thay thế Báo cáo số ${numberOf(report)} ngày ${shortDate(report.issued_on)}. Lý do: ${reason.replace(/[.\s]+$/, "")}.`;
