/** First tries cost nothing: people mistype. */
const FREE_TRIES = 4;
const LONGEST_SECONDS = 900;

/**
 * Seconds to wait after the last failed try before the next one is looked at: 2, 4, 8 … up to 15 minutes.
 * A delay and never a lock-out: nobody can shut a colleague out for good.
 */
export function delaySeconds(failures: number): number {
  return failures <= FREE_TRIES ? 0 : Math.min(LONGEST_SECONDS, 2 ** (failures - FREE_TRIES));
}

/** Seconds still to wait at `now`; 0 when the try may go on. */
export function secondsToWait(failures: number, lastAt: Date, now: Date): number {
  const left = delaySeconds(failures) - (now.getTime() - lastAt.getTime()) / 1000;
  return Math.max(0, Math.ceil(left));
}
