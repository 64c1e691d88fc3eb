import type { Tx } from "../../kernel/db/actor.ts";
import { type Outcome, ok, refuse } from "../../kernel/errors/refusal.ts";
import type { AreaAnswer, AreaDetail, Era, UnitLink } from "./contract.ts";
import { errors } from "./errors.ts";
import { eras, isBefore } from "./rules/eras.ts";
import { rollUp } from "./rules/roll-up.ts";
import type { AreaHit } from "./rules/search-areas.ts";
import { chainOf, getUnit } from "./rules/unit-graph.ts";
import { unitName, unitPath } from "./rules/unit-name.ts";
import { unitGraph } from "./store/unit-memory.ts";

type Language = "vi" | "en";

/** One line of an answer to a search; a unit of an earlier list says what it is on the asked map ("nay là …"). */
export function answerOf({ unit, above, counterparts }: AreaHit, era: Era, language: Language): AreaAnswer {
  const [, ...parents] = unitPath(unit, above, language).split(", ");
  const now = counterparts.map((one) => ({ key: one.key, name: unitName(one, language) }));
  const wasBefore = isBefore(unit.era, era) && now.length > 0;
  return {
    key: unit.key,
    name: unitName(unit, language),
    ...(parents.length > 0 && { parent: parents.join(", ") }),
    ...(wasBefore && { nowName: now.map(({ name }) => name).join(", ") }),
    era: unit.era,
    level: unit.level,
    validTo: unit.validTo,
    now,
  };
}

/** Everything known about one unit. */
export async function describeArea(tx: Tx, key: string, language: Language): Promise<Outcome<AreaDetail>> {
  const graph = unitGraph();
  const unit = graph.units.get(key);
  if (!unit) return refuse(errors.area_not_found, { key });
  const nameOf = (one: string) => unitName(getUnit(graph, one), language);
  const above = chainOf(graph, key).slice(1);
  const linked = (links: readonly UnitLink[] | undefined, end: "from" | "to") =>
    (links ?? []).map((link) => ({
      key: link[end],
      name: nameOf(link[end]),
      method: link.method,
      share: link.share,
      fraction: link.fraction,
    }));
  const populations = await tx
    .selectFrom("directory.population")
    .select(["year", "people", "method"])
    .where("key", "=", key)
    .orderBy("year")
    .execute();
  return ok({
    unit,
    name: unitName(unit, language),
    path: unitPath(
      unit,
      above.map((one) => getUnit(graph, one)),
      language,
    ),
    above: above.map((one) => ({ key: one, name: nameOf(one) })),
    successors: linked(graph.successors.get(key), "to"),
    predecessors: linked(graph.predecessors.get(key), "from"),
    onMaps: eras.map(({ era }) => {
      const on = rollUp(graph, key, era);
      return { era, ...on, name: on.key && nameOf(on.key) };
    }),
    populations,
  });
}
