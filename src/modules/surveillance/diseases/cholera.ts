import { defineDisease } from "./define-disease.ts";
import { groupOf2007, laboratoryDefinition, linkedBranches, notifyWithin, source } from "./sources.ts";

export default defineDisease({
  code: "cholera",
  icd10: ["A00"],
  vi: "Tả",
  en: "Cholera",
  groups: groupOf2007("A"),
  incubation: { days: [0, 5], usual: null, source: source("WHO fact sheet, cholera: 12 hours to 5 days") },
  infectious: null,
  notifyWithin: notifyWithin(24),
  confirmation: "laboratory",
  definitions: [laboratoryDefinition({ confirming: ["culture", "rt_pcr"], probable: linkedBranches })],
  severity: null,
  newEpisodeAfter: null,
  outbreakEnds: [],
});
