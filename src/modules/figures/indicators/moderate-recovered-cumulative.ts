import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "moderate-recovered-cumulative",
  vi: "Mức độ trung bình, khỏi cộng dồn",
  en: "Moderate, recovered, cumulative",
  unit: "ca",
  definition: {
    vi: "Ca xác định mức độ trung bình, cộng dồn theo ngày khỏi bệnh, không sớm hơn ngày báo cáo ca.",
    en: "Confirmed moderate cases, cumulative by the day recovered, not before the day reported.",
  },
  source: "Quyết định 250/QĐ-BYT, 28/01/2022 (mức độ lâm sàng)",
  disease: "covid-19",
  measure: { kind: "count", count: { by: "ended_recovered", span: "until", classification: ["confirmed"], severity: ["moderate"] } },
  bounds: [0, Number.MAX_SAFE_INTEGER],
});
