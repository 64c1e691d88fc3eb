// Written by `npm run gen` from the files of this folder. Do not edit.
import activeAsymptomatic from "./active-asymptomatic.ts";
import activeCritical from "./active-critical.ts";
import activeMild from "./active-mild.ts";
import activeModerate from "./active-moderate.ts";
import activeSevere from "./active-severe.ts";
import activeSevereCritical from "./active-severe-critical.ts";
import adultsOneDosePct from "./adults-one-dose-pct.ts";
import asymptomaticDiedCumulative from "./asymptomatic-died-cumulative.ts";
import asymptomaticLeftCumulative from "./asymptomatic-left-cumulative.ts";
import asymptomaticRecoveredCumulative from "./asymptomatic-recovered-cumulative.ts";
import asymptomaticReportedCumulative from "./asymptomatic-reported-cumulative.ts";
import backFilledNew from "./back-filled-new.ts";
import caseFatality from "./case-fatality.ts";
import casesActive from "./cases-active.ts";
import casesCumulative from "./cases-cumulative.ts";
import casesNew from "./cases-new.ts";
import casesNew1864 from "./cases-new-18-64.ts";
import casesNew65Plus from "./cases-new-65-plus.ts";
import casesNewBorder from "./cases-new-border.ts";
import casesNewCommunity from "./cases-new-community.ts";
import casesNewFemale from "./cases-new-female.ts";
import casesNewHospital from "./cases-new-hospital.ts";
import casesNewImported from "./cases-new-imported.ts";
import casesNewLocal from "./cases-new-local.ts";
import casesNewMale from "./cases-new-male.ts";
import casesNewPer100k from "./cases-new-per-100k.ts";
import casesNewQuarantine from "./cases-new-quarantine.ts";
import casesNewReported from "./cases-new-reported.ts";
import casesNewScreening from "./cases-new-screening.ts";
import casesNewUnder18 from "./cases-new-under-18.ts";
import casesNewZone from "./cases-new-zone.ts";
import casesOwnDay from "./cases-own-day.ts";
import casesOwnDayCommunity from "./cases-own-day-community.ts";
import covidBedsFree from "./covid-beds-free.ts";
import criticalDiedCumulative from "./critical-died-cumulative.ts";
import criticalLeftCumulative from "./critical-left-cumulative.ts";
import criticalRecoveredCumulative from "./critical-recovered-cumulative.ts";
import criticalReportedCumulative from "./critical-reported-cumulative.ts";
import deathsCumulative from "./deaths-cumulative.ts";
import deathsNew from "./deaths-new.ts";
import deathsNewPer100k from "./deaths-new-per-100k.ts";
import elderlyFullPct from "./elderly-full-pct.ts";
import highRiskFullPct from "./high-risk-full-pct.ts";
import homeCareCapacityPer10k from "./home-care-capacity-per-10k.ts";
import icuBedsStaffed from "./icu-beds-staffed.ts";
import leftCumulative from "./left-cumulative.ts";
import mildDiedCumulative from "./mild-died-cumulative.ts";
import mildLeftCumulative from "./mild-left-cumulative.ts";
import mildRecoveredCumulative from "./mild-recovered-cumulative.ts";
import mildReportedCumulative from "./mild-reported-cumulative.ts";
import moderateDiedCumulative from "./moderate-died-cumulative.ts";
import moderateLeftCumulative from "./moderate-left-cumulative.ts";
import moderateRecoveredCumulative from "./moderate-recovered-cumulative.ts";
import moderateReportedCumulative from "./moderate-reported-cumulative.ts";
import oxygenPatientsMean7d from "./oxygen-patients-mean-7d.ts";
import populationFullPct from "./population-full-pct.ts";
import probableNew from "./probable-new.ts";
import recoveredCumulative from "./recovered-cumulative.ts";
import recoveredNew from "./recovered-new.ts";
import severeDiedCumulative from "./severe-died-cumulative.ts";
import severeLeftCumulative from "./severe-left-cumulative.ts";
import severeRecoveredCumulative from "./severe-recovered-cumulative.ts";
import severeReportedCumulative from "./severe-reported-cumulative.ts";
import suspectedNew from "./suspected-new.ts";
import testsDone from "./tests-done.ts";
import treatmentPlanReady from "./treatment-plan-ready.ts";

/** Every entry of this catalogue by its code. */
export const indicators = {
  "active-asymptomatic": activeAsymptomatic,
  "active-critical": activeCritical,
  "active-mild": activeMild,
  "active-moderate": activeModerate,
  "active-severe": activeSevere,
  "active-severe-critical": activeSevereCritical,
  "adults-one-dose-pct": adultsOneDosePct,
  "asymptomatic-died-cumulative": asymptomaticDiedCumulative,
  "asymptomatic-left-cumulative": asymptomaticLeftCumulative,
  "asymptomatic-recovered-cumulative": asymptomaticRecoveredCumulative,
  "asymptomatic-reported-cumulative": asymptomaticReportedCumulative,
  "back-filled-new": backFilledNew,
  "case-fatality": caseFatality,
  "cases-active": casesActive,
  "cases-cumulative": casesCumulative,
  "cases-new": casesNew,
  "cases-new-18-64": casesNew1864,
  "cases-new-65-plus": casesNew65Plus,
  "cases-new-border": casesNewBorder,
  "cases-new-community": casesNewCommunity,
  "cases-new-female": casesNewFemale,
  "cases-new-hospital": casesNewHospital,
  "cases-new-imported": casesNewImported,
  "cases-new-local": casesNewLocal,
  "cases-new-male": casesNewMale,
  "cases-new-per-100k": casesNewPer100k,
  "cases-new-quarantine": casesNewQuarantine,
  "cases-new-reported": casesNewReported,
  "cases-new-screening": casesNewScreening,
  "cases-new-under-18": casesNewUnder18,
  "cases-new-zone": casesNewZone,
  "cases-own-day": casesOwnDay,
  "cases-own-day-community": casesOwnDayCommunity,
  "covid-beds-free": covidBedsFree,
  "critical-died-cumulative": criticalDiedCumulative,
  "critical-left-cumulative": criticalLeftCumulative,
  "critical-recovered-cumulative": criticalRecoveredCumulative,
  "critical-reported-cumulative": criticalReportedCumulative,
  "deaths-cumulative": deathsCumulative,
  "deaths-new": deathsNew,
  "deaths-new-per-100k": deathsNewPer100k,
  "elderly-full-pct": elderlyFullPct,
  "high-risk-full-pct": highRiskFullPct,
  "home-care-capacity-per-10k": homeCareCapacityPer10k,
  "icu-beds-staffed": icuBedsStaffed,
  "left-cumulative": leftCumulative,
  "mild-died-cumulative": mildDiedCumulative,
  "mild-left-cumulative": mildLeftCumulative,
  "mild-recovered-cumulative": mildRecoveredCumulative,
  "mild-reported-cumulative": mildReportedCumulative,
  "moderate-died-cumulative": moderateDiedCumulative,
  "moderate-left-cumulative": moderateLeftCumulative,
  "moderate-recovered-cumulative": moderateRecoveredCumulative,
  "moderate-reported-cumulative": moderateReportedCumulative,
  "oxygen-patients-mean-7d": oxygenPatientsMean7d,
  "population-full-pct": populationFullPct,
  "probable-new": probableNew,
  "recovered-cumulative": recoveredCumulative,
  "recovered-new": recoveredNew,
  "severe-died-cumulative": severeDiedCumulative,
  "severe-left-cumulative": severeLeftCumulative,
  "severe-recovered-cumulative": severeRecoveredCumulative,
  "severe-reported-cumulative": severeReportedCumulative,
  "suspected-new": suspectedNew,
  "tests-done": testsDone,
  "treatment-plan-ready": treatmentPlanReady,
};
