import { citing, defineLevelRule } from "../rules/define-level-rule.ts";

const document = "Quyết định 218/QĐ-BYT";
const date = "2022-01-27";
const { from, over, unknownCutOff, cell, unknownCell, flag, unknownFlag } = citing(document, date);

const newCases = "cases / 100,000 persons / week";
const onOxygen = "patients on oxygen, mean of 7 days / 100,000 persons";
const deaths = "deaths / 100,000 persons / week";
const yes = (source: string) => flag(true, "stated", source);
const no = (source: string) => flag(false, "stated", source);
const unsaid = unknownFlag("for which units is not known");
const lowMark = (mark: string) => `cut-offs not known; ${mark} is only known as a low mark of a later provincial plan (KG-I04, KG-I05)`;

/**
 * Epidemic levels by Decision 218/QĐ-BYT of 27/01/2022: spread (criteria 1 and 2) against the capacity to respond (criterion 3).
 * Its annex was not at hand: the entries are what announced results and public statements support; L, C and S name rows of the collection
 * of published levels. What nothing supports is null. A capacity that an authority states outright (`responseCapacity`) is
 * taken instead of 3a–3c, whose cut-offs are not known.
 */
export default defineLevelRule({
  id: "qd-218",
  document,
  date,
  validFrom: "2022-01-27",
  validTo: null,
  criteria: [
    {
      input: "casesPer100kWeek",
      number: "1a",
      kind: "harm",
      unit: newCases,
      decimals: 1,
      counted: { what: "cases", per: 100_000 },
      appliesTo: {
        commune: yes("S12, C15"),
        district: flag(true, "inferred", "used above the commune too (L21)"),
        province: flag(true, "supported", "L21"),
      },
      cutOffs: [
        unknownCutOff(newCases, "90 is only remembered; 361 had level 1 (L21)"),
        over(450, newCases, "inferred", "a known mark (overload plan, KG-I01); that it parts bands 2 and 3 is concluded from L21 and S08"),
        over(600, newCases, "stated", "S11"),
      ],
    },
    {
      input: "oxygenPatientsPer100k",
      number: "1b",
      kind: "harm",
      unit: onOxygen,
      decimals: 1,
      counted: { what: "patients", per: 100_000 },
      appliesTo: { commune: unsaid, district: unsaid, province: unsaid },
      cutOffs: [
        unknownCutOff(onOxygen, "only remembered"),
        unknownCutOff(onOxygen, "only remembered"),
        unknownCutOff(onOxygen, "32 is a known mark (overload plan, KG-I02); which bands it parts is not known"),
      ],
    },
    {
      input: "deathsPer100k",
      number: "1c",
      kind: "harm",
      unit: deaths,
      decimals: 1,
      counted: { what: "deaths", per: 100_000 },
      appliesTo: { commune: yes("S10"), district: yes("S10: not only for communes"), province: yes("S10: not only for communes") },
      cutOffs: [
        over(6, deaths, "stated", "S10: above 6 passes the first cut-off; where 6 itself belongs is not known", null),
        unknownCutOff(deaths, "not known"),
        unknownCutOff(deaths, "not known"),
      ],
    },
    {
      input: "populationFullPct",
      number: "2a",
      kind: "protection",
      unit: "% of the population",
      decimals: 1,
      counted: { what: "people", per: 100 },
      appliesTo: { commune: yes("S11, C15"), district: unsaid, province: unsaid },
      cutOffs: [from(75, "% of the population", "stated", "S11")],
    },
    {
      input: "highRiskFullPct",
      number: "2b",
      kind: "protection",
      unit: "% of the high-risk group",
      decimals: 1,
      counted: { what: "people", per: 100 },
      appliesTo: { commune: yes("S11, C15"), district: unsaid, province: unsaid },
      cutOffs: [from(90, "% of the high-risk group", "stated", "S11")],
    },
    {
      input: "careReadinessPer10k",
      number: "3a",
      kind: "protection",
      unit: "home-care capacity / 10,000 persons",
      decimals: 1,
      counted: null,
      appliesTo: { commune: yes("S12"), district: no("S12: a criterion of communes"), province: no("S12: a criterion of communes") },
      cutOffs: [unknownCutOff("/ 10,000 persons", "not known"), unknownCutOff("/ 10,000 persons", "not known")],
    },
    {
      input: "freeBedsPer100k",
      number: "3b",
      kind: "protection",
      unit: "free COVID-19 beds / 100,000 persons",
      decimals: 1,
      counted: { what: "beds", per: 100_000 },
      appliesTo: { commune: no("S12: a criterion of districts"), district: yes("S12"), province: no("S12: a criterion of districts") },
      cutOffs: [unknownCutOff("beds / 100,000 persons", lowMark("10")), unknownCutOff("beds / 100,000 persons", "not known")],
    },
    {
      input: "staffedIcuBedsPer100k",
      number: "3c",
      kind: "protection",
      unit: "staffed intensive care beds / 100,000 persons",
      decimals: 1,
      counted: { what: "beds", per: 100_000 },
      appliesTo: {
        commune: flag(false, "recalled", "from memory: a criterion of provinces"),
        district: flag(false, "recalled", "from memory: a criterion of provinces"),
        province: flag(true, "recalled", "from memory: a criterion of provinces"),
      },
      cutOffs: [unknownCutOff("beds / 100,000 persons", lowMark("4")), unknownCutOff("beds / 100,000 persons", "not known")],
    },
    {
      input: "responseCapacity",
      number: "3",
      kind: "choice",
      unit: "high/medium/low",
      decimals: 0,
      counted: null,
      appliesTo: {
        commune: yes("S08, S09, S12"),
        district: yes("S12: response is one group"),
        province: yes("S12: response is one group"),
      },
      cutOffs: [],
      choices: ["high", "medium", "low"],
    },
  ],
  spread: {
    highestOf: ["casesPer100kWeek", "oxygenPatientsPer100k", "deathsPer100k"],
    raisedBy: ["populationFullPct", "highRiskFullPct"],
    eachMissCounts: unknownFlag("one missed minimum adds one (S07); whether missing both adds two is not known"),
  },
  lines: {
    names: ["high", "medium", "low"],
    worstOf: ["careReadinessPer10k", "freeBedsPer100k", "staffedIcuBedsPer100k"],
    stated: "responseCapacity",
  },
  table: {
    high: [
      cell(1, "supported", "C15 (275 communes)"),
      cell(1, "inferred", "L21, contrast in S08"),
      cell(2, "stated", "S09"),
      cell(3, "inferred", "C17: 326 communes at level 3, none at 4"),
    ],
    medium: [
      unknownCell("only remembered"),
      cell(2, "stated", "S08"),
      unknownCell("only remembered"),
      unknownCell("only remembered; level 4 was given (C14, C18)"),
    ],
    low: [
      unknownCell("only remembered"),
      unknownCell("only remembered"),
      unknownCell("only remembered"),
      unknownCell("only remembered; level 4 was given (C14, C18)"),
    ],
  },
  raise: null,
  hold: [],
  overrides: [],
});
