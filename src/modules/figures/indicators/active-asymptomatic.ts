import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "active-asymptomatic",
  vi: "Đang quản lý, mức độ không triệu chứng",
  en: "Active, without symptoms",
  unit: "ca",
  definition: {
    vi: "Ca đang quản lý mức độ không triệu chứng: mắc cộng dồn trừ khỏi, tử vong, chuyển đi và mất theo dõi.",
    en: "Active without symptoms cases: reported less recovered, died, moved away and lost to follow-up.",
  },
  source: "Quyết định 250/QĐ-BYT, 28/01/2022 (mức độ lâm sàng)",
  disease: "covid-19",
  measure: {
    kind: "sum",
    plus: ["asymptomatic-reported-cumulative"],
    minus: ["asymptomatic-recovered-cumulative", "asymptomatic-died-cumulative", "asymptomatic-left-cumulative"],
  },
  bounds: [0, Number.MAX_SAFE_INTEGER],
});
