import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "severe-reported-cumulative",
  vi: "Mức độ nặng, mắc cộng dồn",
  en: "Severe, reported, cumulative",
  unit: "ca",
  definition: {
    vi: "Ca xác định mức độ nặng, cộng dồn theo ngày báo cáo.",
    en: "Confirmed severe cases, cumulative by the day reported.",
  },
  source: "Quyết định 250/QĐ-BYT, 28/01/2022 (mức độ lâm sàng)",
  disease: "covid-19",
  measure: { kind: "count", count: { by: "reported", span: "until", classification: ["confirmed"], severity: ["severe"] } },
  bounds: [0, Number.MAX_SAFE_INTEGER],
});
