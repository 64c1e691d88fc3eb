import { defineDisease } from "./define-disease.ts";
import { groupOf2007, laboratoryDefinition, linkedBranches, notifyWithin, positiveBranch, source } from "./sources.ts";

export default defineDisease({
  code: "dengue",
  icd10: ["A91", "A90", "A97"],
  vi: "Sốt xuất huyết Dengue",
  en: "Dengue",
  groups: groupOf2007("B"),
  incubation: { days: [3, 14], usual: [4, 8], source: source("Keystone, Travel Medicine, table 56.2") },
  infectious: null,
  notifyWithin: notifyWithin(24),
  confirmation: "laboratory",
  definitions: [
    laboratoryDefinition({
      confirming: ["rt_pcr", "rapid_antigen", "culture", "other"],
      probable: [...linkedBranches, positiveBranch("serology", "rapid_antibody")],
    }),
  ],
  severity: {
    // The guideline's three classes on the common scale: without warning signs, with warning signs, severe.
    source: source("Quyết định 3705/QĐ-BYT", "2019-08-22"),
    steps: [
      { code: "mild", vi: "Sốt xuất huyết Dengue", en: "Dengue", signs: null },
      { code: "moderate", vi: "Sốt xuất huyết Dengue có dấu hiệu cảnh báo", en: "Dengue with warning signs", signs: null },
      { code: "severe", vi: "Sốt xuất huyết Dengue nặng", en: "Severe dengue", signs: null },
    ],
  },
  newEpisodeAfter: null,
  outbreakEnds: [],
});
