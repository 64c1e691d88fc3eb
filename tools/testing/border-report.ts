import type { Outcome } from "./outcome.ts";

interface Violation {
  type: string;
  from: string;
  to: string;
  rule: { name: string };
  cycle?: { name: string }[];
  via?: { name: string }[];
  comment?: string;
}

/** dependency-cruiser's JSON report, as far as it is read here. */
export interface BorderReport {
  summary: { violations: Violation[]; totalCruised: number; ruleSetUsed: { forbidden: { name: string; comment?: string }[] } };
}

/** One test for each border rule, so that the count says how many there are and a failure says what to do. */
export function readBorderReport({ summary }: BorderReport): Outcome {
  const outcome: Outcome = { passed: 0, failed: [], skipped: [] };
  for (const { name, comment = "" } of summary.ruleSetUsed.forbidden) {
    const broken = summary.violations.filter(({ rule }) => rule.name === name);
    if (broken.length === 0) outcome.passed += 1;
    else outcome.failed.push({ name: `border ${name}`, detail: [comment, ...broken.map(describe)].join("\n") });
  }
  return outcome;
}

function describe({ from, to, cycle, via }: Violation): string {
  const steps = (cycle ?? via ?? []).map(({ name }) => name);
  return steps.length > 0 ? `  ${[from, ...steps].join(" → ")}` : `  ${from} → ${to}`;
}
