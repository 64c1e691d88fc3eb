import type { Tx } from "../../../kernel/db/actor.ts";
import { type LocalDate, localDateOf } from "../../../kernel/time/local-date.ts";

/** The local day the office works on: today, or the last day of the outbreak in a demo installation, whose figures end there. */
export async function workingDay(tx: Tx): Promise<{ on: LocalDate; demo: boolean }> {
  const { rows } = await tx.client.query<{ value: unknown }>("select value from kernel.setting where key = 'demo_day'");
  const day = rows[0]?.value;
  return typeof day === "string" ? { on: day, demo: true } : { on: localDateOf(tx.now), demo: false };
}
