import { defineDisease } from "./define-disease.ts";
import { groupOf2007, laboratoryDefinition, linkedBranches, notifyWithin, source } from "./sources.ts";

export default defineDisease({
  code: "pertussis",
  icd10: ["A37"],
  vi: "Ho gà",
  en: "Pertussis",
  groups: groupOf2007("B"),
  incubation: { days: [4, 21], usual: [7, 10], source: source("WHO surveillance standards, pertussis") },
  infectious: null,
  notifyWithin: notifyWithin(48),
  confirmation: "laboratory",
  definitions: [laboratoryDefinition({ confirming: ["culture", "rt_pcr", "other"], probable: linkedBranches })],
  severity: null,
  newEpisodeAfter: null,
  outbreakEnds: [],
});
