import type { Download } from "../../kernel/http/routes.ts";
import { workbook } from "../../kernel/http/workbook.ts";
import type { Language } from "../../kernel/i18n/language.ts";
import { textOf } from "../../kernel/i18n/words-on-disk.ts";
import { roleCodes } from "./contract.ts";
import { accountFields } from "./rules/account-row.ts";

/** An empty sheet of accounts with the columns that are understood, and the roles by name on a second one. */
export function accountTemplate(language: Language): Download {
  const columns = accountFields.map(({ headers }) => ({ header: headers[language][0]!, width: 24 }));
  const role = accountFields.find(({ code }) => code === "role")!.headers[language][0]!;
  const names = roleCodes.map((code) => [textOf(language, "identity", `role.${code}`)]);
  const sheets = [
    { name: textOf(language, "identity", "import.sheet"), columns, rows: [] },
    { name: role, columns: [{ header: role, width: 32 }], rows: names },
  ];
  return workbook(textOf(language, "identity", "import.fileName"), sheets);
}
