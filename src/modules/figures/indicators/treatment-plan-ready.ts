import { defineIndicator } from "./define-indicator.ts";

export default defineIndicator({
  code: "treatment-plan-ready",
  vi: "Có kế hoạch thu dung, điều trị",
  en: "Treatment plan ready",
  unit: "0/1",
  definition: {
    vi: "1 khi có kế hoạch sẵn sàng theo tiêu chí 3, 0 khi không.",
    en: "1 when the plan of criterion 3 is ready, 0 when not.",
  },
  source: "Quyết định 4800/QĐ-BYT, 12/10/2021",
  disease: "covid-19",
  measure: { kind: "reported" },
  bounds: [0, 1],
});
