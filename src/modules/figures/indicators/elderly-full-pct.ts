import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "elderly-full-pct",
  vi: "Nhóm cao tuổi tiêm đủ liều",
  en: "Elderly with full doses",
  unit: "%",
  definition: {
    vi: "Từ 65 tuổi (10/2021), từ 50 tuổi (từ 11/2021) đã tiêm đủ liều.",
    en: "Aged 65 and over (October 2021), 50 and over (from November 2021), fully dosed.",
  },
  source: "Quyết định 4800/QĐ-BYT, 12/10/2021",
  disease: "covid-19",
  measure: { kind: "reported" },
  changedOn: "2021-11-01",
  bounds: [0, 100],
});
