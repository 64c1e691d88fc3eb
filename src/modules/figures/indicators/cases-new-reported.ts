import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "cases-new-reported",
  vi: "Ca mắc mới do đơn vị báo cáo",
  en: "New cases as reported by units",
  unit: "ca",
  definition: {
    vi: "Số ca mắc mới đơn vị tự báo, đặt cạnh số tính từ bản ghi.",
    en: "New cases as stated by the unit, beside the number computed from records.",
  },
  source: "Mẫu báo cáo nhanh hằng ngày của Ban Chỉ đạo cấp tỉnh (thực hành 2021–2022)",
  disease: "covid-19",
  measure: { kind: "reported" },
  beside: "cases-new",
  adds: true,
  bounds: [0, Number.MAX_SAFE_INTEGER],
});
