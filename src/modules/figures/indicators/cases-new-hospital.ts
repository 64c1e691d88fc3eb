import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "cases-new-hospital",
  vi: "Ca mắc mới phát hiện tại cơ sở y tế",
  en: "New cases detected in hospital",
  unit: "ca",
  definition: {
    vi: "Ca mắc mới trong kỳ, nơi phát hiện: cơ sở y tế.",
    en: "New cases of the period detected in hospital.",
  },
  source: "Mẫu báo cáo nhanh hằng ngày của Ban Chỉ đạo cấp tỉnh (thực hành 2021–2022)",
  disease: "covid-19",
  measure: { kind: "count", count: { by: "reported", span: "period", classification: ["confirmed"], detected: ["hospital"] } },
  bounds: [0, Number.MAX_SAFE_INTEGER],
});
