import { defineDisease } from "./define-disease.ts";
import { groupOf2007, laboratoryDefinition, linkedBranches, notifyWithin, source } from "./sources.ts";

export default defineDisease({
  code: "diphtheria",
  icd10: ["A36"],
  vi: "Bạch hầu",
  en: "Diphtheria",
  groups: groupOf2007("B"),
  incubation: { days: [2, 5], usual: null, source: source("ESR EpiSurv, generic diseases: usually 2–5 days, occasionally longer") },
  infectious: null,
  notifyWithin: notifyWithin(24),
  confirmation: "laboratory",
  definitions: [laboratoryDefinition({ confirming: ["culture", "rt_pcr"], probable: linkedBranches })],
  severity: null,
  newEpisodeAfter: null,
  outbreakEnds: [],
});
