import { buildWorkbook, HEADER, people, person, type Raw, row } from "./build-workbook.ts";
import type { HostileFile } from "./hostile-file.ts";

const MERGE = (ref: string): string => `<mergeCells><mergeCell ref="${ref}"/></mergeCells>`;
const DATE_STYLES = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs>';
const STYLES = `<numFmts><numFmt numFmtId="164" formatCode="000000000000"/></numFmts>${DATE_STYLES}`;
const styled = (style: number, value: number): Raw => ({ xml: (ref) => `<c r="${ref}" s="${style}"><v>${value}</v></c>` });
const formula = (value: string, type = ""): Raw => ({ xml: (ref) => `<c r="${ref}"${type && ` t="${type}"`}><f>SUM(A1)</f>${value}</c>` });
const sheet = (rows: string, more: { before?: string; after?: string; styles?: string; properties?: string } = {}): Uint8Array => {
  const { styles, properties, ...pieces } = more;
  return buildWorkbook({
    sheets: [{ rows, ...pieces }],
    ...(styles !== undefined && { styles }),
    ...(properties !== undefined && { properties }),
  });
};
const two = (state?: "hidden" | "veryHidden", filled = true): Uint8Array =>
  buildWorkbook({
    sheets: [
      { name: "Ghi chú", rows: filled ? row(1, ["a", "b"]) : "" },
      { name: "Ca", rows: row(1, HEADER) + people(2, 3), ...(state && { state }) },
    ],
  });

/** Workbooks as people make them: nothing is broken, everything is in the way. */
export const oddSheets: readonly HostileFile[] = [
  {
    name: "national heading, title, merged headers, column numbers, totals, a note and signatures",
    bytes: () =>
      sheet(
        row(1, ["SỞ Y TẾ MẪU", null, null, null, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]) +
          row(2, ["TRUNG TÂM KIỂM SOÁT BỆNH TẬT"]) +
          row(4, [null, "DANH SÁCH CA BỆNH TUẦN 26"]) +
          row(6, ["STT", "Họ và tên", "Năm sinh", null, "Địa chỉ", null, "Ngày khởi phát"]) +
          row(7, [null, null, "Nam", "Nữ", "Ấp", "Xã"]) +
          row(8, ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"]) +
          row(9, ["1", "Trần Mẫu", "1980", null, "Tân Hòa", "Tân Thạnh", "05/07/2021"]) +
          row(10, ["2", "Lý Thị Mẫu", null, "1990", "Tân Phú", "Tân Thạnh", "06/07/2021"]) +
          row(11, ["Tổng cộng", null, 1, 1]) +
          row(13, ["Ghi chú: số liệu đến 17 giờ"]) +
          row(14, [null, null, null, null, "Ngày 7 tháng 7 năm 2021"]) +
          row(15, ["Người lập bảng", null, null, null, "Giám đốc"]),
        { after: MERGE("A6:A7") },
      ),
    expected: {
      ...{
        data: 2,
        titles: 3,
        headers: ["STT", "Họ và tên", "Năm sinh / Nam", "Năm sinh / Nữ", "Địa chỉ / Ấp", "Địa chỉ / Xã", "Ngày khởi phát"],
      },
      ...{ totals: 1, footers: 3, blank: 3, warnings: ["total_rows", "footer_rows"] },
    },
  },
  {
    name: "hidden rows",
    bytes: () => sheet(`${row(1, HEADER)}${people(2, 2)}${row(4, person(3), 'hidden="1"')}`),
    expected: { data: 3, hidden: 1, warnings: ["hidden_rows"] },
  },
  {
    name: "hidden columns",
    bytes: () => sheet(row(1, HEADER) + people(2, 2), { before: '<cols><col min="3" max="3" hidden="1"/></cols>' }),
    expected: { data: 2, warnings: ["hidden_columns"] },
  },
  { name: "a second sheet with data", bytes: () => two(), expected: { data: 0, warnings: ["other_sheets_not_read"] } },
  {
    name: "a second sheet asked for by its unaccented name",
    bytes: () => two(),
    options: { sheet: "ca" },
    expected: { data: 3, warnings: ["other_sheets_not_read"] },
  },
  {
    name: "a hidden sheet with data beside a visible one",
    bytes: () => two("hidden"),
    expected: { data: 0, warnings: ["other_sheets_not_read", "hidden_sheets"] },
  },
  {
    name: "only the very hidden sheet has data",
    bytes: () => two("veryHidden", false),
    expected: { data: 3, warnings: ["hidden_sheet_read"] },
  },
  { name: "a sheet that is not there", bytes: () => two(), options: { sheet: "Tháng 7" }, expected: { problem: "sheet_not_found" } },
  {
    name: "formulas with values, texts, errors and nothing",
    bytes: () =>
      sheet(
        row(1, ["Ca", "Ngày", "Xã", "Ghi chú"]) +
          row(2, [formula("<v>12</v>"), formula("<v>xong</v>", "str"), formula("<v>#REF!</v>", "e"), formula("")]),
      ),
    expected: { data: 1, firstCells: ["12", "xong", "#REF!", ""], warnings: ["formulas", "error_cells", "formulas_without_value"] },
  },
  {
    name: "dates of the 1900 system",
    bytes: () => sheet(row(1, HEADER) + row(2, ["1", "Mẫu", styled(1, 44382)]), { styles: STYLES }),
    expected: { data: 1, firstCells: ["1", "Mẫu", "05/07/2021"] },
  },
  {
    name: "dates of the 1904 system",
    bytes: () =>
      sheet(row(1, HEADER) + row(2, ["1", "Mẫu", styled(1, 42920)]), { styles: STYLES, properties: '<workbookPr date1904="1"/>' }),
    expected: { data: 1, firstCells: ["1", "Mẫu", "05/07/2021"] },
  },
  {
    name: "Excel's 29/02/1900",
    bytes: () => sheet(row(1, HEADER) + row(2, ["1", "Mẫu", styled(1, 60)]), { styles: STYLES }),
    expected: { data: 1, firstCells: ["1", "Mẫu", "60"] },
  },
  {
    name: "zeros that only the format shows",
    bytes: () => sheet(row(1, HEADER) + row(2, ["1", "Mẫu", styled(2, 94180000123)]), { styles: STYLES }),
    expected: { data: 1, firstCells: ["1", "Mẫu", "094180000123"] },
  },
  {
    name: "one address merged for a household",
    bytes: () =>
      sheet(row(1, ["STT", "Họ tên", "Địa chỉ"]) + row(2, ["1", "Mẫu A", "Ấp 1"]) + row(3, ["2", "Mẫu B"]) + row(4, ["3", "Mẫu C"]), {
        after: MERGE("C2:C4"),
      }),
    expected: { data: 3, warnings: ["merged_cells_filled"] },
  },
  {
    name: "headers of the same name and one without",
    bytes: () => sheet(row(1, ["STT", "Ngày", "NGÀY", null, "Ngày"]) + row(2, ["1", "01/07/2021", "02/07/2021", "x", "03/07/2021"])),
    expected: { data: 1, headers: ["STT", "Ngày", "NGÀY (2)", "", "Ngày (3)"], warnings: ["duplicate_headers", "headers_without_text"] },
  },
  {
    name: "the header again on every page",
    bytes: () => sheet(row(1, HEADER) + people(2, 2) + row(4, HEADER) + people(5, 2)),
    expected: { data: 4, headers: HEADER, warnings: ["repeated_header_rows"] },
  },
  {
    name: "totals per commune in the middle",
    bytes: () => sheet(row(1, HEADER) + people(2, 2) + row(4, ["Cộng xã Tân Thạnh", 2]) + row(5, ["Tổng số", 2]) + people(6, 1)),
    expected: { data: 4, totals: 1 },
  },
  {
    name: "an English total",
    bytes: () => sheet(row(1, ["Date", "Cases"]) + row(2, ["01/07/2021", 4]) + row(3, ["Total", 4])),
    expected: { data: 1, totals: 1 },
  },
  {
    name: "a person called Tổng",
    bytes: () => sheet(row(1, HEADER) + row(2, ["1", "Tống Thị Cộng", "01/01/1980", "Nữ", null, null, "Ấp 1"])),
    expected: { data: 1, totals: 0 },
  },
  {
    name: "cells beyond the last header",
    bytes: () =>
      sheet(
        row(1, ["STT", "Họ tên"]) +
          Array.from({ length: 70 }, (_, index) =>
            row(index + 2, index < 65 ? [String(index), "Mẫu"] : [String(index), "Mẫu", "thừa"]),
          ).join(""),
      ),
    expected: { data: 70, warnings: ["cells_beyond_headers"] },
  },
  {
    name: "a list cut at the last row of old Excel",
    bytes: () => sheet(row(1, HEADER) + people(2, 2) + row(65_536, person(3))),
    expected: { data: 3, lastRow: 65_536, blank: 65_532, warnings: ["row_ceiling"] },
  },
  {
    name: "a list cut at the last row of today's Excel",
    bytes: () => sheet(row(1, HEADER) + people(2, 2) + row(1_048_576, person(3))),
    expected: { data: 3, lastRow: 1_048_576, warnings: ["row_ceiling"] },
  },
  {
    name: "formatting down to the last row",
    bytes: () => sheet(`${row(1, HEADER)}${people(2, 2)}<row r="1048576"><c r="A1048576" s="0"/></row>`),
    expected: { data: 2, blank: 1_048_573, warnings: [] },
  },
  { name: "a sheet without rows", bytes: () => sheet(""), expected: { problem: "header_not_found" } },
  { name: "a header and nothing else", bytes: () => sheet(row(1, HEADER)), expected: { data: 0, headers: HEADER } },
  { name: "data without any header", bytes: () => sheet(people(1, 5)), expected: { problem: "header_not_found" } },
  {
    name: "a header that a person has pointed at",
    bytes: () => sheet(row(1, ["x", 1, 2]) + row(2, HEADER) + people(3, 5)),
    options: { headerRow: 2 },
    expected: { data: 5, headers: HEADER },
  },
  {
    name: "a header row that is not there",
    bytes: () => sheet(row(1, HEADER) + people(2, 5)),
    options: { headerRow: 40 },
    expected: { problem: "header_not_found" },
  },
  {
    name: "a workbook with macros",
    fileName: "ca.xlsm",
    bytes: () => buildWorkbook({ sheets: [{ rows: row(1, HEADER) + people(2, 1) }], parts: { "xl/vbaProject.bin": "x" } }),
    expected: { data: 1, warnings: ["macros_ignored"] },
  },
  {
    name: "text typed for a TCVN3 font",
    bytes: () =>
      sheet(
        row(1, ["STT", "Hä vµ tªn", "§Þa chØ"]) +
          row(2, ["1", "NguyÔn V¨n Hïng", "X· T©n Th¹nh"]) +
          row(3, ["2", "TrÇn ThÞ Hång", "X· T©n Hßa"]),
      ),
    expected: {
      data: 2,
      headers: ["STT", "Họ và tên", "Địa chỉ"],
      firstCells: ["1", "Nguyễn Văn Hùng", "Xã Tân Thạnh"],
      warnings: ["legacy_font"],
    },
  },
  {
    name: "text typed for a VNI font",
    bytes: () => sheet(row(1, ["STT", "Hoï vaø teân", "Ñòa chæ"]) + row(2, ["1", "Nguyeãn Vaên Huøng", "Xaõ Taân Thaïnh"])),
    expected: {
      data: 1,
      headers: ["STT", "Họ và tên", "Địa chỉ"],
      firstCells: ["1", "Nguyễn Văn Hùng", "Xã Tân Thạnh"],
      warnings: ["legacy_font"],
    },
  },
  {
    name: "foreign names that look like an old font",
    bytes: () =>
      sheet(row(1, ["STT", "Name", "Nationality"]) + row(2, ["1", "José García", "España"]) + row(3, ["2", "Zoë Müller", "Österreich"])),
    expected: { data: 2, firstCells: ["1", "José García", "España"], warnings: [] },
  },
];
