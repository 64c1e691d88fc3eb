import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "cases-new-imported",
  vi: "Ca mắc mới từ ngoài vào",
  en: "New imported cases",
  unit: "ca",
  definition: {
    vi: "Ca mắc mới trong kỳ, nguồn lây từ tỉnh khác hoặc nước ngoài.",
    en: "New cases of the period infected in another province or country.",
  },
  source: "Mẫu báo cáo nhanh hằng ngày của Ban Chỉ đạo cấp tỉnh (thực hành 2021–2022)",
  disease: "covid-19",
  measure: { kind: "count", count: { by: "reported", span: "period", classification: ["confirmed"], origin: ["imported"] } },
  bounds: [0, Number.MAX_SAFE_INTEGER],
});
