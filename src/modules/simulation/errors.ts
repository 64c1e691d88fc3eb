import { defineErrors } from "../../kernel/errors/refusal.ts";

export const errors = defineErrors("simulation", {
  not_a_drill: 404, // a real installation holds real people
});
