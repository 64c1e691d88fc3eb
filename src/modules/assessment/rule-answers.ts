import type { Tx } from "../../kernel/db/actor.ts";
import { seenByOf } from "../directory/server.ts";
import type { OverrideLine } from "./level-views.ts";
import { listOverrides, type StoredOverride } from "./store/override-store.ts";
import type { UnitTree } from "./unit-tree.ts";

/** Signed numbers that hold for an area: of its province and of the provinces that contain it. */
export async function overrideLines(tx: Tx, { area, province }: Pick<UnitTree, "area" | "province">): Promise<OverrideLine[]> {
  const containing = (await seenByOf(tx, [province])).get(province) ?? [province];
  return (await listOverrides(tx, area.provinceId, containing, null, null)).map(toLine);
}

function toLine(stored: StoredOverride): OverrideLine {
  return {
    id: stored.id,
    version: stored.version,
    area: stored.unit_key,
    rule: stored.rule,
    path: stored.path,
    value: stored.value,
    inclusive: stored.inclusive,
    document: stored.document,
    date: stored.dated_on,
    validFrom: stored.valid_from,
    signedName: stored.signed_name,
    capacity: stored.capacity,
    signedAt: stored.signed_at,
  };
}
