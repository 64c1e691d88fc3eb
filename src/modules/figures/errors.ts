import { defineErrors } from "../../kernel/errors/refusal.ts";

export const errors = defineErrors("figures", {
  indicator_unknown: 422,
  area_unknown: 422,
  out_of_bounds: 422, // params: least, most
  not_reported: 422, // the indicator is computed; a unit's own number goes to its "reported" twin
  period_wrong: 422,
  instant_in_future: 422,
});
