import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "active-severe",
  vi: "Đang quản lý, mức độ nặng",
  en: "Active, severe",
  unit: "ca",
  definition: {
    vi: "Ca đang quản lý mức độ nặng: mắc cộng dồn trừ khỏi, tử vong, chuyển đi và mất theo dõi.",
    en: "Active severe cases: reported less recovered, died, moved away and lost to follow-up.",
  },
  source: "Quyết định 250/QĐ-BYT, 28/01/2022 (mức độ lâm sàng)",
  disease: "covid-19",
  measure: {
    kind: "sum",
    plus: ["severe-reported-cumulative"],
    minus: ["severe-recovered-cumulative", "severe-died-cumulative", "severe-left-cumulative"],
  },
  bounds: [0, Number.MAX_SAFE_INTEGER],
});
