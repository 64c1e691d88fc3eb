import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "asymptomatic-died-cumulative",
  vi: "Mức độ không triệu chứng, tử vong cộng dồn",
  en: "Without symptoms, died, cumulative",
  unit: "ca",
  definition: {
    vi: "Ca xác định mức độ không triệu chứng, cộng dồn theo ngày tử vong, không sớm hơn ngày báo cáo ca.",
    en: "Confirmed without symptoms cases, cumulative by the day died, not before the day reported.",
  },
  source: "Quyết định 250/QĐ-BYT, 28/01/2022 (mức độ lâm sàng)",
  disease: "covid-19",
  measure: { kind: "count", count: { by: "ended_died", span: "until", classification: ["confirmed"], severity: ["asymptomatic"] } },
  bounds: [0, Number.MAX_SAFE_INTEGER],
});
