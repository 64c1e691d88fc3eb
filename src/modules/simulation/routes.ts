import { z } from "zod";
import type { Tx } from "../../kernel/db/actor.ts";
import { ok, refuse } from "../../kernel/errors/refusal.ts";
import { defineDownload, type Route } from "../../kernel/http/routes.ts";
import { workbook } from "../../kernel/http/workbook.ts";
import { inventHospitalList } from "./demo/hospital-list.ts";
import { errors } from "./errors.ts";

const hospitalList = defineDownload({
  path: "/drill/hospital-list",
  permission: "imports.batch.import",
  summary: "In a demo: a hospital's list of invented people the demo does not know yet, to try the import with",
  query: z.strictObject({}),
  people: false,
  async run(tx) {
    const drill = await drillOf(tx);
    if (!drill) return refuse(errors.not_a_drill);
    return ok(workbook("Danh sach benh vien (dien tap)", [await inventHospitalList(tx, drill.home.slice(4), drill.day)]));
  },
});

/** The province and the day of the demo; undefined in a real installation. */
async function drillOf(tx: Tx): Promise<{ home: string; day: string } | undefined> {
  const { rows } = await tx.client.query<{ key: string; value: unknown }>(
    "select key, value from kernel.setting where key in ('demo', 'home', 'demo_day')",
  );
  const settings = new Map(rows.map(({ key, value }) => [key, value]));
  if (settings.get("demo") !== true) return undefined;
  return { home: String(settings.get("home")), day: String(settings.get("demo_day")) };
}

export const routes: readonly Route[] = [hospitalList];
