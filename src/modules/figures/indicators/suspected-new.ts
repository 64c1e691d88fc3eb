import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "suspected-new",
  vi: "Ca nghi ngờ mới",
  en: "New suspected cases",
  unit: "ca",
  definition: {
    vi: "Ca nghi ngờ báo cáo trong kỳ.",
    en: "Suspected cases reported in the period.",
  },
  source: "Mẫu báo cáo nhanh hằng ngày của Ban Chỉ đạo cấp tỉnh (thực hành 2021–2022)",
  disease: "covid-19",
  measure: { kind: "count", count: { by: "reported", span: "period", classification: ["suspected"] } },
  bounds: [0, Number.MAX_SAFE_INTEGER],
});
