import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "oxygen-patients-mean-7d",
  vi: "Ca thở ô xy, trung bình 7 ngày",
  en: "Patients on oxygen, 7-day mean",
  unit: "ca",
  definition: {
    vi: "Trung bình 7 ngày số ca phải thở ô xy.",
    en: "Mean over 7 days of patients needing oxygen.",
  },
  source: "Quyết định 218/QĐ-BYT, 27/01/2022",
  disease: "covid-19",
  measure: { kind: "reported" },
  bounds: [0, Number.MAX_SAFE_INTEGER],
});
