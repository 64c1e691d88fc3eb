import { defineDisease } from "./define-disease.ts";
import { groupOf2007, laboratoryDefinition, notifyWithin, source } from "./sources.ts";

export default defineDisease({
  code: "typhoid",
  icd10: ["A01.0"],
  vi: "Thương hàn",
  en: "Typhoid fever",
  groups: groupOf2007("B"),
  incubation: { days: [3, 60], usual: [7, 18], source: source("Keystone, Travel Medicine, table 56.2: enteric fever") },
  infectious: null,
  notifyWithin: notifyWithin(48),
  confirmation: "laboratory",
  definitions: [
    laboratoryDefinition({
      confirming: ["culture"],
      probable: [
        {
          code: "serology",
          all: [
            { kind: "fact", fact: "clinical_picture" },
            { kind: "test", tests: ["rapid_antibody", "other"], result: "positive" },
          ],
        },
      ],
    }),
  ],
  severity: null,
  newEpisodeAfter: null,
  outbreakEnds: [],
});
