import { defineDisease } from "./define-disease.ts";
import { laboratoryDefinition, linkedBranches, source } from "./sources.ts";

/** Guidance on surveillance and control of mpox. */
const decision2265 = source("Quyết định 2265/QĐ-BYT", "2022-08-22");

export default defineDisease({
  code: "mpox",
  icd10: ["B04"],
  vi: "Đậu mùa khỉ",
  en: "Mpox",
  groups: [{ group: "B", from: "2022-11-09", to: "2026-06-30", source: source("Quyết định 3044/QĐ-BYT", "2022-11-09") }],
  incubation: { days: [1, 21], usual: null, source: source("WHO fact sheet, mpox") },
  infectious: null,
  notifyWithin: [],
  confirmation: "laboratory",
  definitions: [
    laboratoryDefinition({
      confirming: ["rt_pcr"],
      probable: linkedBranches,
      dated: { from: "2022-08-22", to: null, source: decision2265 },
    }),
  ],
  severity: null,
  newEpisodeAfter: null,
  outbreakEnds: [],
});
