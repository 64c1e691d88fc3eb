import type { Page } from "@playwright/test";
import ExcelJS from "exceljs";

const headers = [
  "STT",
  "Họ và tên",
  "Năm sinh",
  "Giới tính",
  "Địa chỉ",
  "Xã/phường",
  "Quận/huyện",
  "Ngày khởi phát",
  "Ngày có KQ",
  "Loại XN",
  "CT",
  "Nơi phát hiện",
];

export interface Patient {
  name: string;
  /** Year, or whatever a hospital typed there. */
  born: number | string;
  commune: string;
  district: string;
  resulted: string;
}

const families = ["Quách", "Liêu", "Trịnh", "Tăng", "Ông", "Khưu", "Vưu", "Giang"];
const middles = ["Hữu", "Bích", "Khắc", "Uyển", "Trọng"];
const givens = ["Nhẫn", "Thoại", "Khuê", "Sương", "Lễ", "Oanh", "Điền", "Tịnh"];

/** Invented people whom the demo province does not have. */
export function inventPatients(n: number, place: Pick<Patient, "commune" | "district">, days: readonly string[]): Patient[] {
  return Array.from({ length: n }, (_, at) => ({
    name: `${families[at % 8]} ${middles[Math.floor(at / 8) % 5]} ${givens[(at * 3 + Math.floor(at / 40)) % 8]}`,
    born: 1931 + ((at * 7) % 80),
    resulted: days[at % days.length]!,
    ...place,
  }));
}

/** A list as a hospital sends it: a title, an empty line, the table, and a line with the total. */
export async function hospitalSheet(patients: readonly Patient[]): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("F0");
  sheet.addRow(["DANH SÁCH NGƯỜI BỆNH COVID-19 ĐANG ĐIỀU TRỊ"]);
  sheet.addRow([]);
  sheet.addRow(headers);
  for (const [at, { name, born, commune, district, resulted }] of patients.entries())
    sheet.addRow([at + 1, name, born, null, null, commune, district, null, resulted, "RT-PCR", 22, "Cộng đồng"]);
  sheet.addRow([null, `Tổng cộng: ${patients.length} người`]);
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** First line of the list below its header. */
export const FIRST_ROW = 4;

/** Drops a file from the desktop on a part of the page. */
export async function dropFile(page: Page, target: string, file: { name: string; buffer: Buffer }): Promise<void> {
  const data = await page.evaluateHandle(
    ({ name, content }) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0))], name));
      return transfer;
    },
    { name: file.name, content: file.buffer.toString("base64") },
  );
  await page.dispatchEvent(target, "dragover", { dataTransfer: data });
  await page.dispatchEvent(target, "drop", { dataTransfer: data });
}
