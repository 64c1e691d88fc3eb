import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "probable-new",
  vi: "Ca có thể mới",
  en: "New probable cases",
  unit: "ca",
  definition: {
    vi: "Ca có thể báo cáo trong kỳ.",
    en: "Probable cases reported in the period.",
  },
  source: "Mẫu báo cáo nhanh hằng ngày của Ban Chỉ đạo cấp tỉnh (thực hành 2021–2022)",
  disease: "covid-19",
  measure: { kind: "count", count: { by: "reported", span: "period", classification: ["probable"] } },
  bounds: [0, Number.MAX_SAFE_INTEGER],
});
