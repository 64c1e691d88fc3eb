import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "active-critical",
  vi: "Đang quản lý, mức độ nguy kịch",
  en: "Active, critical",
  unit: "ca",
  definition: {
    vi: "Ca đang quản lý mức độ nguy kịch: mắc cộng dồn trừ khỏi, tử vong, chuyển đi và mất theo dõi.",
    en: "Active critical cases: reported less recovered, died, moved away and lost to follow-up.",
  },
  source: "Quyết định 250/QĐ-BYT, 28/01/2022 (mức độ lâm sàng)",
  disease: "covid-19",
  measure: {
    kind: "sum",
    plus: ["critical-reported-cumulative"],
    minus: ["critical-recovered-cumulative", "critical-died-cumulative", "critical-left-cumulative"],
  },
  bounds: [0, Number.MAX_SAFE_INTEGER],
});
