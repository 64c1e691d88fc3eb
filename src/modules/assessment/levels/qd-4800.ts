import { citing, defineLevelRule } from "../rules/define-level-rule.ts";

const document = "Quyết định 4800/QĐ-BYT";
const date = "2021-10-12";
const { from, cell, disputedCell, unknownCell, flag, unknownFlag } = citing(document, date);

const rate = "community cases / 100,000 persons / week";
const practised = flag(true, "confirmed", "announced for communes (L06, L16), districts (L07–L15) and provinces (L01–L05)");
const everywhere = { commune: practised, district: practised, province: practised };
const unsaid = unknownFlag("which units this part of criterion 3 binds is not known");

/**
 * Epidemic levels by Decision 4800/QĐ-BYT of 12/10/2021, the guide to Resolution 128/NQ-CP, in force until 26/01/2022.
 * Its annex was not at hand: the entries are what announced results and public statements support; L, C and S name rows of the collection
 * of published levels. Cells that nothing supports are null.
 *
 * Coverage 70 % and more, band 2: Hà Nội always announced level 2 (L02, L03, L04, L11, L12); results elsewhere suggest level 1 (C12, C13).
 * The file gives the confirmed 2 and keeps 1 as the alternative, which every answer that rests on this cell repeats.
 */
export default defineLevelRule({
  id: "qd-4800",
  document,
  date,
  validFrom: "2021-10-12",
  validTo: "2022-01-26",
  criteria: [
    {
      input: "communityCasesPer100kWeek",
      number: "1",
      kind: "harm",
      unit: rate,
      decimals: 0,
      // Mean of two weeks, over 100,000 persons.
      counted: { what: "cases", per: 50_000 },
      appliesTo: everywhere,
      cutOffs: [
        from(20, rate, "confirmed", "S01; level 1 up to 9 (L06), level 2 from 20 (L02)"),
        from(50, rate, "recalled", "from memory; announced results cannot tell, as bands 2 and 3 both give level 2"),
        from(150, rate, "confirmed", "S02; level 2 up to 108 (L05), level 3 from 172 (L14)"),
      ],
      rounded: unknownFlag("19.96 was printed as 20 and given level 2 (L02): whether compared before or after rounding is not known"),
    },
    {
      input: "adultsOneDosePct",
      number: "2",
      kind: "protection",
      unit: "% of people aged 18 and over",
      decimals: 1,
      counted: { what: "people", per: 100 },
      appliesTo: everywhere,
      cutOffs: [from(70, "% of people aged 18 and over", "stated", "S03, L01, L02")],
    },
    {
      input: "elderlyFullPct",
      number: "2",
      kind: "protection",
      unit: "% of people aged 65 and over (October 2021), 50 and over (from November 2021)",
      changedOn: "2021-11-01",
      decimals: 1,
      counted: { what: "people", per: 100 },
      appliesTo: everywhere,
      cutOffs: [from(80, "% of the elderly group", "stated", "S03: 65+ in October 2021 (L01), 50+ from November (L02)")],
    },
    {
      input: "treatmentPlanReady",
      number: "3a",
      kind: "statement",
      unit: "yes/no",
      decimals: 0,
      counted: null,
      appliesTo: {
        commune: unsaid,
        district: unsaid,
        province: flag(true, "recalled", "from memory: the province plans admission sites and intensive care beds for level 4"),
      },
      cutOffs: [],
    },
    {
      input: "mobileCareReady",
      number: "3b",
      kind: "statement",
      unit: "yes/no",
      decimals: 0,
      counted: null,
      appliesTo: {
        commune: unsaid,
        district: flag(
          true,
          "recalled",
          "from memory: the district plans mobile stations, community care teams and oxygen for commune stations",
        ),
        province: unsaid,
      },
      cutOffs: [],
    },
  ],
  spread: { highestOf: ["communityCasesPer100kWeek"], raisedBy: [], eachMissCounts: null },
  lines: { names: ["covered", "uncovered"], worstOf: ["adultsOneDosePct"], stated: null },
  table: {
    covered: [
      cell(1, "confirmed", "L06, L20, C05"),
      disputedCell(2, 1, "level 2: L02, L03, L04, L11, L12, all Hà Nội; level 1 elsewhere suggested by C12, C13"),
      cell(2, "confirmed", "L05, L07, L10"),
      cell(3, "confirmed", "L08, L09, L13–L16, C06, C13"),
    ],
    uncovered: [
      cell(1, "supported", "L19, an area without any case"),
      unknownCell("no announced result"),
      unknownCell("no announced result"),
      unknownCell("no announced result"),
    ],
  },
  raise: {
    input: "elderlyFullPct",
    casesInput: "communityCasesPer100kWeek",
    exemptWithoutCases: unknownFlag("only in the draft (S05); Hà Nội raised units without cases (C02)"),
  },
  // S04: when criterion 3 is not met the level is not lowered.
  hold: ["treatmentPlanReady", "mobileCareReady"],
  overrides: [],
});
