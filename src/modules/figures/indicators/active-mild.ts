import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "active-mild",
  vi: "Đang quản lý, mức độ nhẹ",
  en: "Active, mild",
  unit: "ca",
  definition: {
    vi: "Ca đang quản lý mức độ nhẹ: mắc cộng dồn trừ khỏi, tử vong, chuyển đi và mất theo dõi.",
    en: "Active mild cases: reported less recovered, died, moved away and lost to follow-up.",
  },
  source: "Quyết định 250/QĐ-BYT, 28/01/2022 (mức độ lâm sàng)",
  disease: "covid-19",
  measure: {
    kind: "sum",
    plus: ["mild-reported-cumulative"],
    minus: ["mild-recovered-cumulative", "mild-died-cumulative", "mild-left-cumulative"],
  },
  bounds: [0, Number.MAX_SAFE_INTEGER],
});
