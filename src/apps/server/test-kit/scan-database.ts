import { type Actor, systemActor, withActor } from "../../../kernel/db/actor.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import { readCatalogue } from "../../../kernel/test-kit/read-catalogue.ts";
import type { Filed } from "./invented-files.ts";
import { type Desk, desks, type File, files, isSeen } from "./places.ts";
import type { Findings } from "./scan-api.ts";

/** Tables whose rows must be seen by whoever may, not only hidden from others. */
const shows = new Set(["record", "register", "history", "log", "projection"]);

interface Marked {
  row: string;
  files: File[];
}

/**
 * Reads every table that has rows of somebody as the application's role with the keys of each desk: no row that speaks of a hidden place,
 * and every row that speaks of visible ones.
 */
export async function scanDatabase(database: Database, filed: ReadonlyMap<File, Filed>): Promise<Findings> {
  const found: Findings = { probes: 0, leaks: [], blind: [] };
  const tables = (await readCatalogue(database)).filter(({ kind, rights }) => kind !== "reference" && rights.includes("SELECT"));
  for (const table of tables) {
    const marks = markerOf(filed, table.kind);
    const all = marked((await database.pool.query<{ row: string }>(`select t::text as row from ${table.name} t`)).rows, marks);
    for (const desk of Object.keys(desks) as Desk[]) {
      const seen = await withActor(database, readerAt(desk), "read", async (tx) => {
        const { rows } = await tx.client.query<{ row: string }>(`select t::text as row from ${table.name} t`);
        return marked(rows, marks);
      });
      compare(`${table.name} at ${desk}`, desk, all, seen, shows.has(table.kind), found);
    }
  }
  return found;
}

const readerAt = (desk: Desk): Actor => ({
  ...systemActor,
  accountId: "00000000-0000-7000-8000-00000000ffff",
  permissions: new Set(),
  scope: [desks[desk], "public"],
});

function compare(name: string, desk: Desk, all: readonly Marked[], seen: readonly Marked[], mustShow: boolean, found: Findings): void {
  for (const file of Object.keys(files) as File[]) {
    found.probes++;
    const told = seen.filter((row) => row.files.includes(file));
    if (!isSeen(desk, file) && told.length > 0)
      found.leaks.push(`${name} shows ${told.length} rows of ${file}: ${told[0]!.row.slice(0, 300)}`);
  }
  if (!mustShow) return;
  const shown = new Set(seen.map(({ row }) => row));
  // What was written before a case was offered is seen by those who saw it then.
  const lasting = (file: File) => isSeen(desk, file) && !(file === "offered" && desk === "sibling");
  const kept = all.filter(({ row, files: of }) => of.length > 0 && of.every(lasting) && !shown.has(row));
  if (kept.length > 0) found.blind.push(`${name} hides ${kept.length} rows of ${kept[0]!.files.join(", ")}: ${kept[0]!.row.slice(0, 300)}`);
}

type Marker = (row: string) => File[];

/** Whose a row is: by the words and ids that were filed in a place, or for counts by the unit they are of. */
function markerOf(filed: ReadonlyMap<File, Filed>, kind: string): Marker {
  if (kind === "projection") {
    const byUnit = new Map([...filed.values()].map(({ file, unit }) => [unit, file] as const).reverse());
    return (row) => [byUnit.get(/^\([^,]*,[^,]*,([^,]*),/.exec(row)?.[1] ?? "")].flatMap((file) => file ?? []);
  }
  const byMark = new Map([...filed.values()].flatMap(({ file, token, all }) => [token, ...all].map((mark) => [mark, file] as const)));
  return (row) => [
    ...new Set([...row.matchAll(/Z[a-z]{4}\b|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g)].flatMap(([mark]) => byMark.get(mark) ?? [])),
  ];
}

const marked = (rows: readonly { row: string }[], marks: Marker): Marked[] => rows.map(({ row }) => ({ row, files: marks(row) }));
