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
  batch_closed: 409, // undone or a trial run: nothing of it is decided
  row_not_found: 404,
  row_decided: 409,
  person_not_found: 404,
  not_stopped: 409, // only what stands still goes on
  account_closed: 409, // who opened the batch may no longer import
  interrupted: 500, // this program failed in the middle
});
