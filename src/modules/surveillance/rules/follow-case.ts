import { type Outcome, ok, refuse } from "../../../kernel/errors/refusal.ts";
import type { LocalDate } from "../../../kernel/time/local-date.ts";
import type { CaseReport, ClassifyCase, RecordOutcome, RecordSeverity, SurveillanceEvent, WithdrawCase } from "../contract.ts";
import { errors } from "../errors.ts";

/** A case as its further commands find it. */
export type FollowedCase = Pick<
  CaseReport,
  "id" | "personId" | "classification" | "onsetOn" | "sampledOn" | "outcome" | "outcomeOn" | "severity" | "severityOn"
> & {
  withdrawn: boolean;
};

/** The events to record; none when the case is already so, because a command may be sent twice. */
type Decision = Outcome<SurveillanceEvent[]>;

/** Record how a case ended (kết quả điều trị), or that it goes on after all. */
export function recordOutcome(state: FollowedCase, { outcome, outcomeOn }: RecordOutcome, today: LocalDate): Decision {
  if (state.withdrawn) return refuse(errors.withdrawn);
  if (state.outcome === outcome && state.outcomeOn === outcomeOn) return ok([]);
  if (state.outcome === "died" && outcome !== "died") return refuse(errors.death_is_final);
  if (outcome !== "active" && outcomeOn === null) return refuse(errors.outcome_day_missing);
  if (outcomeOn !== null && outcomeOn > today)
    return refuse(errors.dates_wrong, { field: "outcomeOn", problem: "in_future", on: outcomeOn });
  if (outcomeOn !== null && outcomeOn < (beganOn(state) ?? outcomeOn)) return refuse(errors.outcome_before_case);
  return ok([{ type: "case.outcome_recorded", caseId: state.id, personId: state.personId, outcome, on: outcomeOn }]);
}

/** Record the clinical severity of a day (mức độ lâm sàng). */
export function recordSeverity(state: FollowedCase, { severity, severityOn }: RecordSeverity, today: LocalDate): Decision {
  if (state.withdrawn) return refuse(errors.withdrawn);
  if (state.severity === severity && state.severityOn === severityOn) return ok([]);
  if (severityOn > today) return refuse(errors.dates_wrong, { field: "severityOn", problem: "in_future", on: severityOn });
  if (severityOn < (beganOn(state) ?? severityOn)) return refuse(errors.severity_before_case);
  return ok([{ type: "case.severity_recorded", caseId: state.id, personId: state.personId, severity, on: severityOn }]);
}

/** Take a case entered by mistake out of every current figure. */
export function withdrawCase(state: FollowedCase, _command: WithdrawCase): Decision {
  return state.withdrawn ? ok([]) : ok([{ type: "case.withdrawn", caseId: state.id, personId: state.personId }]);
}

/**
 * Set a classification by hand, or lift it.
 * @param byRule class the rules give now: what a lifted case falls back to
 */
export function classifyByHand(state: FollowedCase, command: ClassifyCase, byRule: CaseReport["classification"]): Decision {
  const to = command.classification ?? byRule;
  if (state.withdrawn) return refuse(errors.withdrawn);
  // A discarded case stays so unless its own manual class is lifted; a new suspicion is a new report.
  if (state.classification === "discarded" && command.classification !== null && to !== "discarded")
    return refuse(errors.discarded_is_final);
  return ok([
    {
      type: "case.classified",
      caseId: state.id,
      personId: state.personId,
      from: state.classification,
      to,
      manual: command.classification !== null,
    },
  ]);
}

const beganOn = ({ onsetOn, sampledOn }: Pick<FollowedCase, "onsetOn" | "sampledOn">): LocalDate | null =>
  onsetOn !== null && sampledOn !== null ? (onsetOn < sampledOn ? onsetOn : sampledOn) : (onsetOn ?? sampledOn);
