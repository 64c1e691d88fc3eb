import { defineErrors } from "../../kernel/errors/refusal.ts";

/** Every refusal of this module; the words are in web/messages under `error.`. */
export const errors = defineErrors("surveillance", {
  case_not_found: 404, // absent and out of area look the same
  disease_unknown: 422,
  person_not_found: 404,
  person_known: 409, // params.personId: surely registered already; report that person
  unit_unknown: 422, // params.unit
  episode_open: 409, // an ended illness and no interval in the catalogue: a person decides
  dates_wrong: 422, // the days contradict each other; the fields are named
  discarded_is_final: 409, // a new report is filed instead
  withdrawn: 409,
  outcome_before_case: 422,
  outcome_day_missing: 422, // an end without its day would not be countable
  death_is_final: 409, // corrected by whoever recorded it, with a reason, not by a new outcome
  severity_before_case: 422,
  hand_over_not_found: 404,
  hand_over_pending: 409,
  hand_over_decided: 409,
  hand_over_to_self: 422,
  out_of_sight: 422, // nobody writes a case they would not see afterwards
  reporting_unit_not_yours: 422,
  too_many_to_print: 422, // a longer list is a spreadsheet
  nothing_to_print: 404,
  hand_over_not_yours: 403, // only the unit it was offered to decides, only the unit that offered cancels
  instant_to_come: 422,
});
