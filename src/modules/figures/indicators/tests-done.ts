import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "tests-done",
  vi: "Số mẫu đã xét nghiệm",
  en: "Tests done",
  unit: "mẫu",
  definition: {
    vi: "Số mẫu xét nghiệm trả kết quả trong kỳ.",
    en: "Samples tested in the period.",
  },
  source: "Mẫu báo cáo nhanh hằng ngày của Ban Chỉ đạo cấp tỉnh (thực hành 2021–2022)",
  disease: "covid-19",
  measure: { kind: "reported" },
  adds: true,
  bounds: [0, Number.MAX_SAFE_INTEGER],
});
