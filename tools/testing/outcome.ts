/** What one step of the test run found. A step without single tests counts as one. */
export interface Outcome {
  passed: number;
  failed: Failure[];
  /** Names of tests that did not run. */
  skipped: string[];
}

export interface Failure {
  name: string;
  /** What went wrong, as the tool said it. */
  detail: string;
}

export const nothing: Outcome = { passed: 0, failed: [], skipped: [] };

export function onePassed(): Outcome {
  return { ...nothing, passed: 1 };
}

export function oneFailed(name: string, detail: string): Outcome {
  return { ...nothing, failed: [{ name, detail }] };
}

export function addUp(outcomes: readonly Outcome[]): Outcome {
  return {
    passed: outcomes.reduce((sum, { passed }) => sum + passed, 0),
    failed: outcomes.flatMap(({ failed }) => failed),
    skipped: outcomes.flatMap(({ skipped }) => skipped),
  };
}

/** The closing line, e.g. `12 passed, 0 failed` or `12 passed, 1 failed, 3 skipped`. */
export function summarize({ passed, failed, skipped }: Outcome): string {
  return `${passed} passed, ${failed.length} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ""}`;
}
