import { z } from "zod";
import type { Tx } from "../../kernel/db/actor.ts";
import { type DocumentFormat, renderDocument } from "../../kernel/documents/render.ts";
import { type Outcome, ok } from "../../kernel/errors/refusal.ts";
import { listFile, listFileQuery } from "../../kernel/http/list-file.ts";
import { type Download, defineDownload, type Route } from "../../kernel/http/routes.ts";
import { localDateOf } from "../../kernel/time/local-date.ts";
import { UnitKey } from "../directory/contract.ts";
import { CaseFilter } from "./case-views.ts";
import { exportCases } from "./export/export-cases.ts";
import { printForm, printLetter, printList } from "./print-cases.ts";

const mediaTypes = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pdf: "application/pdf",
};

const Printed = z.enum(["docx", "pdf"]).default("pdf");

async function printed(
  tx: Tx,
  document: Outcome<Parameters<typeof renderDocument>[0]>,
  format: DocumentFormat,
  name: string,
): Promise<Outcome<Download>> {
  if (!document.ok) return document;
  const body = await renderDocument(document.value, format);
  return ok({ fileName: `${name} ${localDateOf(tx.now)}.${format}`, mediaType: mediaTypes[format], body });
}

const exported = defineDownload({
  path: "/cases/export",
  permission: "surveillance.case.export",
  summary: "A list of cases as a spreadsheet that can be imported again after editing",
  purpose: "export",
  query: CaseFilter.extend(listFileQuery),
  people: true,
  // A million rows on a busy machine take longer than other downloads; reading holds nobody up.
  limitMs: 3_600_000,
  async run(tx, { format, language, ...filter }, shown) {
    const name = `${language === "vi" ? "Ca bệnh" : "Cases"} ${localDateOf(tx.now)}`;
    return ok(listFile(name, exportCases(tx, { filter, language, shown }), format));
  },
});

const form = defineDownload({
  path: "/cases/form",
  permission: "surveillance.case.read",
  summary: "The investigation form of a case, or an empty one",
  purpose: "case-work",
  query: z.strictObject({ caseId: z.uuid().optional(), format: Printed }),
  people: true,
  run: async (tx, { caseId, format }, shown) => printed(tx, await printForm(tx, caseId, shown), format, "Phiếu điều tra ca bệnh"),
});

const lineList = defineDownload({
  path: "/cases/line-list",
  permission: "surveillance.case.export",
  summary: "The line list of a filter or of chosen cases as a document, at most 1,000 cases",
  purpose: "export",
  query: CaseFilter.extend({ format: Printed }),
  people: true,
  limitMs: 120_000,
  run: async (tx, { format, ...filter }, shown) => printed(tx, await printList(tx, filter, shown), format, "Danh sách ca bệnh"),
});

const letter = defineDownload({
  path: "/cases/hand-over/letter",
  permission: "surveillance.case.hand-over",
  summary: "The draft letter that hands offered cases over to a unit of another province, with their list",
  purpose: "hand-over",
  query: z.strictObject({ toUnit: UnitKey, format: Printed.default("docx") }),
  people: true,
  limitMs: 120_000,
  run: async (tx, { toUnit, format }, shown) => printed(tx, await printLetter(tx, toUnit, shown), format, "Công văn chuyển giao ca bệnh"),
});

export const downloadRoutes: readonly Route[] = [exported, form, lineList, letter];
