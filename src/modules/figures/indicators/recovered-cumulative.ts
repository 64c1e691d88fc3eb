import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "recovered-cumulative",
  vi: "Khỏi bệnh cộng dồn",
  en: "Recovered, cumulative",
  unit: "ca",
  definition: {
    vi: "Ca xác định đã báo cáo và đã khỏi bệnh đến hết ngày cuối kỳ.",
    en: "Confirmed cases that were reported and had recovered up to the last day of the period.",
  },
  source: "Mẫu báo cáo nhanh hằng ngày của Ban Chỉ đạo cấp tỉnh (thực hành 2021–2022)",
  disease: "covid-19",
  measure: { kind: "count", count: { by: "ended_recovered", span: "until", classification: ["confirmed"] } },
  bounds: [0, Number.MAX_SAFE_INTEGER],
});
