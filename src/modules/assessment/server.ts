export { type AssessAreaQuery, assessArea } from "./assess-area.ts";
export type { EpidemicLevel, LevelAnswer, LevelFlip, LevelReason, LevelRuleId } from "./contract.ts";
export { type EvaluatedRow, evaluateInputs } from "./evaluate-inputs.ts";
export { publishedLevels } from "./level-answers.ts";
export type { AreaLevel, PublishedLevel } from "./level-views.ts";
export { entryWords, flipWords, levelList, reasonWords, type Say } from "./level-words.ts";
export { type LevelQueueItem, queueItems } from "./queue-items.ts";
export { routes } from "./routes.ts";
export { type OverrideToSave, saveOverrides } from "./store/override-store.ts";
