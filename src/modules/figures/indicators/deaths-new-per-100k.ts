import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "deaths-new-per-100k",
  vi: "Tử vong trên 100.000 dân",
  en: "Deaths per 100,000 people",
  unit: "ca/100.000 dân",
  definition: {
    vi: "Tử vong trong kỳ chia dân số, nhân 100.000.",
    en: "Deaths of the period over the population, times 100,000.",
  },
  source: "Mẫu báo cáo nhanh hằng ngày của Ban Chỉ đạo cấp tỉnh (thực hành 2021–2022)",
  disease: "covid-19",
  measure: { kind: "rate", of: "deaths-new", per: 100_000 },
  bounds: [0, Number.MAX_SAFE_INTEGER],
});
