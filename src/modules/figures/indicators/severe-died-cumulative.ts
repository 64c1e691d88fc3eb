import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "severe-died-cumulative",
  vi: "Mức độ nặng, tử vong cộng dồn",
  en: "Severe, died, cumulative",
  unit: "ca",
  definition: {
    vi: "Ca xác định mức độ nặng, cộng dồn theo ngày tử vong.",
    en: "Confirmed severe cases, cumulative by the day died.",
  },
  source: "Quyết định 250/QĐ-BYT, 28/01/2022 (mức độ lâm sàng)",
  disease: "covid-19",
  measure: { kind: "count", count: { by: "died", span: "until", classification: ["confirmed"], severity: ["severe"] } },
  bounds: [0, Number.MAX_SAFE_INTEGER],
});
