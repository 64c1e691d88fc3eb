import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "icu-beds-staffed",
  vi: "Giường ICU đủ nhân viên",
  en: "Staffed ICU beds",
  unit: "giường",
  definition: {
    vi: "Giường hồi sức tích cực có đủ nhân viên.",
    en: "Intensive care beds with staff.",
  },
  source: "Quyết định 218/QĐ-BYT, 27/01/2022",
  disease: "covid-19",
  measure: { kind: "reported" },
  bounds: [0, Number.MAX_SAFE_INTEGER],
});
