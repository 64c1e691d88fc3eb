import { defineErrors } from "../../kernel/errors/refusal.ts";

export const errors = defineErrors("reporting", {
  report_not_found: 404, // absent, out of area and not one's own unit look the same
  decision_not_found: 404,
  area_not_found: 404,
  day_in_future: 422,
  instant_in_future: 422,
  already_published: 409, // a second report of the same day is a re-issue with a reason
  draft_open: 409,
  locked: 409, // signed: nothing of it changes any more
  item_unknown: 422,
  checks_red: 409,
  reason_missing: 422, // an amber check without a written reason
  not_checked: 409,
  not_signed: 409,
  nothing_to_reissue: 409,
  figure_unknown: 404,
  too_long_to_print: 422,
  nothing_to_reconcile: 409, // both figures agree by now
  numbers_moved: 409, // one of the two is no longer what the decider saw
});
