import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "cases-new-18-64",
  vi: "Ca mắc mới 18–64 tuổi",
  en: "New cases, 18 to 64",
  unit: "ca",
  definition: {
    vi: "Ca mắc mới trong kỳ, 18–64 tuổi vào ngày báo cáo.",
    en: "New cases of the period, aged 18 to 64 on the day reported.",
  },
  source: "Mẫu báo cáo nhanh hằng ngày của Ban Chỉ đạo cấp tỉnh (thực hành 2021–2022)",
  disease: "covid-19",
  measure: { kind: "count", count: { by: "reported", span: "period", classification: ["confirmed"], age: [18, 64] } },
  bounds: [0, Number.MAX_SAFE_INTEGER],
});
