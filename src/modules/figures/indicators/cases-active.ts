import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "cases-active",
  vi: "Ca đang quản lý",
  en: "Active cases",
  unit: "ca",
  definition: {
    vi: "Cộng dồn trừ khỏi bệnh, tử vong, chuyển đi và mất theo dõi.",
    en: "Cumulative less recovered, died, moved away and lost to follow-up.",
  },
  source: "Mẫu báo cáo nhanh hằng ngày của Ban Chỉ đạo cấp tỉnh (thực hành 2021–2022)",
  disease: "covid-19",
  measure: { kind: "sum", plus: ["cases-cumulative"], minus: ["recovered-cumulative", "deaths-cumulative", "left-cumulative"] },
  bounds: [0, Number.MAX_SAFE_INTEGER],
});
