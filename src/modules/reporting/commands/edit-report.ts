import type { Tx } from "../../../kernel/db/actor.ts";
import { type Outcome, refuse } from "../../../kernel/errors/refusal.ts";
import { checkComposed, checkedParts } from "../compose-report.ts";
import type { EditReport, ReportItem, ReportText } from "../contract.ts";
import { errors } from "../errors.ts";
import { mayWrite } from "../rules/report-state.ts";
import { openReport, saveChanged, type Written } from "./open-report.ts";

/** Changes one paragraph, or gives it back to the template. The figures stay as they are, and the text is checked again. */
export async function editReport(tx: Tx, command: EditReport): Promise<Outcome<Written>> {
  const opened = await openReport(tx, command.reportId, command.baseVersion);
  if (!opened.ok) return opened;
  const { report } = opened.value;
  const may = mayWrite(report);
  if (!may.ok) return may;
  if (!report.text.sections.some(({ items }) => items.some(({ id }) => id === command.item)))
    return refuse(errors.item_unknown, { item: command.item });
  const edited = { by: tx.actor.accountId, name: tx.actor.name, at: tx.now.toISOString() };
  const text = withItem(report.text, command.item, (item) => rewritten(item, command.text, edited));
  const checks = await checkComposed(tx, { ...checkedParts(report), text });
  return saveChanged(tx, opened.value, { text, checks, state: "draft" });
}

function withItem(text: ReportText, id: string, change: (item: ReportItem) => ReportItem): ReportText {
  const sections = text.sections.map((section) => ({
    ...section,
    items: section.items.map((item) => (item.id === id ? change(item) : item)),
  }));
  return { ...text, sections };
}

/** Words that are again those of the template are no change. */
function rewritten(item: ReportItem, words: string | null, edited: NonNullable<ReportItem["edited"]>): ReportItem {
  const template = item.template ?? item.text;
  if (words === null || words === template) return { ...item, text: template, template: null, edited: null };
  return { ...item, text: words, template, edited };
}
