import type { Cell, SheetRow } from "../../../kernel/tabular/cell.ts";
import { fold } from "../../../kernel/tabular/fold.ts";
import type { MappingField } from "../../../kernel/tabular/mapping.ts";
import { readDate } from "../../../kernel/tabular/readers/read-date.ts";
import { readName } from "../../../kernel/tabular/readers/read-name.ts";
import { readPhone } from "../../../kernel/tabular/readers/read-phone.ts";
import type { Reading } from "../../../kernel/tabular/readers/reading.ts";
import { type RowReader, rowReader } from "../../../kernel/tabular/row-reader.ts";
import type { SheetProblem } from "../../../kernel/tabular/sheet-result.ts";
import { addDays, startOf } from "../../../kernel/time/local-date.ts";
import { CreateAccount, type RoleCode } from "../contract.ts";

const field = (code: string, reader: MappingField["reader"], vi: string[], en: string[]): MappingField => ({
  code,
  reader,
  headers: { vi, en },
});

/** Columns of a sheet of accounts. */
export const accountFields: readonly MappingField[] = [
  field("login", "text", ["Tên tài khoản", "Tài khoản", "Tên đăng nhập"], ["login", "account", "user name", "username"]),
  field("name", "name", ["Họ tên", "Họ và tên"], ["name", "full name"]),
  field("title", "text", ["Chức vụ", "Chức danh"], ["title", "position"]),
  field("role", "text", ["Vai trò", "Quyền"], ["role"]),
  field("area", "text", ["Địa bàn", "Đơn vị", "Mã đơn vị"], ["area", "unit"]),
  field("until", "date", ["Đến ngày", "Hết hạn", "Thời hạn"], ["until", "expires", "valid until"]),
  field("email", "text", ["Thư điện tử", "Email"], ["e-mail", "email"]),
  field("phone", "phone", ["Số điện thoại", "Điện thoại", "SĐT"], ["phone", "telephone", "mobile"]),
];

/** What a row says, with the area still as it was typed. */
export interface AccountDraft {
  row: number;
  login: string;
  name: string;
  title: string | null;
  email: string | null;
  phone: string | null;
  role: RoleCode;
  area: string;
  /** End of the last local day; null without an end. */
  until: Date | null;
}

export type ReadRow = { draft: AccountDraft } | { row: number; login: string | null; name: string | null; problems: SheetProblem[] };

/** Codes of roles under every name they go by, folded. */
export type RoleNames = ReadonlyMap<string, RoleCode>;

/**
 * Reads one row; says everything that is wrong with it at once.
 * @param columns 1-based column of each field that was found
 */
export function readAccountRow(row: SheetRow, columns: ReadonlyMap<string, number>, roles: RoleNames, now: Date): ReadRow {
  const { problems, cell, wrong, take, text } = rowReader(row, columns);
  const login = text("login", true);
  const name = take("name", readName, true);
  const roleText = text("role", true);
  const role = roleText ? (roles.get(fold(roleText).trim()) ?? wrong("role_unknown", "role", { text: roleText })) : null;
  const area = text("area", true);
  const email = text("email");
  const phone = take("phone", firstPhone);
  const until = readUntil(cell("until"), now, wrong);
  const shape = CreateAccount.shape;
  const checked = login ? shape.login.safeParse(login) : null;
  if (checked && !checked.success) wrong("login_malformed", "login", { text: login });
  if (email && !shape.email.safeParse(email).success) wrong("email_malformed", "email", { text: email });
  if (problems.length > 0 || !checked?.success || !name || !role || !area) return { row: row.number, login, name, problems };
  return { draft: { row: row.number, login: checked.data, name, title: text("title"), email, phone, role, area, until } };
}

function firstPhone(cell: Cell): Reading<string> {
  const reading = readPhone(cell);
  return reading.ok ? { ...reading, value: reading.value?.[0]?.number ?? null } : reading;
}

function readUntil(cell: Cell, now: Date, wrong: RowReader["wrong"]): Date | null {
  const reading = readDate(cell);
  if (!reading.ok) return wrong(`reading.${reading.code}`, "until", reading.params);
  if (reading.value === null) return null;
  if (reading.value.precision !== "day") return wrong("until_no_day", "until", { text: cell.text });
  const end = startOf(addDays(reading.value.on, 1));
  return end > now ? end : wrong("until_past", "until", { text: cell.text });
}
