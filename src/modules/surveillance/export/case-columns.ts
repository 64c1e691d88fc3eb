import type { OutColumn, OutValue } from "../../../kernel/tabular/write/write-xlsx.ts";
import type { PersonLine } from "../../persons/contract.ts";
import type { StoredCase } from "../store/case-store.ts";

/** Everything one row of an export is made of. */
export interface ExportedCase {
  case: StoredCase;
  /** Null where the person is out of sight. */
  person: PersonLine | null;
  place: { commune: string | null; district: string | null; province: string | null };
  disease: string;
  facility: string | null;
  responsible: string | null;
}

/** Words of a value of a choice in the language of the sheet: `word("severity", "mild")`. */
export type Word = (choice: string, value: string) => string;

interface ExportColumn extends OutColumn {
  /** Header in English; `header` is the Vietnamese one. */
  en: string;
  value: (row: ExportedCase, word: Word) => OutValue;
}

const column = (header: string, en: string, value: ExportColumn["value"], kind: OutColumn["kind"] = "text"): ExportColumn => ({
  header,
  en,
  value,
  kind,
});

/** What is not known is an empty cell: an import takes a word for an answer. */
const known = (word: Word, choice: string, value: string | null): OutValue =>
  value === null || value === "unknown" ? null : word(choice, value);

/**
 * Columns of an exported list of cases. The first two say which version of which case a row is, so that an edited sheet can come back; the
 * others bear the headers under which an import knows them. Numbers of identity, phones and street addresses are left out.
 */
export const exportColumns: readonly ExportColumn[] = [
  column("Mã ca hệ thống", "System case id", (row) => row.case.id),
  column("Phiên bản ca", "System case version", (row) => row.case.version, "number"),
  column("Bệnh", "Disease", (row) => row.disease),
  column("BN số", "National case number", (row) => row.case.nationalNumber),
  column("Mã số", "Case id", (row) => row.case.senderRef),
  column("Họ và tên", "Full name", (row) => row.person?.fullName),
  column("Ngày sinh", "Date of birth", ({ person }) => person?.birthOn ?? person?.birthYear, "date"),
  column("Tuổi", "Age", (row) => row.case.ageYears, "number"),
  column("Giới tính", "Sex", ({ person }, word) => known(word, "sex", person?.sex ?? null)),
  column("Xã/Phường", "Commune", (row) => row.place.commune),
  column("Quận/Huyện", "District", (row) => row.place.district),
  column("Tỉnh/Thành phố", "Province", (row) => row.place.province),
  column("Nơi ngoài danh mục", "Place without a code", (row) => row.case.foreignPlace),
  column("Phân loại", "Classification", (row, word) => word("classification", row.case.classification)),
  column("Ngày khởi phát", "Date of onset", (row) => row.case.onsetOn, "date"),
  column("Ngày lấy mẫu", "Sample date", (row) => row.case.sampledOn, "date"),
  column("Ngày có kết quả", "Result date", (row) => row.case.resultedOn, "date"),
  column("Ngày báo cáo", "Report date", (row) => row.case.reportedOn, "date"),
  column("Ngày xã nhận báo cáo", "Received by commune", (row) => row.case.communeReceivedOn, "date"),
  column("Ngày huyện nhận báo cáo", "Received by district", (row) => row.case.districtReceivedOn, "date"),
  column("Ngày tỉnh nhận báo cáo", "Received by province", (row) => row.case.provinceReceivedOn, "date"),
  column("Loại xét nghiệm", "Test kind", (row, word) => known(word, "testKind", row.case.testKind)),
  column("Kết quả", "Test result", (row, word) => known(word, "testResult", row.case.testResult)),
  column("CT", "CT", (row) => row.case.ct, "number"),
  column("Nơi phát hiện", "Detected in", (row, word) => known(word, "detected", row.case.detected)),
  column("Nguồn lây", "Source of infection", (row, word) => known(word, "origin", row.case.origin)),
  column("Mức độ", "Severity", (row, word) => known(word, "severity", row.case.severity)),
  column("Kết quả điều trị", "Outcome", (row, word) => word("outcome", row.case.outcome)),
  column("Ngày khỏi", "Date recovered", (row) => (row.case.outcome === "recovered" ? row.case.outcomeOn : null), "date"),
  column("Ngày tử vong", "Date of death", (row) => (row.case.outcome === "died" ? row.case.outcomeOn : null), "date"),
  column("Cơ sở điều trị", "Facility", (row) => row.facility),
  column("Đơn vị quản lý", "Responsible unit", (row) => row.responsible),
  column("Ca bổ sung", "Back-filled", (row) => row.case.backFilled, "boolean"),
  column("Ghi chú", "Note", (row) => row.case.note),
];

export const headersOf = (language: "vi" | "en"): OutColumn[] =>
  exportColumns.map(({ header, en, kind }) => ({ header: language === "vi" ? header : en, ...(kind && { kind }) }));

export const rowOf = (row: ExportedCase, word: Word): OutValue[] => exportColumns.map(({ value }) => value(row, word));
