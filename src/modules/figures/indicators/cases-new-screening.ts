import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "cases-new-screening",
  vi: "Ca mắc mới phát hiện tại sàng lọc",
  en: "New cases detected by screening",
  unit: "ca",
  definition: {
    vi: "Ca mắc mới trong kỳ, nơi phát hiện: sàng lọc.",
    en: "New cases of the period detected by screening.",
  },
  source: "Mẫu báo cáo nhanh hằng ngày của Ban Chỉ đạo cấp tỉnh (thực hành 2021–2022)",
  disease: "covid-19",
  measure: { kind: "count", count: { by: "reported", span: "period", classification: ["confirmed"], detected: ["screening"] } },
  bounds: [0, Number.MAX_SAFE_INTEGER],
});
