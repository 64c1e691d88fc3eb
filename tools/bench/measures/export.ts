import { closeDatabase, openDatabase } from "../../../src/kernel/db/pool.ts";
import type { Line } from "../lines.ts";
import { memoryOf } from "../process.ts";
import type { Session } from "../session.ts";

const FIRST_BYTE_LIMIT_MS = 1000;
const MEMORY_LIMIT_MB = 600;

/** As many cases again, of another disease, so that an export of all has a million rows. In a copy of the bench database only. */
export async function doubleCases(databaseUrl: string): Promise<number> {
  const database = openDatabase(databaseUrl, 1);
  try {
    const { rows } = await database.pool.query<{ name: string }>(
      `select attname as name from pg_attribute where attrelid = 'surveillance.case_report'::regclass and attnum > 0 and not attisdropped
       and attname not in ('id', 'disease_code')`,
    );
    const others = rows.map(({ name }) => name).join(", ");
    await database.pool.query(
      `insert into surveillance.case_report (id, disease_code, ${others}) select gen_random_uuid(), 'dengue', ${others} from surveillance.case_report`,
    );
    await database.pool.query("vacuum analyze surveillance.case_report");
    const counted = await database.pool.query<{ n: number }>("select count(*) as n from surveillance.case_report");
    return counted.rows[0]!.n;
  } finally {
    await closeDatabase(database);
  }
}

/** Reads an export to its end without keeping it. */
export async function measureExport(session: Session, serverPid: number, format: "csv" | "xlsx"): Promise<Line[]> {
  const began = performance.now();
  const response = await session.answer("/cases/export", { format });
  let [first, bytes, lines, peak] = [0, 0, 0, 0];
  for await (const chunk of response.body!) {
    first ||= performance.now() - began;
    bytes += chunk.length;
    if (format === "csv") for (const byte of chunk) if (byte === 10) lines++;
    peak = Math.max(peak, memoryOf(serverPid)?.now ?? 0);
  }
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  const detail = { seconds, megabytes: Math.round(bytes / 1e6), ...(format === "csv" && { lines }) };
  return [
    {
      measure: `export as ${format}, first byte`,
      role: session.role,
      value: Math.round(first),
      unit: "ms",
      limit: FIRST_BYTE_LIMIT_MS,
      detail,
    },
    { measure: `export as ${format}, memory of the server`, role: session.role, value: peak, unit: "MB", limit: MEMORY_LIMIT_MB, detail },
  ];
}
