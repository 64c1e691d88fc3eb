/**
 * How many different persons outside their current work an account may open in an hour. A sign-in that is lent or stolen is used as an
 * oracle ("who is this number?") long before it is noticed; 60 is our own mark, no regulation's.
 */
export const LOOK_UPS_PER_HOUR = 60;

/** A person with something new in this many days is current work: opening them is no look-up. */
export const CURRENT_WORK_DAYS = 14;

/**
 * Which persons an account may open now.
 * @param opened different persons it looked up in the last hour
 * @param asked persons it wants to open that are not its current work
 * @returns those that count anew, or undefined when the budget does not reach
 */
export function spendLookUps(opened: readonly string[], asked: readonly string[]): string[] | undefined {
  const known = new Set(opened);
  const fresh = [...new Set(asked)].filter((id) => !known.has(id));
  return known.size + fresh.length <= LOOK_UPS_PER_HOUR ? fresh : undefined;
}
