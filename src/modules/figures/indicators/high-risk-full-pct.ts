import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "high-risk-full-pct",
  vi: "Nhóm nguy cơ cao tiêm đủ liều",
  en: "High-risk group with full doses",
  unit: "%",
  definition: {
    vi: "Người cao tuổi, có bệnh nền đã tiêm đủ liều.",
    en: "Elderly people and people with underlying disease, fully dosed.",
  },
  source: "Quyết định 218/QĐ-BYT, 27/01/2022",
  disease: "covid-19",
  measure: { kind: "reported" },
  bounds: [0, 100],
});
