import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "cases-new-female",
  vi: "Ca mắc mới là nữ",
  en: "New cases, women",
  unit: "ca",
  definition: {
    vi: "Ca mắc mới trong kỳ, giới tính nữ.",
    en: "New cases of the period, women.",
  },
  source: "Mẫu báo cáo nhanh hằng ngày của Ban Chỉ đạo cấp tỉnh (thực hành 2021–2022)",
  disease: "covid-19",
  measure: { kind: "count", count: { by: "reported", span: "period", classification: ["confirmed"], sex: ["female"] } },
  bounds: [0, Number.MAX_SAFE_INTEGER],
});
