import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "cases-new-quarantine",
  vi: "Ca mắc mới phát hiện tại khu cách ly",
  en: "New cases detected in quarantine",
  unit: "ca",
  definition: {
    vi: "Ca mắc mới trong kỳ, nơi phát hiện: khu cách ly.",
    en: "New cases of the period detected in quarantine.",
  },
  source: "Mẫu báo cáo nhanh hằng ngày của Ban Chỉ đạo cấp tỉnh (thực hành 2021–2022)",
  disease: "covid-19",
  measure: { kind: "count", count: { by: "reported", span: "period", classification: ["confirmed"], detected: ["quarantine"] } },
  bounds: [0, Number.MAX_SAFE_INTEGER],
});
