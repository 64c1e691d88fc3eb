import type { CaseReport } from "../contract.ts";

/** Fields a later report of the same illness may fill in or change. */
export const mergedFields = [
  "onsetOn",
  "sampledOn",
  "resultedOn",
  "communeReceivedOn",
  "districtReceivedOn",
  "provinceReceivedOn",
  "testKind",
  "testResult",
  "ct",
  "severity",
  "severityOn",
  "outcomeOn",
  "nationalNumber",
  "stayUnit",
  "stayKind",
  "facility",
  "foreignPlace",
  "note",
] as const satisfies readonly (keyof CaseReport)[];

/** What to do where both reports know a field and disagree: chosen before an import, never asked row by row. */
export type OnDifference = "keep" | "take";

export interface Merged<Report> {
  report: Report;
  /** Fields that were empty and are filled now. */
  filled: (keyof CaseReport)[];
  /** Fields in which the two reports disagree. */
  differing: (keyof CaseReport)[];
}

/** What belongs to one test, one stage or one end: without its first field the others say something that nobody reported. */
const groups = [
  ["testKind", "testResult", "ct"],
  ["severity", "severityOn"],
  ["outcome", "outcomeOn"],
] as const satisfies readonly (readonly (keyof CaseReport)[])[];

/**
 * The incoming report with only what may be laid beside the stored one: of another test (severity, end) its result and day are not lent to the
 * stored test when that is kept, and when the other is taken the stored result does not become its own.
 */
function apart<Report extends CaseReport>(stored: Report, incoming: Partial<CaseReport>, policy: OnDifference) {
  const [report, given] = [{ ...stored }, { ...incoming }];
  for (const [head, ...rest] of groups) {
    const [old, said] = [stored[head], incoming[head] ?? null];
    // "Active" in a list says only that no end was known when it was written.
    if (old === null || said === null || old === "active" || said === "active" || old === said) continue;
    Object.assign(policy === "keep" ? given : report, Object.fromEntries(rest.map((field) => [field, null])));
  }
  // A day of onset and how it is known come together: an onset contradicts "no symptoms".
  if (policy === "keep" && stored.onsetSource === "none_asymptomatic" && incoming.onsetOn) given.onsetOn = null;
  return { report, given };
}

/**
 * Brings a further report of the same illness into the stored case: what was unknown is filled in; where both know and disagree,
 * the policy decides and the field is named. A report never empties a field.
 */
export function mergeReport<Report extends CaseReport>(
  stored: Report,
  incoming: Partial<CaseReport>,
  policy: OnDifference,
): Merged<Report> {
  const { report, given } = apart(stored, incoming, policy);
  const merged: Merged<Report> = { report, filled: [], differing: [] };
  for (const field of mergedFields) take(merged, field, given[field], stored[field] === null || stored[field] === given[field], policy);
  take(merged, "onsetSource", incoming.onsetSource, stored.onsetSource === "unknown", policy, "unknown");
  take(merged, "detected", incoming.detected, stored.detected === "unknown", policy, "unknown");
  take(merged, "origin", incoming.origin, stored.origin === "unknown", policy, "unknown");
  take(merged, "outcome", incoming.outcome, stored.outcome === "active", policy, "active");
  // The day belonged to the end that is replaced: that it is not known now is a difference too.
  if (stored.outcomeOn !== null && merged.report.outcomeOn === null) merged.differing.push("outcomeOn");
  return merged;
}

function take<Report extends CaseReport>(
  merged: Merged<Report>,
  field: keyof CaseReport,
  value: unknown,
  empty: boolean,
  policy: OnDifference,
  nothing: unknown = null,
): void {
  if (value === undefined || value === nothing || value === null || merged.report[field] === value) return;
  if (!empty) merged.differing.push(field);
  if (empty) merged.filled.push(field);
  if (empty || policy === "take") Object.assign(merged.report, { [field]: value });
}
