import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "critical-reported-cumulative",
  vi: "Mức độ nguy kịch, mắc cộng dồn",
  en: "Critical, reported, cumulative",
  unit: "ca",
  definition: {
    vi: "Ca xác định mức độ nguy kịch, cộng dồn theo ngày báo cáo.",
    en: "Confirmed critical cases, cumulative by the day reported.",
  },
  source: "Quyết định 250/QĐ-BYT, 28/01/2022 (mức độ lâm sàng)",
  disease: "covid-19",
  measure: { kind: "count", count: { by: "reported", span: "until", classification: ["confirmed"], severity: ["critical"] } },
  bounds: [0, Number.MAX_SAFE_INTEGER],
});
