import { defineDisease } from "./define-disease.ts";
import { groupOf2007, laboratoryDefinition, notifyWithin, source } from "./sources.ts";

export default defineDisease({
  code: "hand-foot-mouth",
  icd10: ["B08.4"],
  vi: "Tay chân miệng",
  en: "Hand, foot and mouth disease",
  groups: groupOf2007("B"),
  incubation: { days: [3, 7], usual: null, source: source("Quyết định 1003/QĐ-BYT", "2012-03-30") },
  infectious: null,
  notifyWithin: notifyWithin(24),
  confirmation: "laboratory",
  definitions: [laboratoryDefinition({ confirming: ["rt_pcr", "culture"] })],
  severity: null,
  newEpisodeAfter: null,
  outbreakEnds: [],
});
