import { join } from "node:path";
import { startEmbedded } from "../../src/kernel/db/embedded.ts";
import { closeDatabase, type Database, openDatabase } from "../../src/kernel/db/pool.ts";
import { benchFolder } from "./folder.ts";

/** The server the databases of a bench are on: an embedded one of its own, or the one of `DATABASE_URL`. */
export interface Cluster {
  admin: Database;
  urlOf(name: string): string;
  has(name: string): Promise<boolean>;
  /** Makes a database, an empty one or a copy; one of the same name is replaced. */
  make(name: string, copyOf?: string): Promise<void>;
  drop(name: string): Promise<void>;
  stop(): Promise<void>;
}

export async function openCluster(folder = "pg"): Promise<Cluster> {
  const given = process.env.DATABASE_URL;
  const server = given
    ? undefined
    : await startEmbedded({ dataDir: join(benchFolder, folder), log: (_, en) => process.stderr.write(`${en}\n`) });
  const url = given ?? server!.url;
  const admin = openDatabase(url, 2);
  const query = (text: string) => admin.pool.query(text);
  const drop = async (name: string) => void (await query(`drop database if exists ${name} with (force)`));
  return {
    admin,
    urlOf(name) {
      const own = new URL(url);
      own.pathname = `/${name}`;
      return own.href;
    },
    has: async (name) => (await admin.pool.query("select from pg_database where datname = $1", [name])).rows.length > 0,
    async make(name, copyOf) {
      await drop(name);
      await query(copyOf ? `create database ${name} template ${copyOf} strategy file_copy` : `create database ${name}`);
    },
    drop,
    async stop() {
      await closeDatabase(admin);
      await server?.stop();
    },
  };
}
