/** How patient a count of failed tries is. */
export interface TryLimit {
  /** Tries that cost nothing: people mistype. */
  free: number;
  longestSeconds: number;
}

/** One person's tries. */
export const perLogin: TryLimit = { free: 4, longestSeconds: 900 };
/** Tries from one network: a whole office may stand behind one address, and one stranger in it must not keep the others out for long. */
export const perNetwork: TryLimit = { free: 30, longestSeconds: 60 };

/**
 * Seconds to wait after the last failed try before the next one is looked at: 2, 4, 8 … up to the longest.
 * A delay and never a lock-out: nobody can shut a colleague out for good.
 */
export function delaySeconds(failures: number, { free, longestSeconds }: TryLimit): number {
  return failures <= free ? 0 : Math.min(longestSeconds, 2 ** (failures - free));
}

/** Seconds still to wait at `now`; 0 when the try may go on. */
export function secondsToWait(failures: number, lastAt: Date, now: Date, limit: TryLimit = perLogin): number {
  const left = delaySeconds(failures, limit) - (now.getTime() - lastAt.getTime()) / 1000;
  return Math.max(0, Math.ceil(left));
}

/** The network an address stands for: an IPv4 address itself, of IPv6 the half that one household or office is given. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped || !address.includes(":")) return mapped ?? address;
  const [head = "", tail = ""] = address.toLowerCase().split("%")[0]!.split("::");
  const first = head.split(":").filter(Boolean);
  const last = tail.split(":").filter(Boolean);
  const zeros = address.includes("::") ? Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => "0") : [];
  return `${[...first, ...zeros, ...last]
    .slice(0, 4)
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(":")}::/64`;
}
