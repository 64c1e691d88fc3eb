import { assemble } from "../../../src/apps/server/assemble.ts";
import { allJobs, allReactions } from "../../../src/apps/server/modules.ts";
import { headsPath } from "../../../src/kernel/audit/heads.ts";
import { startSealing } from "../../../src/kernel/audit/sealing.ts";
import { startEmbedded } from "../../../src/kernel/db/embedded.ts";
import { openDatabase } from "../../../src/kernel/db/pool.ts";
import { startJobs } from "../../../src/kernel/jobs/jobs.ts";

/**
 * The server on sessions with `synchronous_commit=off`, which `start.ts` refuses to serve: it acknowledges what a crash takes back.
 * Only so can be shown that `npm run bench:kill` sees a loss when there is one.
 */
const url = new URL((await startEmbedded()).url);
url.searchParams.set("options", "-c synchronous_commit=off");
const database = openDatabase(url.href);
const app = await assemble({ database, demo: true, secureCookie: false, logLevel: "silent" });
await app.listen({ port: Number(process.env.PORT), host: "127.0.0.1" });
const onError = (error: unknown) => void process.stderr.write(`${(error as Error).message}\n`);
startSealing(database, headsPath(), onError);
await startJobs(database, { jobs: allJobs, reactions: allReactions, onError: (_, error) => onError(error) });
