import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "cases-new-local",
  vi: "Ca mắc mới tại địa phương",
  en: "New local cases",
  unit: "ca",
  definition: {
    vi: "Ca mắc mới trong kỳ, lây tại địa phương.",
    en: "New cases of the period infected locally.",
  },
  source: "Mẫu báo cáo nhanh hằng ngày của Ban Chỉ đạo cấp tỉnh (thực hành 2021–2022)",
  disease: "covid-19",
  measure: { kind: "count", count: { by: "reported", span: "period", classification: ["confirmed"], origin: ["local"] } },
  bounds: [0, Number.MAX_SAFE_INTEGER],
});
