import { defineDisease } from "./define-disease.ts";
import { groupOf2007, laboratoryDefinition, linkedBranches, notifyWithin, source } from "./sources.ts";

export default defineDisease({
  code: "influenza-a-h5n1",
  icd10: ["J09"],
  vi: "Cúm A(H5N1)",
  en: "Influenza A(H5N1)",
  groups: groupOf2007("A"),
  incubation: {
    days: [2, 10],
    usual: null,
    source: source("UKHSA, incubation and infectious period of influenza A(H5): rapid evidence summary"),
  },
  infectious: null,
  notifyWithin: notifyWithin(24),
  confirmation: "laboratory",
  definitions: [laboratoryDefinition({ confirming: ["rt_pcr", "culture"], probable: linkedBranches })],
  severity: null,
  newEpisodeAfter: null,
  outbreakEnds: [],
});
