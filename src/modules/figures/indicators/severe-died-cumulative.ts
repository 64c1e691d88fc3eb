import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "severe-died-cumulative",
  vi: "Mức độ nặng, tử vong cộng dồn",
  en: "Severe, died, cumulative",
  unit: "ca",
  definition: {
    vi: "Ca xác định mức độ nặng, cộng dồn theo ngày tử vong, không sớm hơn ngày báo cáo ca.",
    en: "Confirmed severe cases, cumulative by the day died, not before the day reported.",
  },
  source: "Quyết định 250/QĐ-BYT, 28/01/2022 (mức độ lâm sàng)",
  disease: "covid-19",
  measure: { kind: "count", count: { by: "ended_died", span: "until", classification: ["confirmed"], severity: ["severe"] } },
  bounds: [0, Number.MAX_SAFE_INTEGER],
});
