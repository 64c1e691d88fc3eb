import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "cases-cumulative",
  vi: "Ca mắc cộng dồn",
  en: "Cumulative cases",
  unit: "ca",
  definition: {
    vi: "Mọi ca xác định báo cáo đến hết ngày cuối kỳ.",
    en: "All confirmed cases reported up to the last day of the period.",
  },
  source: "Mẫu báo cáo nhanh hằng ngày của Ban Chỉ đạo cấp tỉnh (thực hành 2021–2022)",
  disease: "covid-19",
  measure: { kind: "count", count: { by: "reported", span: "until", classification: ["confirmed"] } },
  bounds: [0, Number.MAX_SAFE_INTEGER],
});
