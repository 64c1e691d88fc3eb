import { defineDisease } from "./define-disease.ts";
import { groupOf2007, laboratoryDefinition, linkedBranches, notifyWithin, source } from "./sources.ts";

export default defineDisease({
  code: "meningococcal",
  icd10: ["A39.0", "A39"],
  vi: "Viêm màng não do não mô cầu",
  en: "Meningococcal disease",
  groups: groupOf2007("B"),
  incubation: { days: [2, 10], usual: [3, 4], source: source("WHO fact sheet, meningitis") },
  infectious: null,
  notifyWithin: notifyWithin(24),
  confirmation: "laboratory",
  definitions: [laboratoryDefinition({ confirming: ["culture", "rt_pcr"], probable: linkedBranches })],
  severity: null,
  newEpisodeAfter: null,
  outbreakEnds: [],
});
