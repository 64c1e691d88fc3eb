import { expect, it } from "vitest";
import type { Figure } from "../../figures/contract.ts";
import { findIndicator } from "../../figures/server.ts";
import { reports } from "../reports/index.gen.ts";
import { cutoffInWords, cutoffOf, dueAtOf } from "./cutoff.ts";
import { type IssuingUnit, issuerOf } from "./issuer.ts";
import { type LevelsSummary, makeFigures, valuesOf } from "./make-figures.ts";
import { questionsOf } from "./plan-figures.ts";
import { printedItems, reportDocument } from "./report-document.ts";
import { figuresIn, piecesOf } from "./text-tokens.ts";
import { writeText } from "./write-text.ts";

const report = reports.daily;
const asOf = new Date("2022-02-18T05:00:00Z");
const province: IssuingUnit = { level: "province", era: "o19", kind: "province", name: "Sóc Trăng", called: "tỉnh Sóc Trăng", above: null };
const commune: IssuingUnit = { level: "commune", era: "o19", kind: "ward", name: "9", called: "phường 9", above: "thành phố Sóc Trăng" };

const levels: LevelsSummary = {
  own: 2,
  counts: { "1": 41, "2": 46, "3": 17, "4": 4 },
  none: 1,
  units: 109,
  basis: "published",
  provisional: null,
};

/** Figures as the engine answers; what is not given is 0, or unknown for what units report. */
function answers(on: string, values: Record<string, number | null>): Figure[] {
  return questionsOf(report, on).flatMap(({ indicators, from, to }) =>
    indicators.map((indicator) => {
      const key = from === on ? indicator : `${indicator} ${from}`;
      const reported = /pct$|beds|oxygen|tests|reported/.test(indicator);
      const value = key in values ? values[key]! : reported ? null : 0;
      return {
        indicator,
        area: "o19.94",
        areaName: null,
        from,
        to,
        asOf,
        cutoff: null,
        value,
        unit: "ca",
        approx: "exact" as const,
        source: "records",
        missing: [],
      };
    }),
  );
}

interface Day {
  on?: string;
  values?: Record<string, number | null>;
  unit?: IssuingUnit;
  summary?: LevelsSummary | null;
}
function write({ on = "2022-02-18", values = {}, unit = province, summary = null }: Day) {
  const figures = makeFigures(report, { area: "o19.94", areaName: null, on, asOf, whole: answers(on, values), parts: [], levels: summary });
  const text = writeText(report, {
    unit,
    on,
    cutoff: asOf,
    values: valuesOf(figures),
    rows: [],
    levels: summary,
    overrides: new Map(),
    replaces: null,
  });
  const printed = (id: string) =>
    piecesOf(text.sections.flatMap(({ items }) => items).find((item) => item.id === id)!.text)
      .map((piece) => ("text" in piece ? piece.text : figures.find((each) => each.id === piece.figure)!.printed))
      .join("");
  return { figures, text, printed };
}

const busy = {
  "cases-new": 412,
  "cases-new 2022-02-17": 375,
  "cases-new-community": 301,
  "cases-new-quarantine": 58,
  "cases-new-zone": 31,
  "cases-new-hospital": 22,
  "cases-new-local": 412,
  "cases-new 2021-04-27": 37_904,
  "cases-cumulative": 37_904,
  "cases-active": 5846,
  "active-mild": 5846,
  "recovered-cumulative": 31_469,
  "recovered-new": 120,
  "deaths-new": 3,
  "deaths-cumulative": 589,
};

it("writes the paragraph on new cases as offices write it", () => {
  expect(write({ values: busy }).printed("new-cases")).toBe(
    "Trong ngày ghi nhận 412 ca mắc mới, tăng 37 ca so với ngày 17/02/2022; trong đó cộng đồng 301 ca, khu cách ly 58 ca, vùng phong tỏa 31 ca, cơ sở y tế 22 ca. Nguồn lây: tại địa phương 412 ca. Cộng dồn từ ngày 27/4/2021 đến nay 37.904 ca.",
  );
});

it("tells a fall as a fall, and an equal day as equal", () => {
  expect(write({ values: { ...busy, "cases-new 2022-02-17": 420 } }).printed("new-cases")).toContain("giảm 08 ca so với ngày 17/02/2022");
  expect(write({ values: { ...busy, "cases-new 2022-02-17": 412 } }).printed("new-cases")).toContain("bằng ngày 17/02/2022");
});

it("says that there was no new case, and lists no parts of nothing", () => {
  const quiet = write({ values: { "cases-new 2022-02-17": 2 } }).printed("new-cases");
  expect(quiet).toBe("Trong ngày không ghi nhận ca mắc mới, giảm 02 ca so với ngày 17/02/2022. Cộng dồn từ ngày 27/4/2021 đến nay 0 ca.");
});

it("names earlier waves when there were any, and none before the wave began", () => {
  expect(write({ values: { ...busy, "cases-cumulative": 37_925 } }).printed("new-cases")).toContain(
    "Cộng dồn từ đầu dịch đến nay 37.925 ca, trong đó từ ngày 27/4/2021 37.904 ca.",
  );
  expect(write({ on: "2020-08-01", values: { "cases-cumulative": 21 } }).printed("new-cases")).toContain(
    "Cộng dồn từ đầu dịch đến nay 21 ca.",
  );
});

it("writes an unknown figure as “chưa có”, never as nought", () => {
  const { printed, figures } = write({ values: { ...busy, "cases-new": null, "covid-beds-free": 12 } });
  expect(printed("new-cases")).toContain("Trong ngày ghi nhận chưa có ca mắc mới");
  expect(figures.find(({ id }) => id === "change")).toMatchObject({ value: null, printed: "chưa có", missing: ["new"] });
  expect(printed("readiness")).toBe("Giường COVID-19 còn trống 12 giường; giường hồi sức tích cực có đủ nhân viên chưa có giường.");
});

it("names the old whom the share is about: from 65 in October 2021, from 50 from November", () => {
  const values = { ...busy, "adults-one-dose-pct": 93, "elderly-full-pct": 81.5 };
  const said = (on: string, more = {}) => write({ on, values: { ...values, ...more } }).printed("vaccination");
  expect(said("2021-10-31")).toContain("; người từ 65 tuổi tiêm đủ liều: 81,5%;");
  expect(said("2021-11-01")).toContain("; người từ 50 tuổi tiêm đủ liều: 81,5%;");
  expect(said("2021-11-01", { "elderly-full-pct": null })).toBe(
    "Người từ 18 tuổi đã tiêm ít nhất 01 liều vắc xin: 93%; người từ 50 tuổi tiêm đủ liều: chưa có; dân số tiêm đủ liều: chưa có.",
  );
  expect(report.dated.elderly!.at(-1)!.from).toBe(findIndicator("elderly-full-pct").changedOn);
});

it("leaves out what no unit reported at all", () => {
  expect(write({ values: busy }).printed("vaccination")).toBe("");
  expect(printedItems(write({ values: busy }).text).map(({ id }) => id)).toEqual(["new-cases", "treatment"]);
});

it("counts communes by level, and for a commune tells its own", () => {
  expect(write({ values: busy, summary: levels }).printed("levels")).toBe(
    "Tỉnh Sóc Trăng ở cấp 2. Trong 109 xã, phường, thị trấn: cấp 1 có 41, cấp 2 có 46, cấp 3 có 17, cấp 4 có 04; chưa có cấp độ 01.",
  );
  const one = { ...levels, own: 3, counts: { "1": 0, "2": 0, "3": 1, "4": 0 }, none: 0, units: 1 };
  expect(write({ unit: commune, summary: one }).printed("levels")).toBe("Phường 9 ở cấp 3.");
});

it("carries onto paper that levels are provisional or not published", () => {
  const provisional = { document: "Quyết định số 218/QĐ-BYT", date: "2022-01-27" };
  const { text } = write({ summary: { ...levels, basis: "computed", provisional } });
  expect(printedItems(text).find(({ id }) => id === "levels")!.footnote).toBe(
    "Kết quả tính theo quy tắc, chưa công bố. Bộ ngưỡng tạm, chưa thẩm định (Quyết định số 218/QĐ-BYT, 27/01/2022).",
  );
});

it("keeps the office's words and remembers what the template said", () => {
  const edited = { by: "x", name: "Đoàn Thanh Hải", at: "2022-02-18T05:31:00.000Z" };
  const { figures } = write({ values: busy });
  const overrides = new Map([["treatment", { text: "Đang điều trị {active} ca.", edited }]]);
  const text = writeText(report, {
    unit: province,
    on: "2022-02-18",
    cutoff: asOf,
    values: valuesOf(figures),
    rows: [],
    levels: null,
    overrides,
    replaces: null,
  });
  const item = printedItems(text).find(({ id }) => id === "treatment")!;
  expect(item.text).toBe("Đang điều trị {active} ca.");
  expect(figuresIn(item.template!)).toContain("deaths-total");
});

it("is an official document of the body and time it belongs to", () => {
  const { text, figures } = write({ values: busy });
  const document = reportDocument(text, figures, { number: 5, date: "2022-02-18", signature: null });
  expect(document).toMatchObject({
    parentBody: "UBND tỉnh Sóc Trăng",
    issuingBody: "Ban Chỉ đạo phòng, chống dịch COVID-19",
    number: { number: 5, symbol: "BC-BCĐ" },
    issued: { place: "Sóc Trăng", date: "2022-02-18" },
    subject: { name: "Báo cáo nhanh", about: "Tình hình dịch COVID-19 và công tác phòng, chống dịch\nngày 18 tháng 02 năm 2022" },
  });
  expect(issuerOf(commune, "2022-02-18")).toMatchObject({
    parentBody: "UBND phường 9",
    place: "Phường 9",
    recipients: ["BCĐ thành phố Sóc Trăng (để báo cáo)", "Đảng ủy, TT HĐND phường", "CT, các PCT UBND phường", "Các thành viên BCĐ phường"],
  });
  const merged: IssuingUnit = { ...province, era: "n25", kind: "municipality", name: "Cần Thơ", called: "thành phố Cần Thơ" };
  expect(issuerOf(merged, "2025-08-01")).toMatchObject({
    parentBody: "UBND thành phố Cần Thơ",
    issuingBody: "Sở Y tế",
    symbol: "BC-SYT",
    collective: null,
  });
});

it("counts up to the minute it is written, and no further than its day", () => {
  expect(cutoffInWords(cutoffOf("2022-02-18", asOf), "2022-02-18")).toBe("12 giờ ngày 18/02/2022");
  expect(cutoffInWords(cutoffOf("2022-02-18", new Date("2022-02-18T05:38:59Z")), "2022-02-18")).toBe("12 giờ 38 phút ngày 18/02/2022");
  expect(cutoffInWords(cutoffOf("2022-02-18", new Date("2022-03-01T00:00:00Z")), "2022-02-18")).toBe("24 giờ ngày 18/02/2022");
  expect(cutoffInWords(new Date("2022-02-17T10:00:00Z"), "2022-02-18")).toBe("17 giờ ngày 17/02/2022");
  expect(dueAtOf("2022-02-18", "15:00").toISOString()).toBe("2022-02-18T08:00:00.000Z");
});
