import { defineDisease } from "./define-disease.ts";
import { groupOf2007, laboratoryDefinition, linkedBranches, notifyWithin, source } from "./sources.ts";

export default defineDisease({
  code: "measles",
  icd10: ["B05"],
  vi: "Sởi",
  en: "Measles",
  groups: groupOf2007("B"),
  incubation: { days: [7, 23], usual: null, source: source("WHO surveillance standards, measles: exposure to first symptom") },
  infectious: { anchor: "rash", daysBefore: 4, daysAfter: 4, source: source("WHO surveillance standards, measles") },
  notifyWithin: notifyWithin(24),
  confirmation: "laboratory",
  definitions: [laboratoryDefinition({ confirming: ["rt_pcr", "culture", "other"], probable: linkedBranches })],
  severity: null,
  newEpisodeAfter: null,
  outbreakEnds: [],
});
