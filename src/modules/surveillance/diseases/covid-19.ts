import { type Branch, type CaseDefinition, defineDisease } from "./define-disease.ts";
import { factBranch, positiveBranch, source } from "./sources.ts";

const rapid = { kind: "test", tests: ["rapid_antigen"], result: "positive" } as const;
const pcr: Branch = positiveBranch("a", "rt_pcr");
const excluded: Branch = { code: "negative", all: [{ kind: "test", tests: ["rt_pcr"], result: "negative" }] };
const linked = factBranch("a", "epidemiological_link", "clinical_picture");

/** Before antigen tests counted: only an RT-PCR confirms. */
const byPcr = (from: string, to: string, document: string): CaseDefinition => ({
  from,
  to,
  source: source(document, from),
  complete: false,
  branches: { suspected: [linked, positiveBranch("b", "rapid_antigen")], confirmed: [pcr], discarded: [excluded] },
});

/** Four ways to be a confirmed case (F0), three to be a suspected one. */
const letter11042: CaseDefinition = {
  from: "2021-12-29",
  to: "2022-04-14",
  source: source("Công văn 11042/BYT-DP", "2021-12-29"),
  complete: true,
  branches: {
    suspected: [linked, positiveBranch("b", "rapid_antigen"), factBranch("c", "severe_acute_respiratory")],
    confirmed: [
      pcr,
      { code: "b", all: [{ kind: "fact", fact: "close_contact" }, rapid] },
      { code: "c", all: [{ kind: "fact", fact: "clinical_picture" }, { kind: "fact", fact: "epidemiological_link" }, rapid] },
      {
        code: "d",
        all: [
          { kind: "fact", fact: "epidemiological_link" },
          { kind: "repeat", tests: ["rapid_antigen"], withinHours: 8 },
        ],
      },
    ],
    discarded: [excluded],
  },
};

/** Only the RT-PCR branch is known of this letter. */
const letter1909: CaseDefinition = {
  from: "2022-04-15",
  to: null,
  source: source("Công văn 1909/BYT-DP", "2022-04-15"),
  complete: false,
  branches: { suspected: [positiveBranch("rapid", "rapid_antigen")], confirmed: [pcr], discarded: [excluded] },
};

export default defineDisease({
  code: "covid-19",
  icd10: ["U07.1", "U07.2"],
  vi: "COVID-19",
  en: "COVID-19",
  groups: [
    { group: "A", from: "2020-01-29", to: "2023-10-19", source: source("Quyết định 219/QĐ-BYT", "2020-01-29") },
    { group: "B", from: "2023-10-20", to: "2026-06-30", source: source("Quyết định 3896/QĐ-BYT", "2023-10-19") },
  ],
  incubation: { days: [2, 14], usual: [5, 7], source: source("Quyết định 3638/QĐ-BYT", "2021-07-30") },
  infectious: { anchor: "onset", daysBefore: 2, daysAfter: null, source: source("Quyết định 3638/QĐ-BYT", "2021-07-30") },
  notifyWithin: [
    // "Bệnh truyền nhiễm nguy hiểm mới nổi" of annex 1; not known since the disease is in group B.
    { hours: 24, from: "2020-01-29", to: "2023-10-19", source: source("Thông tư 54/2015/TT-BYT", "2015-12-28") },
  ],
  confirmation: "laboratory",
  definitions: [
    byPcr("2020-02-07", "2020-03-17", "Quyết định 343/QĐ-BYT"),
    byPcr("2020-03-18", "2020-08-06", "Quyết định 963/QĐ-BYT"),
    byPcr("2020-08-07", "2021-07-29", "Quyết định 3468/QĐ-BYT"),
    byPcr("2021-07-30", "2021-12-28", "Quyết định 3638/QĐ-BYT"),
    letter11042,
    letter1909,
  ],
  severity: {
    source: source("Quyết định 250/QĐ-BYT", "2022-01-28"),
    steps: [
      { code: "asymptomatic", vi: "Không triệu chứng", en: "No symptoms", signs: null },
      {
        code: "mild",
        vi: "Nhẹ",
        en: "Mild",
        signs: { vi: "SpO2 > 96%, nhịp thở < 20 lần/phút", en: "SpO2 > 96%, fewer than 20 breaths/min" },
      },
      {
        code: "moderate",
        vi: "Trung bình",
        en: "Moderate",
        signs: {
          vi: "SpO2 94–96%, nhịp thở 20–25 lần/phút, tổn thương phổi < 50%; hoặc nhẹ kèm bệnh nền",
          en: "SpO2 94–96%, 20–25 breaths/min, lung lesions < 50%; or mild with an underlying disease",
        },
      },
      {
        code: "severe",
        vi: "Nặng",
        en: "Severe",
        signs: {
          vi: "SpO2 < 94%, nhịp thở > 25 lần/phút, tổn thương phổi > 50%",
          en: "SpO2 < 94%, more than 25 breaths/min, lung lesions > 50%",
        },
      },
      {
        code: "critical",
        vi: "Nguy kịch",
        en: "Critical",
        signs: {
          vi: "Suy hô hấp phải hỗ trợ nâng cao hoặc thở máy, sốc, suy đa tạng",
          en: "Respiratory failure on advanced support or ventilator, shock, multiple organ failure",
        },
      },
    ],
  },
  newEpisodeAfter: { days: 90, source: source("US CDC, investigation of suspected SARS-CoV-2 reinfection", "2020-10-27") },
  outbreakEnds: [
    { quietDays: 28, incubationDays: 14, from: "2020-02-26", to: "2023-10-19", source: source("Quyết định 07/2020/QĐ-TTg", "2020-02-26") },
    { quietDays: 8, incubationDays: 4, from: "2023-10-20", to: null, source: source("Quyết định 26/2023/QĐ-TTg", "2023-10-19") },
  ],
});
