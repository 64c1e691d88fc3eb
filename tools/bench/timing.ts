/** How long calls of one kind took, in milliseconds. */
export interface Timing {
  runs: number;
  p50: number;
  p95: number;
  worst: number;
}

/** Value below which a part of the sorted values lies; the nearest rank, so it is always one that was measured. */
export const quantile = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(part * sorted.length) - 1))] ?? Number.NaN;

export function timingOf(times: readonly number[]): Timing {
  const sorted = times.toSorted((a, b) => a - b);
  return { runs: sorted.length, p50: quantile(sorted, 0.5), p95: quantile(sorted, 0.95), worst: sorted.at(-1) ?? Number.NaN };
}

/** Times a call for each item, one after the other. */
export async function timeEach<T>(items: readonly T[], run: (item: T, nth: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (const [nth, item] of items.entries()) {
    const began = performance.now();
    await run(item, nth);
    times.push(performance.now() - began);
  }
  return times;
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export const pick = <T>(random: () => number, list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
