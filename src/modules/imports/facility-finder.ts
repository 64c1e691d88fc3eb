import type { Tx } from "../../kernel/db/actor.ts";
import { fold } from "../../kernel/tabular/fold.ts";

/** Finds the facility a text names, by its folded name: exactly one, or none. */
export async function facilityFinder(tx: Tx): Promise<(name: string) => string | null> {
  const { rows } = await tx.client.query<{ key: string; name: string }>(
    "select key, folded_name as name from directory.agency where province_id = $1",
    [tx.actor.provinceId],
  );
  const byName = Map.groupBy(rows, (row) => row.name);
  return (name) => {
    const found = byName.get(fold(name).trim());
    return found?.length === 1 ? found[0]!.key : null;
  };
}
