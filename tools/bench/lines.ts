import { loadavg } from "node:os";
import type { Timing } from "./timing.ts";

/** One line of the table. */
export interface Line {
  measure: string;
  /** Who asked, as role; null where it does not matter. */
  role: string | null;
  value: number;
  unit: "ms" | "s" | "MB" | "rows/s";
  /** What the value must stay under; null where the issue sets none. */
  limit: number | null;
  /** Everything else worth keeping: how many runs, the median, what was slowest. */
  detail: Record<string, unknown>;
}

export const verdictOf = ({ value, limit }: Pick<Line, "value" | "limit">): "ok" | "missed" | "" =>
  limit === null ? "" : value < limit ? "ok" : "missed";

/** A line with how busy the machine was when it was measured: the mean of the last minute. */
export type NotedLine = Line & { load: number };

/** Takes lines down as they are measured, so that what fails later loses none of them. */
export class Notes {
  readonly lines: NotedLine[] = [];

  add(found: readonly Line[]): void {
    const load = Math.round(loadavg()[0]! * 10) / 10;
    this.lines.push(...found.map((line) => ({ ...line, load })));
  }
}

/** The 95th percentile as a line. */
export function timeLine(
  measure: string,
  role: string | null,
  timing: Timing,
  limit: number | null,
  detail: Record<string, unknown> = {},
): Line {
  const round = (ms: number) => Math.round(ms * 10) / 10;
  const { runs, p50, p95, worst } = timing;
  return { measure, role, value: round(p95), unit: "ms", limit, detail: { runs, p50: round(p50), worst: round(worst), ...detail } };
}

const cells = (line: NotedLine): string[] => {
  const { measure, role, value, unit, limit, detail, load } = line;
  const median = typeof detail.p50 === "number" ? `${detail.p50} ${unit}` : "";
  return [measure, role ?? "", `${value} ${unit}`, median, limit === null ? "" : `${limit} ${unit}`, load.toFixed(1), verdictOf(line)];
};

/** The table as text, columns aligned. */
export function tableOf(lines: readonly NotedLine[]): string {
  const rows = [["measure", "role", "p95 or value", "median", "limit", "load", ""], ...lines.map(cells)];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
