import { systemActor, withActor } from "../../kernel/db/actor.ts";
import type { Progress } from "../../kernel/db/embedded.ts";
import type { Database } from "../../kernel/db/pool.ts";
import { newId } from "../../kernel/ids.ts";
import { insertAccount, insertGrant, makeLink } from "../../modules/identity/server.ts";
import { createDemo, demoAccounts, demoPassword } from "../../modules/simulation/server.ts";

/** What a new installation begins with, for the lines printed at start. */
export interface FirstContent {
  demo: boolean;
  accounts: readonly { login: string; name: string; what: string }[];
  password: string;
  /** One-time link of the first administrator of a real installation. */
  link?: string;
}

/** An empty database gets the demo province, or for a real one its first administrator; any other is left as it is. */
export async function ensureContent(database: Database, wantsDemo: boolean, log: Progress): Promise<FirstContent> {
  const { rows } = await database.pool.query<{ demo: boolean | null }>(
    "select (select value = 'true'::jsonb from kernel.setting where key = 'demo') as demo where exists (select from identity.account)",
  );
  if (rows[0]) return rows[0].demo ? demoContent() : { demo: false, accounts: [], password: "" };
  if (!wantsDemo) return { demo: false, accounts: [], password: "", link: await makeFirstAdministrator(database) };
  log("Đang tạo tỉnh diễn tập (người và ca đều là hư cấu)…", "Making the demo province (people and cases are invented)…");
  await createDemo(database, { seed: 7, log, ...demoSize() });
  return demoContent();
}

/** `VX_DEMO_PERSONS` and `VX_DEMO_CASES`: a smaller demo for journeys and pictures, a larger one for a drill. */
function demoSize(): { persons?: number; cases?: number } {
  const [persons, cases] = [Number(process.env.VX_DEMO_PERSONS), Number(process.env.VX_DEMO_CASES)];
  return { ...(persons > 0 && { persons }), ...(cases > 0 && { cases }) };
}

const demoContent = (): FirstContent => ({ demo: true, accounts: demoAccounts, password: demoPassword });

async function makeFirstAdministrator(database: Database): Promise<string> {
  return withActor(database, systemActor, "write", async (tx) => {
    const id = newId();
    const account = { id, login: "quantri", name: "Quản trị", title: null, email: null, provinceId: "00", homeKey: "vn", seenBy: ["vn"] };
    await insertAccount(tx, { ...account, passwordHash: null, mustChangePassword: true, capacities: [] });
    await insertGrant(tx, { accountId: id, role: "provincial-administrator", key: "vn", until: null });
    return makeLink(tx, id);
  });
}
