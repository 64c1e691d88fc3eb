import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "deaths-cumulative",
  vi: "Tử vong cộng dồn",
  en: "Deaths, cumulative",
  unit: "ca",
  definition: {
    vi: "Ca xác định đã báo cáo và đã tử vong đến hết ngày cuối kỳ.",
    en: "Confirmed cases that were reported and had died up to the last day of the period.",
  },
  source: "Mẫu báo cáo nhanh hằng ngày của Ban Chỉ đạo cấp tỉnh (thực hành 2021–2022)",
  disease: "covid-19",
  measure: { kind: "count", count: { by: "ended_died", span: "until", classification: ["confirmed"] } },
  bounds: [0, Number.MAX_SAFE_INTEGER],
});
