import { defineDisease } from "./define-disease.ts";
import { groupOf2007, laboratoryDefinition, linkedBranches, notifyWithin, source } from "./sources.ts";

export default defineDisease({
  code: "rabies",
  icd10: ["A82"],
  vi: "Dại",
  en: "Rabies",
  groups: groupOf2007("B"),
  incubation: { days: [9, 2557], usual: [21, 56], source: source("ESR EpiSurv, generic diseases: usually 3–8 weeks, 9 days to 7 years") },
  infectious: null,
  notifyWithin: notifyWithin(48),
  confirmation: "laboratory",
  definitions: [laboratoryDefinition({ confirming: ["rt_pcr", "other"], probable: linkedBranches })],
  severity: null,
  newEpisodeAfter: null,
  outbreakEnds: [],
});
