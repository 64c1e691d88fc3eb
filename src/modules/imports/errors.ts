import { defineErrors } from "../../kernel/errors/refusal.ts";

export const errors = defineErrors("imports", {
  batch_not_found: 404,
  area_unknown: 422,
  already_running: 409,
  not_ready: 409, // columns are to be chosen first
  field_twice: 422,
  nothing_to_find: 422, // no column tells who or when
  undo_too_late: 409,
  not_undoable: 409,
  row_not_found: 404,
  row_decided: 409,
});
