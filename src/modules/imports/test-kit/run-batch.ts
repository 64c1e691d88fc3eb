import { closeDatabase, openDatabase } from "../../../kernel/db/pool.ts";
import { runImport } from "../run-import.ts";
import { operator } from "./import-sheet.ts";

/** A process of its own that runs one batch and tells each step: it is there to be killed. Usage: run-batch.ts URL BATCH */
const [url, batchId] = process.argv.slice(2) as [string, string];
const database = openDatabase(url);
await runImport(database, operator, batchId, { onProgress: ({ read }) => void process.stdout.write(`${read}\n`) });
await closeDatabase(database);
