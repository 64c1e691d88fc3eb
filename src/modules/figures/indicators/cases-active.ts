import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "cases-active",
  vi: "Ca đang quản lý",
  en: "Active cases",
  unit: "ca",
  definition: {
    vi: "Cộng dồn trừ khỏi bệnh trừ tử vong.",
    en: "Cumulative less recovered less died.",
  },
  source: "Mẫu báo cáo nhanh hằng ngày của Ban Chỉ đạo cấp tỉnh (thực hành 2021–2022)",
  disease: "covid-19",
  measure: { kind: "sum", plus: ["cases-cumulative"], minus: ["recovered-cumulative", "deaths-cumulative"] },
  bounds: [0, Number.MAX_SAFE_INTEGER],
});
