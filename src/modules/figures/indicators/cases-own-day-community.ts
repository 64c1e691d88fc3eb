import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "cases-own-day-community",
  vi: "Ca cộng đồng theo ngày của ca",
  en: "Community cases by their own day",
  unit: "ca",
  definition: {
    vi: "Ca xác định phát hiện tại cộng đồng, tính theo ngày của ca.",
    en: "Confirmed cases detected in the community, by their own day.",
  },
  source: "Mẫu báo cáo nhanh hằng ngày của Ban Chỉ đạo cấp tỉnh (thực hành 2021–2022)",
  disease: "covid-19",
  measure: { kind: "count", count: { by: "own", span: "period", classification: ["confirmed"], detected: ["community"] } },
  bounds: [0, Number.MAX_SAFE_INTEGER],
});
