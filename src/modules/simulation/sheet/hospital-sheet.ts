import type { CaseReport } from "../../surveillance/contract.ts";
import type { SimulatedUnit } from "../outbreak/plan.ts";
import type { SimulatedCase, SimulatedOutbreak } from "../outbreak/simulate-outbreak.ts";
import type { InventedPerson } from "../people/invent-person.ts";
import { Random } from "../random.ts";
import { type Cell, writeDate, writeName, writeNumber, writeTest, writeWard } from "./messy-cells.ts";

/** A line list as a hospital sends it, cell by cell; the caller writes it to XLSX or CSV. */
export interface HospitalSheet {
  /** Lines above the table, each in one cell. */
  title: string[];
  headers: string[];
  rows: Cell[][];
  /** Case behind each row; null for empty rows and the total. */
  caseIds: (string | null)[];
}

export interface SheetOptions {
  seed: number;
  hospital: string;
  provinceName: string;
  /** The list is written with what was known at this instant. */
  asOf: Date;
}

const headers = [
  "STT",
  "Họ và tên",
  "Năm sinh",
  "Giới tính",
  "Số CCCD/CMND",
  "Số điện thoại",
  "Địa chỉ",
  "Xã/phường/thị trấn",
  "Huyện/thị xã/TP",
  "Nghề nghiệp",
  "Ngày khởi phát",
  "Ngày lấy mẫu",
  "Ngày có KQ",
  "Loại XN",
  "Kết quả XN",
  "CT",
  "Nơi phát hiện",
  "Mức độ",
  "Tình trạng",
  "Ghi chú",
];

const found: Record<CaseReport["detected"], readonly string[]> = {
  community: ["Cộng đồng", "CĐ", "cộng đồng"],
  quarantine: ["Khu cách ly", "KCL", "cách ly tập trung"],
  zone: ["Khu phong tỏa", "KPT"],
  border: ["Nhập cảnh"],
  screening: ["Sàng lọc", "Test sàng lọc"],
  hospital: ["Bệnh viện", "BV", "Cơ sở y tế"],
  unknown: [""],
};
const severities: Record<NonNullable<CaseReport["severity"]>, readonly string[]> = {
  asymptomatic: ["Không triệu chứng", "KTC"],
  mild: ["Nhẹ"],
  moderate: ["Trung bình", "TB", "Vừa"],
  severe: ["Nặng"],
  critical: ["Nguy kịch", "rất nặng"],
};
const states: Record<CaseReport["outcome"], readonly string[]> = {
  active: ["Đang điều trị", "đang ĐT"],
  recovered: ["Khỏi", "Ra viện", "khỏi bệnh"],
  died: ["Tử vong", "TV"],
  transferred_out: ["Chuyển viện", "Chuyển tuyến"],
  lost: [""],
};

/**
 * Writes cases as hospitals do: dates in several ways, names in capitals or decomposed letters, numbers that lost their zero, abbreviations, empty rows,
 * a person twice, a total at the end. The same seed gives the same sheet.
 */
export function spreadsheetOf(
  outbreak: Pick<SimulatedOutbreak, "personOf" | "unitOf">,
  cases: Iterable<SimulatedCase>,
  options: SheetOptions,
): HospitalSheet {
  const random = new Random(options.seed, "sheet");
  const sheet: HospitalSheet = { title: titleOf(options), headers, rows: [], caseIds: [] };
  let people = 0;
  for (const simulated of cases) {
    const report = knownAt(simulated, options.asOf);
    if (!report) continue;
    const person = outbreak.personOf(simulated);
    const unit = outbreak.unitOf(report.residenceUnit);
    people++;
    put(sheet, rowOf(random, people, report, person, unit, options.provinceName), simulated.id);
    if (random.chance(0.008)) put(sheet, rowOf(random, people, report, person, unit, options.provinceName), simulated.id);
    if (random.chance(0.01)) put(sheet, [], null);
  }
  put(sheet, [null, `Tổng cộng: ${people} người`], null);
  return sheet;
}

function put(sheet: HospitalSheet, row: Cell[], caseId: string | null): void {
  sheet.rows.push([...row, ...new Array<Cell>(headers.length - row.length).fill(null)]);
  sheet.caseIds.push(caseId);
}

const titleOf = ({ hospital, provinceName }: SheetOptions): string[] => [
  `SỞ Y TẾ ${provinceName.toLocaleUpperCase("vi")}`,
  hospital.toLocaleUpperCase("vi"),
  "DANH SÁCH NGƯỜI MẮC COVID-19",
];

/** The last version the system had at an instant; undefined before the first report. */
export function knownAt({ versions }: SimulatedCase, asOf: Date): CaseReport | undefined {
  const instant = asOf.toISOString();
  return versions.findLast(({ recordedAt }) => recordedAt <= instant)?.report;
}

function rowOf(
  random: Random,
  nth: number,
  report: CaseReport,
  { facts }: InventedPerson,
  unit: SimulatedUnit | undefined,
  provinceName: string,
): Cell[] {
  const sex = facts.sex === "female" ? random.pick(["Nữ", "nữ", "NỮ", "F"]) : random.pick(["Nam", "nam", "NAM", "M"]);
  const age = Number(report.reportedOn.slice(0, 4)) - facts.birthYear!;
  const born: Cell = random.chance(0.12)
    ? `${age} tuổi`
    : facts.birthOn && random.chance(0.25)
      ? writeDate(random, facts.birthOn)
      : facts.birthYear;
  const full =
    random.chance(0.15) && unit
      ? `${facts.address}, ${writeWard(random, unit)}, ${unit.districtName}, tỉnh ${provinceName}`
      : facts.address;
  return [
    nth,
    writeName(random, facts.fullName ?? ""),
    born,
    sex,
    writeNumber(random, facts.cccd ?? facts.cmnd),
    writeNumber(random, facts.phones[0] ?? null),
    full,
    unit ? writeWard(random, unit) : null,
    unit ? unit.districtName : null,
    facts.occupation,
    report.onsetOn
      ? writeDate(random, report.onsetOn)
      : report.onsetSource === "none_asymptomatic"
        ? random.pick(["không", "0", "KTC", null])
        : null,
    report.sampledOn && writeDate(random, report.sampledOn),
    report.resultedOn && writeDate(random, report.resultedOn),
    ...writeTest(random, report),
    random.pick(found[report.detected]) || null,
    report.severity && random.pick(severities[report.severity]),
    random.pick(states[report.outcome]) || null,
    report.note,
  ];
}
