import type { Approx } from "../../figures/contract.ts";

/** Which of two figures about the same thing stands. */
export interface Settled {
  computed: number;
  reported: number;
}

/** Whether a stated number and the one computed from records cannot both be right. A round "about" claims nothing that could be wrong. */
export function disagrees(approx: Approx, reported: number, computed: number): boolean {
  switch (approx) {
    case "exact":
      return computed !== reported;
    case "over":
      return computed <= reported;
    case "at_least":
      return computed < reported;
    case "under":
      return computed >= reported;
    case "at_most":
      return computed > reported;
    case "about":
      return false;
  }
}

/** A decision holds for the two numbers it was made about: once either has moved, somebody looks again. */
export function isSettled(decision: Settled | null, now: Settled): boolean {
  return decision !== null && decision.computed === now.computed && decision.reported === now.reported;
}
