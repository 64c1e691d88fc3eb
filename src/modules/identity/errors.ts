import { defineErrors } from "../../kernel/errors/refusal.ts";

export const errors = defineErrors("identity", {
  wrong_credentials: 401, // the same for an unknown account, a wrong password and a closed account
  code_required: 401,
  wrong_code: 401,
  wait: 429, // params.seconds
  wait_network: 429, // params.seconds
  weak_password: 422,
  login_taken: 409,
  unknown_area: 422,
  beyond_own_rights: 403, // nobody gives away more than they hold; the asker sees their own rights, so nothing is revealed
  account_not_found: 404,
  nothing_to_lend: 422, // what was lent to oneself cannot be passed on
  delegation_not_found: 404,
  link_expired: 410,
  channel_not_set: 409, // no adapter: its setting is missing
  not_a_capacity: 422,
});
