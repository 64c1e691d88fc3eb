import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "left-cumulative",
  vi: "Chuyển đi hoặc mất theo dõi, cộng dồn",
  en: "Moved away or lost to follow-up, cumulative",
  unit: "ca",
  definition: {
    vi: "Ca xác định đã báo cáo, đã chuyển nơi khác hoặc mất theo dõi đến hết ngày cuối kỳ.",
    en: "Confirmed cases that were reported and had moved away or were lost to follow-up up to the last day of the period.",
  },
  source: "Mẫu báo cáo nhanh hằng ngày của Ban Chỉ đạo cấp tỉnh (thực hành 2021–2022)",
  disease: "covid-19",
  measure: { kind: "count", count: { by: "ended_otherwise", span: "until", classification: ["confirmed"] } },
  bounds: [0, Number.MAX_SAFE_INTEGER],
});
