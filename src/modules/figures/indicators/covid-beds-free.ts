import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "covid-beds-free",
  vi: "Giường COVID-19 còn trống",
  en: "Free COVID-19 beds",
  unit: "giường",
  definition: {
    vi: "Giường dành cho COVID-19 chưa có người nằm.",
    en: "Beds for COVID-19 that are free.",
  },
  source: "Quyết định 218/QĐ-BYT, 27/01/2022",
  disease: "covid-19",
  measure: { kind: "reported" },
  bounds: [0, Number.MAX_SAFE_INTEGER],
});
