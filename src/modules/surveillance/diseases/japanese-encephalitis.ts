import { defineDisease } from "./define-disease.ts";
import { groupOf2007, laboratoryDefinition, notifyWithin, source } from "./sources.ts";

export default defineDisease({
  code: "japanese-encephalitis",
  icd10: ["A83.0"],
  vi: "Viêm não Nhật Bản",
  en: "Japanese encephalitis",
  groups: groupOf2007("B"),
  incubation: { days: [1, 20], usual: [3, 14], source: source("Keystone, Travel Medicine, table 56.2: arboviral encephalitis") },
  infectious: null,
  notifyWithin: notifyWithin(48),
  confirmation: "laboratory",
  definitions: [laboratoryDefinition({ confirming: ["rt_pcr", "culture", "other"] })],
  severity: null,
  newEpisodeAfter: null,
  outbreakEnds: [],
});
