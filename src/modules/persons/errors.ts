import { defineErrors } from "../../kernel/errors/refusal.ts";

export const errors = defineErrors("persons", {
  person_not_found: 404, // absent, out of sight and withdrawn look the same
  household_not_found: 404,
  merge_not_found: 404,
  name_or_description: 422, // a person without a name needs a description
  unknown_unit: 422, // params.unit
  bad_birth: 422, // a day that has not come, or another year than the date's
  bad_cccd: 422,
  cccd_contradicts: 422, // params.with: sex or birthYear
  bad_cmnd: 422,
  bad_passport: 422,
  bad_phone: 422, // params.phone
  already_registered: 409, // params.personId: look at it, then correct it or say that it is another person
  changed_meanwhile: 409, // params.expected, current, fields
  merged_meanwhile: 409, // params.personId leads on
  same_person: 422,
  other_province: 422, // a merge across provinces is not possible yet
  merge_final: 409, // older than 30 days, or undone
  look_up_budget: 429, // params.perHour
});
