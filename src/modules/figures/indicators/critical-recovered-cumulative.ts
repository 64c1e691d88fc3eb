import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "critical-recovered-cumulative",
  vi: "Mức độ nguy kịch, khỏi cộng dồn",
  en: "Critical, recovered, cumulative",
  unit: "ca",
  definition: {
    vi: "Ca xác định mức độ nguy kịch, cộng dồn theo ngày khỏi bệnh.",
    en: "Confirmed critical cases, cumulative by the day recovered.",
  },
  source: "Quyết định 250/QĐ-BYT, 28/01/2022 (mức độ lâm sàng)",
  disease: "covid-19",
  measure: { kind: "count", count: { by: "recovered", span: "until", classification: ["confirmed"], severity: ["critical"] } },
  bounds: [0, Number.MAX_SAFE_INTEGER],
});
