import type { AssessmentUnit, OverloadAnswer, OverloadCriterion, OverloadFinding, OverloadPlan } from "../contract.ts";
import { inputOf } from "./facts.ts";

/** Hold units against the criteria of an overload plan. A missing or unusable input leaves its criterion open, never unmet. */
export function assessOverload(plan: OverloadPlan, units: readonly AssessmentUnit[]): OverloadAnswer[] {
  return units.map((unit) => {
    const findings = plan.criteria.map((criterion) => finding(criterion, unit));
    const conditions = plan.conditions.map((criterion) => finding(criterion, unit));
    return {
      ...(unit.id === undefined ? {} : { id: unit.id }),
      plan: plan.id,
      findings,
      conditions,
      met: findings.filter(({ met }) => met === true).length,
      missing: findings.filter(({ met }) => met === null).length,
      provisional: plan.criteria.some(({ threshold }) => threshold.reviewedBy === null),
    };
  });
}

function finding({ code, input, comparison, threshold }: OverloadCriterion, unit: AssessmentUnit): OverloadFinding {
  const given = inputOf(unit, input);
  const value = usable(comparison, given?.value ?? null);
  return {
    code,
    input,
    value,
    threshold: threshold.value,
    comparison,
    unit: threshold.unit,
    met: value === null ? null : isMet(comparison, value, threshold.value),
    source: given?.source ?? null,
    asOf: given?.asOf ?? null,
  };
}

function usable(comparison: OverloadCriterion["comparison"], value: number | boolean | string | null): number | boolean | null {
  if (comparison === "stated") return typeof value === "boolean" ? value : null;
  return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : null;
}

/** Strict: 450,0 is not yet over 450, 10 free beds are not yet under 10. */
function isMet(comparison: OverloadCriterion["comparison"], value: number | boolean, threshold: number | null): boolean | null {
  if (comparison === "stated") return value === true;
  if (threshold === null) return null;
  return comparison === "over" ? Number(value) > threshold : Number(value) < threshold;
}
