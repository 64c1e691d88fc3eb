import { expect, it } from "vitest";
import { isLocalDate } from "../../../kernel/time/local-date.ts";
import { demoWindow, type OutbreakPlan } from "../outbreak/plan.ts";
import { simulateOutbreak } from "../outbreak/simulate-outbreak.ts";
import { Random } from "../random.ts";
import { knownAt, spreadsheetOf } from "./hospital-sheet.ts";
import { writeDate, writeName } from "./messy-cells.ts";

const units: OutbreakPlan["units"] = [
  { key: "o19.31498", name: "5", kind: "ward", districtKey: "o19.941", districtName: "Thành phố Sóc Trăng", population: 16_273 },
  { key: "o19.31570", name: "Hồ Đắc Kiện", kind: "commune", districtKey: "o19.942", districtName: "Huyện Châu Thành", population: 12_394 },
];
const outbreak = simulateOutbreak({ ...demoWindow, units, facilities: [], persons: 2_000, cases: 500 });
const cases = [...outbreak.cases()];
const options = { seed: 7, hospital: "Bệnh viện 30 tháng 4", provinceName: "Sóc Trăng", asOf: new Date("2022-01-20T05:00:00Z") };
const sheet = spreadsheetOf(outbreak, cases, options);
const column = (header: string) => sheet.rows.map((row) => row[sheet.headers.indexOf(header)]);

it("lists everybody known by then and nobody who was reported later", () => {
  const known = cases.filter((simulated) => knownAt(simulated, options.asOf)).map(({ id }) => id);
  expect(known.length).toBeGreaterThan(100);
  expect(known.length).toBeLessThan(cases.length);
  expect(new Set(sheet.caseIds.filter((id) => id !== null))).toEqual(new Set(known));
});

it("has a row for each, some twice, some empty, and a total at the end that is no person", () => {
  expect(sheet.rows).toHaveLength(sheet.caseIds.length);
  for (const row of sheet.rows) expect(row).toHaveLength(sheet.headers.length);
  const ids = sheet.caseIds.filter((id) => id !== null);
  expect(ids.length).toBeGreaterThan(new Set(ids).size);
  expect(sheet.rows.at(-1)![1]).toBe(`Tổng cộng: ${new Set(ids).size} người`);
});

it("writes dates in many ways, all of them day first", () => {
  const cells = column("Ngày lấy mẫu").filter((cell) => cell !== null && cell !== undefined);
  expect(new Set(cells.map((cell) => (cell instanceof Date ? "date" : typeof cell)))).toEqual(new Set(["date", "string", "number"]));
  for (const cell of cells) {
    if (typeof cell !== "string") continue;
    const [day, month, year] = cell.split(/[/.-]/).map(Number) as [number, number, number];
    expect(isLocalDate(`${year < 100 ? 2000 + year : year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`)).toBe(true);
  }
});

it("means the same day however it is written", () => {
  for (let seed = 0; seed < 200; seed++) {
    const cell = writeDate(new Random(seed), "2022-01-05");
    if (typeof cell === "number") expect(new Date((cell - 25_569) * 86_400_000).toISOString().slice(0, 10)).toBe("2022-01-05");
    else if (typeof cell === "string") expect(cell).toMatch(/^0?5[/.-]0?1[/.-](20)?22$/);
    else expect(cell).toEqual(new Date("2022-01-05T00:00:00Z"));
  }
});

it("writes the same name in capitals, apart, with spaces or without accents", () => {
  const written = new Set(Array.from({ length: 200 }, (_, seed) => writeName(new Random(seed), "Thạch Thị Sa Rây")));
  expect(written).toContain("THẠCH THỊ SA RÂY");
  expect(written).toContain("Thach Thi Sa Ray");
  expect(written).toContain("Thạch Thị Sa Rây".normalize("NFD"));
  expect(written.size).toBe(5);
});

it("is the same sheet for the same seed", () => {
  expect(spreadsheetOf(outbreak, outbreak.cases(), options)).toEqual(sheet);
});
