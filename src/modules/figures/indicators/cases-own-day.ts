import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "cases-own-day",
  vi: "Ca mắc theo ngày của ca",
  en: "Cases by their own day",
  unit: "ca",
  definition: {
    vi: "Ca xác định tính theo ngày của ca (ngày kết quả, không có thì ngày lấy mẫu, khởi phát, báo cáo), dù báo muộn.",
    en: "Confirmed cases by their own day (result, else sample, onset, report), however late they were reported.",
  },
  source: "Mẫu báo cáo nhanh hằng ngày của Ban Chỉ đạo cấp tỉnh (thực hành 2021–2022)",
  disease: "covid-19",
  measure: { kind: "count", count: { by: "own", span: "period", classification: ["confirmed"] } },
  bounds: [0, Number.MAX_SAFE_INTEGER],
});
