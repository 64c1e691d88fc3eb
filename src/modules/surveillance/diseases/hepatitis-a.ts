import { defineDisease } from "./define-disease.ts";
import { groupOf2007, laboratoryDefinition, linkedBranches, notifyWithin, source } from "./sources.ts";

export default defineDisease({
  code: "hepatitis-a",
  icd10: ["B15"],
  vi: "Viêm gan vi rút A",
  en: "Hepatitis A",
  groups: groupOf2007("B"),
  incubation: { days: [15, 50], usual: [28, 30], source: source("Keystone, Travel Medicine, table 56.2") },
  infectious: null,
  notifyWithin: notifyWithin(48),
  confirmation: "laboratory",
  definitions: [laboratoryDefinition({ confirming: ["rt_pcr", "other"], probable: linkedBranches })],
  severity: null,
  newEpisodeAfter: null,
  outbreakEnds: [],
});
