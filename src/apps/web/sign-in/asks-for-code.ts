import type { Refusal } from "../../../kernel/errors/refusal.ts";

/** The password was right (or may be) and the second factor is still to come. */
export function asksForCode(refusal: Refusal | undefined): boolean {
  return refusal?.code === "identity/code_required" || refusal?.code === "identity/wrong_code";
}
