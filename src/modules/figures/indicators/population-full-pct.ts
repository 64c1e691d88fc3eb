import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "population-full-pct",
  vi: "Dân số tiêm đủ liều",
  en: "Population with full doses",
  unit: "%",
  definition: {
    vi: "Người đã tiêm đủ liều chia dân số.",
    en: "Fully dosed people over the population.",
  },
  source: "Quyết định 218/QĐ-BYT, 27/01/2022",
  disease: "covid-19",
  measure: { kind: "reported" },
  bounds: [0, 100],
});
