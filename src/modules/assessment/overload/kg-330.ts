import type { OverloadPlan } from "../contract.ts";

const document = "Phụ lục dự thảo Kế hoạch kèm Công văn 3840/SYT-NVYD (Kiên Giang)";
const threshold = (value: number | null, unit: string, source: string) => ({
  value,
  unit,
  document,
  date: null,
  source,
  reviewedBy: null,
  confidence: "stated" as const,
});

/**
 * Overload of health care as drafted by Kiên Giang in November 2023; the letter carries no date. The plan names five criteria and, beside
 * them, two qualitative conditions on virus and vaccine; it does not say whether one is enough or all are needed.
 */
export default {
  id: "kg-330",
  document,
  date: null,
  criteria: [
    { code: "OV1", input: "casesPer100kWeek", comparison: "over", threshold: threshold(450, "cases / 100,000 persons / week", "KG-I01") },
    {
      code: "OV2",
      input: "oxygenPatientsPer100k",
      comparison: "over",
      threshold: threshold(32, "patients on oxygen, mean of 7 days / 100,000 persons", "KG-I02"),
    },
    { code: "OV3", input: "careOutOfReach", comparison: "stated", threshold: threshold(null, "yes/no", "KG-I03: qualitative") },
    {
      code: "OV4",
      input: "freeBedsPer100k",
      comparison: "under",
      threshold: threshold(10, "free COVID-19 beds / 100,000 persons", "KG-I04"),
    },
    {
      code: "OV5",
      input: "staffedIcuBedsPer100k",
      comparison: "under",
      threshold: threshold(4, "staffed intensive care beds / 100,000 persons", "KG-I05"),
    },
  ],
  conditions: [
    { code: "virus", input: "virusMoreSevere", comparison: "stated", threshold: threshold(null, "yes/no", "KG-I06: qualitative") },
    { code: "vaccine", input: "vaccineLessEffective", comparison: "stated", threshold: threshold(null, "yes/no", "KG-I07: qualitative") },
  ],
} satisfies OverloadPlan;
