import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "moderate-reported-cumulative",
  vi: "Mức độ trung bình, mắc cộng dồn",
  en: "Moderate, reported, cumulative",
  unit: "ca",
  definition: {
    vi: "Ca xác định mức độ trung bình, cộng dồn theo ngày báo cáo.",
    en: "Confirmed moderate cases, cumulative by the day reported.",
  },
  source: "Quyết định 250/QĐ-BYT, 28/01/2022 (mức độ lâm sàng)",
  disease: "covid-19",
  measure: { kind: "count", count: { by: "reported", span: "until", classification: ["confirmed"], severity: ["moderate"] } },
  bounds: [0, Number.MAX_SAFE_INTEGER],
});
