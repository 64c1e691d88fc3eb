import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "active-moderate",
  vi: "Đang quản lý, mức độ trung bình",
  en: "Active, moderate",
  unit: "ca",
  definition: {
    vi: "Ca đang quản lý mức độ trung bình: mắc cộng dồn trừ khỏi, tử vong, chuyển đi và mất theo dõi.",
    en: "Active moderate cases: reported less recovered, died, moved away and lost to follow-up.",
  },
  source: "Quyết định 250/QĐ-BYT, 28/01/2022 (mức độ lâm sàng)",
  disease: "covid-19",
  measure: {
    kind: "sum",
    plus: ["moderate-reported-cumulative"],
    minus: ["moderate-recovered-cumulative", "moderate-died-cumulative", "moderate-left-cumulative"],
  },
  bounds: [0, Number.MAX_SAFE_INTEGER],
});
