import { createHash } from "node:crypto";
import { z } from "zod";
import type { Tx } from "../../../kernel/db/actor.ts";
import { tableCells } from "../../../kernel/documents/model.ts";
import { PRINTABLE_CELLS, renderDocument } from "../../../kernel/documents/render.ts";
import { type Outcome, refuse } from "../../../kernel/errors/refusal.ts";
import { recordEvents } from "../../../kernel/events/events.ts";
import { putFile } from "../../../kernel/files/file-store.ts";
import { newId } from "../../../kernel/ids.ts";
import { giveNumber } from "../../../kernel/numbering/number-store.ts";
import { localDateOf } from "../../../kernel/time/local-date.ts";
import { confirmSigner, Proof } from "../../identity/server.ts";
import { checkComposed, checkedParts } from "../compose-report.ts";
import type { ReportFormat } from "../contract.ts";
import { errors } from "../errors.ts";
import { bookOf, documentOf } from "../report-answers.ts";
import { canonicalJson } from "../rules/canonical-json.ts";
import { maySign } from "../rules/report-state.ts";
import type { StoredReport } from "../store/report-store.ts";
import { type OpenReport, openOwnReport, saveChanged, type Written } from "./open-report.ts";

/** Sign a checked report (ký báo cáo) in a capacity one holds, proving again who one is. */
export const SignReport = z.strictObject({ reportId: z.uuid(), baseVersion: z.int().min(1), proof: Proof });
export type SignReport = z.infer<typeof SignReport>;

/** SHA-256, hex, of what a signature covers: the canonical JSON of figures and text. */
export function signedHash({ figures, text }: Pick<StoredReport, "figures" | "text">): string {
  return createHash("sha256").update(canonicalJson({ figures, text })).digest("hex");
}

/**
 * Signs what was checked: number from the gapless book of the unit, hash, and the files drawn once and stored.
 * A wrong password rolls all of it back, the number too.
 */
export async function signReport(tx: Tx, command: SignReport): Promise<Outcome<Written>> {
  const opened = await openOwnReport(tx, command.reportId, command.baseVersion);
  if (!opened.ok) return opened;
  const { report } = opened.value;
  // The report of the day before may have been published after this one was checked.
  const checks = await checkComposed(tx, checkedParts(report));
  const may = maySign({ ...report, checks });
  if (!may.ok) return may;
  const signer = await confirmSigner(tx, command.proof);
  if (!signer.ok) return signer;
  const { name, capacity, accountId } = signer.value;
  const issuedOn = localDateOf(tx.now);
  const year = Number(issuedOn.slice(0, 4));
  const book = { provinceId: report.province_id, issuer: report.unit_key, book: bookOf(report.symbol), year };
  const number = await giveNumber(tx, book, report.id, report.seen_by);
  const signature = { number, book_year: year, issued_on: issuedOn, signed_by: accountId, signed_name: name, capacity, signed_at: tx.now };
  const files = await storeFiles(tx, opened.value, { ...report, ...signature });
  if (!files.ok) return files;
  const { unit_key: area, on_day: on, id: reportId } = report;
  await recordEvents(tx, [
    {
      type: "report.signed",
      provinceId: report.province_id,
      subjectId: reportId,
      payload: { reportId, area, on, number },
      seenBy: report.seen_by,
    },
  ]);
  return saveChanged(tx, opened.value, { ...signature, ...files.value, checks, sha256: signedHash(report), state: "signed" });
}

export const mediaTypes: Record<ReportFormat, string> = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pdf: "application/pdf",
};

/** `bao-cao-ngay-2022-02-18-o19.94.docx` */
export const fileNameOf = ({ on_day, unit_key }: Pick<StoredReport, "on_day" | "unit_key">, format: ReportFormat): string =>
  `bao-cao-ngay-${on_day}-${unit_key}.${format}`;

async function storeFiles(tx: Tx, { of }: OpenReport, signed: StoredReport): Promise<Outcome<{ docx_file: string; pdf_file: string }>> {
  const document = documentOf(signed);
  if (tableCells(document) > PRINTABLE_CELLS) return refuse(errors.too_long_to_print, { most: PRINTABLE_CELLS });
  const store = async (format: ReportFormat): Promise<string> => {
    const id = newId();
    const bytes = await renderDocument(document, format);
    const about = { provinceId: signed.province_id, id, name: fileNameOf(signed, format), mediaType: mediaTypes[format], bytes };
    await putFile(tx, { ...about, belongsTo: signed.id, seenBy: of.seenBy });
    return id;
  };
  return { ok: true, value: { docx_file: await store("docx"), pdf_file: await store("pdf") } };
}
