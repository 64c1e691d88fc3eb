import type { Alignment, Annex, OfficialDocument, RichText, Table } from "../../../kernel/documents/model.ts";
import { shortDate } from "../../../kernel/documents/official-words.ts";
import words from "../web/messages/vi.json" with { type: "json" };
import { birthYearOf, type Masthead, nameOf, onsetOf, type PrintedCase, sexWords, stateOf, testOf } from "./printed-case.ts";

interface ListColumn {
  title: string;
  /** In mm on a lying A4 sheet, 247 together. */
  width: number;
  align?: Alignment;
  cell: (row: PrintedCase) => RichText;
}

const person: ListColumn[] = [
  { title: "Mã ca", width: 22, cell: ({ code }) => code },
  { title: "Họ và tên", width: 34, cell: nameOf },
  { title: "Năm sinh", width: 11, align: "center", cell: birthYearOf },
  { title: "Giới", width: 10, align: "center", cell: ({ sex }) => (sex === null ? "" : sexWords[sex]) },
];
const place: ListColumn = { title: "Nơi ở hiện tại", width: 42, cell: ({ stay, residence }) => stay ?? residence ?? "chưa rõ" };
const onset: ListColumn = { title: "Khởi phát", width: 20, align: "center", cell: onsetOf };
const test: ListColumn = { title: "Xét nghiệm", width: 23, cell: testOf };
const classification: ListColumn = {
  title: "Phân loại",
  width: 16,
  align: "center",
  cell: (row) => words.classification[row.classification],
};
const state: ListColumn = { title: "Tình trạng", width: 22, cell: stateOf };

/** Columns of a list a unit prints for itself. */
const ownColumns: ListColumn[] = [
  ...person,
  place,
  onset,
  { title: "Lấy mẫu", width: 20, align: "center", cell: ({ sampledOn }) => shortDate(sampledOn) },
  test,
  classification,
  { title: "Nơi phát hiện", width: 18, cell: ({ detected }) => words.detected[detected] },
  state,
];

/** Columns of a list another unit works with: how to reach the person is in it. */
const handOverColumns: ListColumn[] = [
  ...person,
  { title: "Điện thoại", width: 23, cell: ({ phones }) => phones.join("\n") || "chưa có" },
  place,
  onset,
  test,
  classification,
  state,
  { title: "Ghi chú", width: 15, cell: ({ note }) => note ?? "" },
];

const LETTER_SIZE_PT = 10;
const ROW_NUMBER_MM = 9;

function listTable(columns: ListColumn[], cases: readonly PrintedCase[]): Table {
  return {
    kind: "table",
    size: LETTER_SIZE_PT,
    columns: [
      { title: "TT", width: ROW_NUMBER_MM, align: "center" },
      ...columns.map(({ title, width, align = "left" }) => ({ title, width, align })),
    ],
    rows: cases.map((row, index) => ({ cells: [`${index + 1}`, ...columns.map(({ cell }) => cell(row))] })),
  };
}

/** Cases for another unit as a lying annex of a letter. */
export function handOverAnnex(title: string, cases: readonly PrintedCase[]): Annex {
  return { title, landscape: true, blocks: [listTable(handOverColumns, cases)] };
}

export interface LineListInput extends Masthead {
  /** Name of the disease, e.g. `COVID-19`. */
  disease: string;
  /** What was chosen, in words, e.g. `từ ngày 01/02/2022 đến ngày 18/02/2022, huyện Trần Đề`. */
  selection: string;
  /** As of when, in words, e.g. `12 giờ ngày 18/02/2022`. */
  asOf: string;
  /** In the order they are printed. */
  cases: readonly PrintedCase[];
  place: string;
  /** Local day of printing. */
  printedOn: string;
}

/** The line list of cases (danh sách ca bệnh) as a lying document of its own. */
export function lineListDocument({
  disease,
  selection,
  asOf,
  cases,
  place: town,
  printedOn,
  ...masthead
}: LineListInput): OfficialDocument {
  return {
    ...masthead,
    number: null,
    issued: { place: town, date: printedOn },
    urgency: null,
    subject: { kind: "named", name: "Danh sách", about: `Ca bệnh ${disease} ${selection}` },
    landscape: true,
    blocks: [
      {
        kind: "paragraph",
        align: "center",
        text: [{ kind: "text", italic: true, text: `Số liệu tính đến ${asOf}; tổng số ${cases.length} ca` }],
      },
      listTable(ownColumns, cases),
      { kind: "paragraph", indent: false, text: [{ kind: "text", italic: true, text: PERSONAL_DATA_NOTICE }] },
      {
        kind: "signatures",
        places: [
          { title: "NGƯỜI LẬP DANH SÁCH", note: "(Ký, ghi rõ họ tên)", name: null },
          { title: "THỦ TRƯỞNG ĐƠN VỊ", note: "(Ký tên, đóng dấu)", name: null },
        ],
      },
    ],
    ending: "open",
    recipients: null,
    signature: null,
    annexes: [],
  };
}

/** Health data are sensitive (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15, 26/6/2025); paper leaves the system's guard. */
export const PERSONAL_DATA_NOTICE = "Có dữ liệu cá nhân về sức khỏe: chỉ dùng cho giám sát, phòng, chống dịch; không sao chép, phát tán.";
