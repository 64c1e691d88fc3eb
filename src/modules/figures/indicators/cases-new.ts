import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "cases-new",
  vi: "Ca mắc mới",
  en: "New cases",
  unit: "ca",
  definition: {
    vi: "Ca xác định có ngày báo cáo trong kỳ; ca nhập bù tính vào ngày được báo cáo.",
    en: "Confirmed cases by the day they were reported within the period; late cases on the day they were reported.",
  },
  source: "Mẫu báo cáo nhanh hằng ngày của Ban Chỉ đạo cấp tỉnh (thực hành 2021–2022)",
  disease: "covid-19",
  measure: { kind: "count", count: { by: "reported", span: "period", classification: ["confirmed"] } },
  bounds: [0, Number.MAX_SAFE_INTEGER],
});
