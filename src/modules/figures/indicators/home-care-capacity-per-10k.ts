import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "home-care-capacity-per-10k",
  vi: "Khả năng quản lý tại nhà trên 10.000 dân",
  en: "Home-care capacity per 10,000",
  unit: "ca/10.000 dân",
  definition: {
    vi: "Số người mắc có thể quản lý, chăm sóc tại nhà trên 10.000 dân.",
    en: "Infected people who can be cared for at home, per 10,000 people.",
  },
  source: "Quyết định 218/QĐ-BYT, 27/01/2022",
  disease: "covid-19",
  measure: { kind: "reported" },
  bounds: [0, Number.MAX_SAFE_INTEGER],
});
