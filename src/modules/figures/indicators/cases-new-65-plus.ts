import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "cases-new-65-plus",
  vi: "Ca mắc mới từ 65 tuổi",
  en: "New cases, 65 and over",
  unit: "ca",
  definition: {
    vi: "Ca mắc mới trong kỳ, từ 65 tuổi vào ngày báo cáo.",
    en: "New cases of the period, aged 65 and over on the day reported.",
  },
  source: "Mẫu báo cáo nhanh hằng ngày của Ban Chỉ đạo cấp tỉnh (thực hành 2021–2022)",
  disease: "covid-19",
  measure: { kind: "count", count: { by: "reported", span: "period", classification: ["confirmed"], age: [65, 150] } },
  bounds: [0, Number.MAX_SAFE_INTEGER],
});
