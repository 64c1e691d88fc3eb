import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "active-severe-critical",
  vi: "Đang quản lý, nặng và nguy kịch",
  en: "Active, severe and critical",
  unit: "ca",
  definition: {
    vi: "Ca đang quản lý mức độ nặng hoặc nguy kịch.",
    en: "Active severe or critical cases.",
  },
  source: "Quyết định 250/QĐ-BYT, 28/01/2022 (mức độ lâm sàng)",
  disease: "covid-19",
  measure: { kind: "sum", plus: ["active-severe", "active-critical"] },
  bounds: [0, Number.MAX_SAFE_INTEGER],
});
