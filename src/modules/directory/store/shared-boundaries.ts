import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Database } from "../../../kernel/db/pool.ts";
import type { Era, Level } from "../contract.ts";
import { type BoundaryReport, importBoundaries } from "./boundary-store.ts";

interface SharedFile {
  name: string;
  era: Era;
  level: Level;
  licence: string;
  credit: string;
}

const census2009 = { licence: "MIT", credit: "Ranh giới từ bản đồ điều tra dân số 2009 của Marc Choisy (censusVN2009), đã giản lược" };
const openDevelopment = { licence: "CC BY-SA 4.0", credit: "Ranh giới: Open Development Vietnam, gồm Hoàng Sa và Trường Sa" };

/** Files of `data/vn-boundaries` in the shared folder and how they want to be credited; its README says where they come from. */
const sharedFiles: readonly SharedFile[] = [
  { name: "communes_pre2025.topojson", era: "o25", level: "commune", ...census2009 },
  { name: "provinces_pre2025_odm.topojson", era: "o25", level: "province", ...openDevelopment },
  { name: "provinces_2025_odm.topojson", era: "n25", level: "province", ...openDevelopment },
];

/**
 * Imports the boundary files of the shared folder that this database does not have yet.
 * @param root the shared folder (`VX_SHARED`)
 * @returns a report per file imported now; none when the folder has no boundaries or all are there
 */
export async function importSharedBoundaries(database: Database, root: string): Promise<BoundaryReport[]> {
  const { rows } = await database.pool.query<{ sha256: string }>("select sha256 from directory.boundary_source");
  const known = new Set(rows.map((row) => row.sha256));
  const reports: BoundaryReport[] = [];
  for (const { name, ...file } of sharedFiles) {
    const path = join(root, "data/vn-boundaries", name);
    if (!existsSync(path)) continue;
    const bytes = readFileSync(path);
    if (known.has(createHash("sha256").update(bytes).digest("hex"))) continue;
    const outcome = await importBoundaries(database, name, { ...file, bytes });
    if (!outcome.ok) throw new Error(`${path}: ${outcome.refusal.code}`);
    reports.push(outcome.value);
  }
  return reports;
}
