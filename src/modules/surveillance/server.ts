export { caseLines } from "./case-answers.ts";
export { CaseFilter, CaseLine } from "./case-views.ts";
export { withdrawOneCase } from "./commands/change-case.ts";
export { type CorrectedCase, correctCases } from "./commands/correct-cases.ts";
export { type ReplayedCase, replayCases } from "./commands/replay-cases.ts";
export {
  dateProblems,
  type PersonReport,
  type ReportOptions,
  type ReportProblem,
  type ReportResult,
  reportCases,
} from "./commands/report-cases.ts";
export { type UndoneCases, undoCases } from "./commands/undo-cases.ts";
export type { CaseReport } from "./contract.ts";
export { ReportCase } from "./contract.ts";
export { allDiseases, findDisease } from "./diseases/find-disease.ts";
export { type CaseQueueItem, queueItems } from "./queue-items.ts";
export { reactions } from "./reactions.ts";
export { routes } from "./routes.ts";
export { countColumns } from "./store/case-day-facets.ts";
export { refreshCaseDays } from "./store/case-day-store.ts";
export { communesIn, communesUnder } from "./store/case-queries.ts";
export { findBySenderRefs, findCase, listCasesById, listEpisodes, type StoredCase, saveCases, toStoredCase } from "./store/case-store.ts";
export type { CaseDayTable, CaseReportTable } from "./store/tables.ts";
