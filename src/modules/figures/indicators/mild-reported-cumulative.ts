import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "mild-reported-cumulative",
  vi: "Mức độ nhẹ, mắc cộng dồn",
  en: "Mild, reported, cumulative",
  unit: "ca",
  definition: {
    vi: "Ca xác định mức độ nhẹ, cộng dồn theo ngày báo cáo.",
    en: "Confirmed mild cases, cumulative by the day reported.",
  },
  source: "Quyết định 250/QĐ-BYT, 28/01/2022 (mức độ lâm sàng)",
  disease: "covid-19",
  measure: { kind: "count", count: { by: "reported", span: "until", classification: ["confirmed"], severity: ["mild"] } },
  bounds: [0, Number.MAX_SAFE_INTEGER],
});
