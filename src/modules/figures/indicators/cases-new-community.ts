import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "cases-new-community",
  vi: "Ca mắc mới phát hiện tại cộng đồng",
  en: "New cases detected in the community",
  unit: "ca",
  definition: {
    vi: "Ca mắc mới trong kỳ, nơi phát hiện: cộng đồng.",
    en: "New cases of the period detected in the community.",
  },
  source: "Mẫu báo cáo nhanh hằng ngày của Ban Chỉ đạo cấp tỉnh (thực hành 2021–2022)",
  disease: "covid-19",
  measure: { kind: "count", count: { by: "reported", span: "period", classification: ["confirmed"], detected: ["community"] } },
  bounds: [0, Number.MAX_SAFE_INTEGER],
});
