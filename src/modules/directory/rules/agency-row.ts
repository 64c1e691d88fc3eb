import type { SheetRow } from "../../../kernel/tabular/cell.ts";
import { fold } from "../../../kernel/tabular/fold.ts";
import type { MappingField } from "../../../kernel/tabular/mapping.ts";
import { readDate } from "../../../kernel/tabular/readers/read-date.ts";
import { type RowReader, rowReader } from "../../../kernel/tabular/row-reader.ts";
import type { SheetProblem } from "../../../kernel/tabular/sheet-result.ts";
import { AddAgency, type AgencyGroup } from "../contract.ts";

/** Columns of a sheet of bodies. */
export const agencyFields: readonly MappingField[] = [
  { code: "name", reader: "text", headers: { vi: ["Tên cơ quan", "Cơ quan", "Tên đơn vị"], en: ["name", "body"] } },
  { code: "group", reader: "text", headers: { vi: ["Loại", "Nhóm"], en: ["kind", "group"] } },
  { code: "unit", reader: "text", headers: { vi: ["Địa bàn", "Thuộc địa bàn", "Xã, huyện, tỉnh"], en: ["area", "unit"] } },
  { code: "from", reader: "date", headers: { vi: ["Từ ngày", "Ngày bắt đầu"], en: ["from", "valid from"] } },
  { code: "to", reader: "date", headers: { vi: ["Ngày cuối", "Đến ngày"], en: ["until", "last day"] } },
];

/** What a row says, with the unit still as it was typed. */
export interface AgencyDraft {
  row: number;
  name: string;
  group: AgencyGroup;
  unit: string;
  from: string | null;
  to: string | null;
}

/** Codes of groups under every name they go by, folded. */
export type GroupNames = ReadonlyMap<string, AgencyGroup>;

/** Reads one row; says everything that is wrong with it at once. */
export function readAgencyRow(
  row: SheetRow,
  columns: ReadonlyMap<string, number>,
  groups: GroupNames,
): { draft: AgencyDraft } | { row: number; name: string | null; problems: SheetProblem[] } {
  const reader = rowReader(row, columns);
  const typed = reader.text("name", true);
  const name = typed && !AddAgency.shape.name.safeParse(typed).success ? reader.wrong("name_length", "name") : typed;
  const groupText = reader.text("group", true);
  const group = groupText ? (groups.get(fold(groupText).trim()) ?? reader.wrong("group_unknown", "group", { text: groupText })) : null;
  const unit = reader.text("unit", true);
  const [from, to] = [dayOf(reader, "from"), dayOf(reader, "to")];
  if (from && to && to < from) reader.wrong("days_turned", "to");
  if (reader.problems.length > 0 || !name || !group || !unit) return { row: row.number, name: typed, problems: reader.problems };
  return { draft: { row: row.number, name, group, unit, from, to } };
}

function dayOf(reader: RowReader, field: string): string | null {
  const read = reader.take(field, readDate);
  if (!read) return null;
  return read.precision === "day" ? read.on : reader.wrong("no_day", field, { text: reader.cell(field).text });
}
