import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "mild-left-cumulative",
  vi: "Mức độ nhẹ, chuyển đi hoặc mất theo dõi, cộng dồn",
  en: "Mild, moved away or lost to follow-up, cumulative",
  unit: "ca",
  definition: {
    vi: "Ca xác định mức độ nhẹ, cộng dồn theo ngày chuyển đi hoặc mất theo dõi, không sớm hơn ngày báo cáo ca.",
    en: "Confirmed mild cases, cumulative by the day moved away or lost to follow-up, not before the day reported.",
  },
  source: "Quyết định 250/QĐ-BYT, 28/01/2022 (mức độ lâm sàng)",
  disease: "covid-19",
  measure: { kind: "count", count: { by: "ended_otherwise", span: "until", classification: ["confirmed"], severity: ["mild"] } },
  bounds: [0, Number.MAX_SAFE_INTEGER],
});
