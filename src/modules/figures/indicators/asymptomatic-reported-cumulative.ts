import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "asymptomatic-reported-cumulative",
  vi: "Mức độ không triệu chứng, mắc cộng dồn",
  en: "Without symptoms, reported, cumulative",
  unit: "ca",
  definition: {
    vi: "Ca xác định mức độ không triệu chứng, cộng dồn theo ngày báo cáo.",
    en: "Confirmed without symptoms cases, cumulative by the day reported.",
  },
  source: "Quyết định 250/QĐ-BYT, 28/01/2022 (mức độ lâm sàng)",
  disease: "covid-19",
  measure: { kind: "count", count: { by: "reported", span: "until", classification: ["confirmed"], severity: ["asymptomatic"] } },
  bounds: [0, Number.MAX_SAFE_INTEGER],
});
