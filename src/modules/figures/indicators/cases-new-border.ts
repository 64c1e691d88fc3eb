import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "cases-new-border",
  vi: "Ca mắc mới phát hiện tại cửa khẩu",
  en: "New cases detected at the border",
  unit: "ca",
  definition: {
    vi: "Ca mắc mới trong kỳ, nơi phát hiện: cửa khẩu.",
    en: "New cases of the period detected at the border.",
  },
  source: "Mẫu báo cáo nhanh hằng ngày của Ban Chỉ đạo cấp tỉnh (thực hành 2021–2022)",
  disease: "covid-19",
  measure: { kind: "count", count: { by: "reported", span: "period", classification: ["confirmed"], detected: ["border"] } },
  bounds: [0, Number.MAX_SAFE_INTEGER],
});
