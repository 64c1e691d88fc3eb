import { defineErrors } from "../../kernel/errors/refusal.ts";

/** Every refusal of this module; the words are in web/messages under `error.`. */
export const errors = defineErrors("assessment", {
  area_not_found: 404, // absent and out of area look the same
  no_rule_on: 422, // no decision on levels was in force that day
  day_to_come: 422,
  instant_to_come: 422,
  level_unknown: 422, // several levels are possible and none was chosen, or none of the units has one
  note_required: 422, // a level that the rule does not give needs a reason; params.unit
  unit_not_listed: 422, // params.unit
  proposal_not_found: 404,
  own_proposal: 409, // who proposed does not review or sign
  not_waiting: 409, // another state by now; params.state
  override_unfit: 422, // params.fault, params.path
  override_not_found: 404,
  not_a_province: 422,
});
