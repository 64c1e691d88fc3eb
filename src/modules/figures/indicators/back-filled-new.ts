import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "back-filled-new",
  vi: "Ca nhập bù trong kỳ",
  en: "Back-filled cases in the period",
  unit: "ca",
  definition: {
    vi: "Ca xác định báo cáo trong kỳ, muộn hơn 7 ngày so với ngày của ca.",
    en: "Confirmed cases reported in the period more than 7 days after their own day.",
  },
  source: "Mẫu báo cáo nhanh hằng ngày của Ban Chỉ đạo cấp tỉnh (thực hành 2021–2022)",
  disease: "covid-19",
  measure: { kind: "count", count: { by: "reported", span: "period", classification: ["confirmed"], backFilled: true } },
  bounds: [0, Number.MAX_SAFE_INTEGER],
});
