import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "cases-new-zone",
  vi: "Ca mắc mới phát hiện tại vùng phong tỏa",
  en: "New cases detected in locked-down zones",
  unit: "ca",
  definition: {
    vi: "Ca mắc mới trong kỳ, nơi phát hiện: vùng phong tỏa.",
    en: "New cases of the period detected in locked-down zones.",
  },
  source: "Mẫu báo cáo nhanh hằng ngày của Ban Chỉ đạo cấp tỉnh (thực hành 2021–2022)",
  disease: "covid-19",
  measure: { kind: "count", count: { by: "reported", span: "period", classification: ["confirmed"], detected: ["zone"] } },
  bounds: [0, Number.MAX_SAFE_INTEGER],
});
