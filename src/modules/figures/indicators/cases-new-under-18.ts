import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "cases-new-under-18",
  vi: "Ca mắc mới dưới 18 tuổi",
  en: "New cases, under 18",
  unit: "ca",
  definition: {
    vi: "Ca mắc mới trong kỳ, dưới 18 tuổi vào ngày báo cáo.",
    en: "New cases of the period, aged under 18 on the day reported.",
  },
  source: "Mẫu báo cáo nhanh hằng ngày của Ban Chỉ đạo cấp tỉnh (thực hành 2021–2022)",
  disease: "covid-19",
  measure: { kind: "count", count: { by: "reported", span: "period", classification: ["confirmed"], age: [0, 17] } },
  bounds: [0, Number.MAX_SAFE_INTEGER],
});
