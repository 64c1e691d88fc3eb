import type { Download } from "../../kernel/http/routes.ts";
import { workbook } from "../../kernel/http/workbook.ts";
import type { Language } from "../../kernel/i18n/language.ts";
import { textOf } from "../../kernel/i18n/words-on-disk.ts";
import { caseFields } from "./rules/case-fields.ts";

/** Columns that only a list which was exported from here carries. */
const ownColumns = new Set(["caseId", "caseVersion"]);

/** An empty line list with the columns that are understood; on a second sheet how each is written, and by which other names it is known. */
export function caseTemplate(language: Language): Download {
  const say = (key: string) => textOf(language, "imports", `template.${key}`);
  const fields = caseFields.filter(({ code }) => !ownColumns.has(code));
  const columns = fields.map(({ headers, reader }) => {
    const [header = ""] = headers[language];
    return { header, kind: reader === "date" ? ("date" as const) : ("text" as const), width: Math.max(14, header.length + 4) };
  });
  const rows = fields.map(({ headers, reader }) => [headers[language][0], say(`write.${reader}`), headers[language].slice(1).join(", ")]);
  const guide = [
    { header: say("column"), width: 28 },
    { header: say("how"), width: 60 },
    { header: say("others"), width: 60 },
  ];
  return workbook(say("file"), [
    { name: say("sheet"), columns, rows: [] },
    { name: say("guide"), columns: guide, rows },
  ]);
}
