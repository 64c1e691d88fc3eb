import { defineDisease } from "./define-disease.ts";
import { groupOf2007, laboratoryDefinition, linkedBranches, notifyWithin, source } from "./sources.ts";

export default defineDisease({
  code: "plague",
  icd10: ["A20"],
  vi: "Dịch hạch",
  en: "Plague",
  groups: groupOf2007("A"),
  incubation: { days: [1, 7], usual: null, source: source("ESR EpiSurv, generic diseases") },
  infectious: null,
  notifyWithin: notifyWithin(24),
  confirmation: "laboratory",
  definitions: [laboratoryDefinition({ confirming: ["culture", "rt_pcr"], probable: linkedBranches })],
  severity: null,
  newEpisodeAfter: null,
  outbreakEnds: [],
});
