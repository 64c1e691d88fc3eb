import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "cases-new-per-100k",
  vi: "Ca mắc mới trên 100.000 dân",
  en: "New cases per 100,000 people",
  unit: "ca/100.000 dân",
  definition: {
    vi: "Ca mắc mới trong kỳ chia dân số, nhân 100.000; không có dân số thì không tính.",
    en: "New cases of the period over the population, times 100,000; none without a population.",
  },
  source: "Mẫu báo cáo nhanh hằng ngày của Ban Chỉ đạo cấp tỉnh (thực hành 2021–2022)",
  disease: "covid-19",
  measure: { kind: "rate", of: "cases-new", per: 100_000 },
  bounds: [0, Number.MAX_SAFE_INTEGER],
});
