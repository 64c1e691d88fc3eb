import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "cases-new-male",
  vi: "Ca mắc mới là nam",
  en: "New cases, men",
  unit: "ca",
  definition: {
    vi: "Ca mắc mới trong kỳ, giới tính nam.",
    en: "New cases of the period, men.",
  },
  source: "Mẫu báo cáo nhanh hằng ngày của Ban Chỉ đạo cấp tỉnh (thực hành 2021–2022)",
  disease: "covid-19",
  measure: { kind: "count", count: { by: "reported", span: "period", classification: ["confirmed"], sex: ["male"] } },
  bounds: [0, Number.MAX_SAFE_INTEGER],
});
