import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "recovered-new",
  vi: "Khỏi bệnh trong kỳ",
  en: "Recovered in the period",
  unit: "ca",
  definition: {
    vi: "Ca xác định khỏi bệnh trong kỳ.",
    en: "Confirmed cases that recovered in the period.",
  },
  source: "Mẫu báo cáo nhanh hằng ngày của Ban Chỉ đạo cấp tỉnh (thực hành 2021–2022)",
  disease: "covid-19",
  measure: { kind: "count", count: { by: "recovered", span: "period", classification: ["confirmed"] } },
  bounds: [0, Number.MAX_SAFE_INTEGER],
});
