import pg from "pg";

const { builtins } = pg.types;
// A date is a local day, never an instant; counts fit a double.
pg.types.setTypeParser(builtins.DATE, (text) => text);
pg.types.setTypeParser(builtins.INT8, Number);
pg.types.setTypeParser(builtins.NUMERIC, Number);

export type Pool = pg.Pool;
export type Client = pg.PoolClient;

/** Opens a pool of connections. `max` stays small: the work is short and the machine has two cores. */
export function openPool(url: string, max = 12): Pool {
  const pool = new pg.Pool({ connectionString: url, max, application_name: "vung-xanh" });
  // An idle connection that the server closed is replaced at the next use; without a listener it would end the process.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

/** What a store or script needs of a database: the pool and where it is. */
export interface Database {
  pool: Pool;
  url: string;
}

export function openDatabase(url: string, max?: number): Database {
  return { pool: openPool(url, max), url };
}

export async function closeDatabase(database: Database): Promise<void> {
  await database.pool.end();
}
