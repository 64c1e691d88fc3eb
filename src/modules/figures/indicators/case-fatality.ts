import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "case-fatality",
  vi: "Tỷ lệ tử vong trên ca mắc",
  en: "Case fatality",
  unit: "%",
  definition: {
    vi: "Tử vong cộng dồn chia ca mắc cộng dồn; ca đang quản lý chưa có kết cục nên là số tạm.",
    en: "Cumulative deaths over cumulative cases; provisional while cases are active.",
  },
  source: "Mẫu báo cáo nhanh hằng ngày của Ban Chỉ đạo cấp tỉnh (thực hành 2021–2022)",
  disease: "covid-19",
  measure: { kind: "ratio", of: "deaths-cumulative", by: "cases-cumulative", times: 100 },
  bounds: [0, 100],
});
