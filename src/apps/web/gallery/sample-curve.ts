import { addDays } from "../../../kernel/time/local-date.ts";
import type { CurveDay } from "../../../kernel/ui/chart/curve.ts";

/** Invented: a wave of 35 days by source, with weekends, late reports at the end and one back-fill. */
export const sampleSources = ["Cộng đồng", "Khu cách ly", "Vùng phong tỏa", "Về từ vùng dịch"];
const weekday = [0.86, 1.04, 1.06, 1.02, 1.05, 1, 0.9];
const arrived = [0.35, 0.55, 0.74, 0.88, 0.96];

export const sampleDays: CurveDay[] = Array.from({ length: 35 }, (_, index) => {
  const total =
    (96 + 6.6 * index + 0.062 * index * index) *
    weekday[(index + 5) % 7]! *
    (arrived[34 - index] ?? 1) *
    (index > 15 && index < 21 ? 0.72 : 1);
  const counts = [0.72, 0.15, 0.075, 0.055].map((share) => Math.round(total * share));
  return { on: addDays("2022-01-15", index), counts, ...(index === 12 && { backfilled: 62 }) };
});
