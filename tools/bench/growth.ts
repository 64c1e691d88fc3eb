import { baseOf, ensureBase, type Size } from "./base.ts";
import type { Cluster } from "./cluster.ts";
import type { Line } from "./lines.ts";
import { startServer } from "./process.ts";
import { measureReads } from "./reads.ts";

/** What is followed while the province grows. */
const followed = [
  "list of cases",
  "count of cases",
  "opening a case",
  "person search",
  "opening a person",
  "overview, all its calls at once",
  "work queue",
];
const roles = ["tramyte", "cdc"] as const;
const effort = { rounds: 20, perFilter: 2, people: 6 };

export interface GrowthPoint {
  size: Size;
  lines: Line[];
}

/** The main reads of the narrowest and the widest role at growing sizes up to the full one. */
export async function measureGrowth(cluster: Cluster, full: Size, keep: boolean, say: (text: string) => void): Promise<GrowthPoint[]> {
  const smaller = [10_000, 100_000].filter((persons) => persons < full.persons);
  const share = full.cases / full.persons;
  const sizes = [...smaller.map((persons) => ({ persons, cases: Math.round(persons * share) })), full];
  const points: GrowthPoint[] = [];
  for (const size of sizes) {
    await ensureBase(cluster, size, keep || size === full, say);
    const url = cluster.urlOf(baseOf(size));
    const server = await startServer({ DATABASE_URL: url });
    try {
      const lines: Line[] = [];
      for (const login of roles) lines.push(...(await measureReads(server.address, url, login, effort)));
      points.push({ size, lines: lines.filter(({ measure }) => followed.includes(measure)) });
    } finally {
      await server.stop();
    }
  }
  return points;
}

/** One line for each measure, one column for each size: p95 in ms. */
export function growthTable(points: readonly GrowthPoint[]): string {
  const head = ["p95 in ms by number of persons", ...points.map(({ size }) => String(size.persons))];
  const rows = (points[0]?.lines ?? []).map((line) => [
    `${line.measure} (${line.role})`,
    ...points.map(({ lines }) => String(lines.find(({ measure, role }) => measure === line.measure && role === line.role)?.value ?? "")),
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]!.length)));
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
