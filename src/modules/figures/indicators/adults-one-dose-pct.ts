import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "adults-one-dose-pct",
  vi: "Người từ 18 tuổi tiêm ít nhất 1 liều",
  en: "Adults with at least one dose",
  unit: "%",
  definition: {
    vi: "Người từ 18 tuổi đã tiêm ít nhất 1 liều chia số người từ 18 tuổi.",
    en: "People of 18 and over with at least one dose, over all of 18 and over.",
  },
  source: "Quyết định 4800/QĐ-BYT, 12/10/2021",
  disease: "covid-19",
  measure: { kind: "reported" },
  bounds: [0, 100],
});
