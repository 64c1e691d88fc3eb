import { type Block, choice, type Field, type OfficialDocument } from "../../../kernel/documents/model.ts";
import { shortDate } from "../../../kernel/documents/official-words.ts";
import type { Sex } from "../../persons/contract.ts";
import words from "../web/messages/vi.json" with { type: "json" };
import { PERSONAL_DATA_NOTICE } from "./line-list.ts";
import { birthOf, type Masthead, nameOf, type PrintedCase, sexWords } from "./printed-case.ts";

export interface CaseFormInput extends Masthead {
  /** Name of the disease; null prints a line to write it on. */
  disease: string | null;
  /** Null prints an empty form to be filled by hand. */
  case: PrintedCase | null;
  place: string;
}

/**
 * The investigation form of one case (phiếu điều tra ca bệnh): what is known is printed and ticked, what is not known is left as a dotted line for
 * the investigator. Its order follows what the case report holds; it is not a form out of any circular.
 */
export function caseForm({ disease, case: known, place, ...masthead }: CaseFormInput): OfficialDocument {
  return {
    ...masthead,
    number: null,
    issued: null,
    urgency: null,
    subject: { kind: "named", name: "Phiếu điều tra ca bệnh", about: disease === null ? null : `Bệnh: ${disease}` },
    blocks: [
      { kind: "fields", lines: codeLines(disease, known) },
      ...section("THÔNG TIN NGƯỜI BỆNH", personLines(known)),
      ...section("THÔNG TIN VỀ BỆNH", illnessLines(known)),
      ...section("XÉT NGHIỆM", testLines(known)),
      ...section("YẾU TỐ DỊCH TỄ", exposureLines(known)),
      ...section("ĐIỀU TRỊ, KẾT QUẢ", outcomeLines(known)),
      { kind: "paragraph", indent: false, text: [{ kind: "text", italic: true, text: PERSONAL_DATA_NOTICE }] },
      signatures(place),
    ],
    ending: "open",
    recipients: null,
    signature: null,
    annexes: [],
  };
}

type Known = PrintedCase | null;

function section(title: string, lines: Field[][]): Block[] {
  return [
    { kind: "heading", level: 1, title },
    { kind: "fields", lines },
  ];
}

/** A value to print, or null for a dotted line. */
function field(label: string, value: string | null | undefined, options: Pick<Field, "span" | "blankLines"> = {}): Field {
  return { label, value: value || null, ...options };
}

/** Ticked from the words the screens use, without `Chưa rõ`: what is not known stays unticked. */
function ticks<T extends string>(label: string, names: Record<T, string>, chosen: T | null | undefined, span = 12): Field {
  const options = (Object.entries(names) as [T, string][])
    .filter(([value]) => value !== "unknown")
    .map(([value, name]) => ({ value, label: name }));
  return { label, value: choice(options, chosen ?? null), span };
}

function day(value: string | null | undefined): string | null {
  return value ? shortDate(value) : null;
}

function codeLines(disease: string | null, known: Known): Field[][] {
  const code = [field("Mã ca bệnh", known?.code), field("Ngày báo cáo", day(known?.reportedOn))];
  const received = [
    field("Xã nhận", day(known?.communeReceivedOn)),
    field("Huyện nhận", day(known?.districtReceivedOn)),
    field("Tỉnh nhận", day(known?.provinceReceivedOn)),
  ];
  return disease === null ? [[field("Bệnh", null)], code, received] : [code, received];
}

function personLines(known: Known): Field[][] {
  return [
    [field("Họ và tên", known && nameOf(known), { span: 7 }), field("Ngày (năm) sinh", known && birthOf(known), { span: 5 })],
    [ticks<Sex>("Giới tính", sexWords, known?.sex, 7), field("Quốc tịch", known?.nationality, { span: 5 })],
    [field("Số CCCD, CMND hoặc hộ chiếu", known?.idNumber, { span: 7 }), field("Điện thoại", known?.phones.join(", "), { span: 5 })],
    [field("Nghề nghiệp", known?.occupation, { span: 5 }), field("Nơi làm việc, học tập", known?.workplace, { span: 7 })],
    [field("Nơi cư trú", known?.residence)],
    [field("Nơi ở hiện nay (nếu khác)", known?.stay)],
    [field("Thuộc nhóm nguy cơ", known?.riskGroups.join(", "))],
  ];
}

function illnessLines(known: Known): Field[][] {
  const { none_asymptomatic: _, ...sources } = words.onsetSource;
  const symptomless = known?.onsetSource === "none_asymptomatic";
  const source = known === null || symptomless ? null : (known.onsetSource as keyof typeof sources);
  return [
    [field("Ngày khởi phát", symptomless ? "không triệu chứng" : day(known?.onsetOn), { span: 5 })],
    [ticks("Căn cứ", sources, source)],
    [ticks("Phân loại ca bệnh", words.classification, known?.classification)],
    [field("Triệu chứng chính", null, { blankLines: 1 })],
    [ticks("Mức độ", words.severity, known?.severity)],
    [field("Ngày đánh giá mức độ", day(known?.severityOn), { span: 6 })],
  ];
}

function testLines(known: Known): Field[][] {
  const ct = known?.ct == null ? null : String(known.ct).replace(".", ",");
  return [
    [field("Ngày lấy mẫu", day(known?.sampledOn)), field("Ngày có kết quả", day(known?.resultedOn))],
    [field("Loại xét nghiệm", known?.testKind && words.testKind[known.testKind], { span: 8 }), field("Giá trị CT", ct, { span: 4 })],
    [ticks("Kết quả", words.testResult, known?.testResult)],
  ];
}

function exposureLines(known: Known): Field[][] {
  return [
    [ticks("Nơi phát hiện", words.detected, known?.detected)],
    [ticks("Nguồn lây", words.origin, known?.origin)],
    [field("Nơi nghi lây nhiễm ngoài địa bàn", known?.foreignPlace)],
    [field("Nơi đã đến, người đã gặp trong thời gian ủ bệnh", null, { blankLines: 3 })],
    [field("Tiêm chủng vắc xin phòng bệnh (số liều, ngày tiêm gần nhất)", null)],
    [field("Số người tiếp xúc gần đã biết", null)],
  ];
}

function outcomeLines(known: Known): Field[][] {
  return [
    [field("Nơi quản lý, điều trị", known?.facility ?? (known?.stayKind ? words.stayKind[known.stayKind] : null))],
    [ticks("Tình trạng", words.outcome, known?.outcome)],
    [field("Ngày khỏi, tử vong hoặc chuyển đi", day(known?.outcomeOn))],
    [field("Ghi chú", known?.note, { blankLines: 1 })],
  ];
}

function signatures(place: string): Block {
  const above = `${place}, ngày …… tháng …… năm ………`;
  return {
    kind: "signatures",
    places: [
      { above: "\u00A0", title: "NGƯỜI ĐIỀU TRA", note: "(Ký, ghi rõ họ tên)", name: null },
      { above, title: "THỦ TRƯỞNG ĐƠN VỊ", note: "(Ký tên, đóng dấu)", name: null },
    ],
  };
}
