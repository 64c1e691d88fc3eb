import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "deaths-new",
  vi: "Tử vong trong kỳ",
  en: "Deaths in the period",
  unit: "ca",
  definition: {
    vi: "Ca xác định tử vong trong kỳ.",
    en: "Confirmed cases that died in the period.",
  },
  source: "Mẫu báo cáo nhanh hằng ngày của Ban Chỉ đạo cấp tỉnh (thực hành 2021–2022)",
  disease: "covid-19",
  measure: { kind: "count", count: { by: "died", span: "period", classification: ["confirmed"] } },
  bounds: [0, Number.MAX_SAFE_INTEGER],
});
