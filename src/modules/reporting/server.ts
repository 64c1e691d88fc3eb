export type { ReportCard, ReportLine, ReportState } from "./contract.ts";
export { type DailyReportQuery, dailyReport } from "./daily-report.ts";
export { queueItems, type ReportQueueItem } from "./queue-items.ts";
export { routes } from "./routes.ts";
