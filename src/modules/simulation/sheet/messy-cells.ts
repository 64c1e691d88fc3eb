import type { UnitKind } from "../../directory/contract.ts";
import type { CaseReport } from "../../surveillance/contract.ts";
import type { Random } from "../random.ts";

export type Cell = string | number | Date | null;

/** Most dates are real dates or dd/mm/yyyy; some lack zeros or the century, are joined by dots, or are left as Excel's serial number. */
export function writeDate(random: Random, on: string): Cell {
  const [year, month, day] = on.split("-") as [string, string, string];
  const draw = random.unit();
  if (draw < 0.45) return new Date(`${on}T00:00:00Z`);
  if (draw < 0.8) return `${day}/${month}/${year}`;
  if (draw < 0.9) return `${Number(day)}/${Number(month)}/${year}`;
  if (draw < 0.94) return `${Number(day)}/${Number(month)}/${year.slice(2)}`;
  if (draw < 0.97) return `${day}.${month}.${year}`;
  // Day 1 of Excel is 01/01/1900, and it believes in a 29/02/1900.
  return draw < 0.99 ? `${day}-${month}-${year}` : Date.parse(`${on}T00:00:00Z`) / 86_400_000 + 25_569;
}

/** Names in capitals, with spaces too many, without accents or with the letters taken apart. */
export function writeName(random: Random, name: string): string {
  const draw = random.unit();
  if (draw < 0.55) return name;
  if (draw < 0.8) return name.toLocaleUpperCase("vi");
  if (draw < 0.88) return ` ${name.replaceAll(" ", "  ")} `;
  if (draw < 0.96) return name.normalize("NFD");
  return withoutAccents(name);
}

const withoutAccents = (text: string): string =>
  text
    .normalize("NFD")
    .replaceAll(/\p{Mn}/gu, "")
    .replaceAll("đ", "d")
    .replaceAll("Đ", "D");

/** Digits as text, as a number that lost its leading zero, or with dots and spaces. */
export function writeNumber(random: Random, digits: string | null): Cell {
  if (digits === null) return null;
  const draw = random.unit();
  if (draw < 0.6) return digits;
  if (draw < 0.8) return Number(digits);
  if (draw < 0.9) return `${digits.slice(0, 4)}.${digits.slice(4, 7)}.${digits.slice(7)}`;
  return draw < 0.95 ? ` ${digits}` : `'${digits}`;
}

const kinds: Partial<Record<UnitKind, readonly [full: string, short: string]>> = {
  ward: ["Phường", "P."],
  commune: ["Xã", "X."],
  township: ["Thị trấn", "TT"],
};

/** A commune's name with its kind in full, shortened, or left out; a numbered ward keeps it. */
export function writeWard(random: Random, { kind, name }: { kind: UnitKind; name: string }): string {
  const [full, short] = kinds[kind] ?? ["", ""];
  const draw = random.unit();
  if (draw < 0.5) return `${full} ${name}`.trim();
  if (draw < 0.75) return `${short} ${name}`.trim();
  return /^\d/.test(name) ? `${full} ${name}` : draw < 0.9 ? name : withoutAccents(name);
}

const methods: Partial<Record<NonNullable<CaseReport["testKind"]>, readonly string[]>> = {
  rt_pcr: ["RT-PCR", "PCR", "Realtime RT-PCR", "rt pcr"],
  rapid_antigen: ["Test nhanh", "TN kháng nguyên", "Test nhanh KN", "Ag"],
};
const results: Record<NonNullable<CaseReport["testResult"]>, readonly string[]> = {
  positive: ["Dương tính", "(+)", "DT", "dương tính", "POS"],
  negative: ["Âm tính", "(-)", "AT"],
  indeterminate: ["Nghi ngờ", "(+/-)"],
};

/** Method, result and CT; a CT has a decimal comma or a point, or stands as a number. */
export function writeTest(
  random: Random,
  { testKind, testResult, ct }: Pick<CaseReport, "testKind" | "testResult" | "ct">,
): [Cell, Cell, Cell] {
  const method = testKind === null ? null : random.pick(methods[testKind] ?? [testKind]);
  const result = testResult === null ? random.pick(["chờ KQ", null]) : random.pick(results[testResult]);
  const draw = random.unit();
  const cycles = ct === null ? null : draw < 0.5 ? ct : draw < 0.9 ? String(ct).replace(".", ",") : `CT ${ct}`;
  return [method, result, cycles];
}
