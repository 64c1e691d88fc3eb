import type { Tx } from "../../kernel/db/actor.ts";
import { type Outcome, ok, refuse } from "../../kernel/errors/refusal.ts";
import { type LocalDate, localDateOf } from "../../kernel/time/local-date.ts";
import type { Population, Unit } from "../directory/contract.ts";
import { populationsOf } from "../directory/server.ts";
import { latestReported } from "../figures/server.ts";
import type { AssessmentUnit, EpidemicLevel, LevelInput, LevelRule, LevelRuleId } from "./contract.ts";
import { errors } from "./errors.ts";
import type { AreaLevel } from "./level-views.ts";
import { readCounts } from "./read-counts.ts";
import { type RuleQuery, ruleFor } from "./rule-in-force.ts";
import { assessLevels } from "./rules/assess-levels.ts";
import type { CountedUnit } from "./rules/count-units.ts";
import { inputsFromCounts } from "./rules/inputs.ts";
import { indicatorsOf, inputsFromReports } from "./rules/reported-inputs.ts";
import { levelsBefore } from "./store/decision-store.ts";
import { latestResponses, type StatedResponse } from "./store/override-store.ts";
import { inSight, placeOf, type UnitTree, unitsUnder } from "./unit-tree.ts";

export interface AssessAreaQuery extends RuleQuery {
  /** Key of a unit; its era is the map that is assessed. */
  area: string;
  /** Only the unit itself, without the units under it. */
  alone?: boolean;
}

/**
 * The epidemic level of a unit and of every unit under it, in the order of their codes, provinces first.
 * Units whose cases the actor does not all see are left out: counted in part they would look better than they are.
 */
export async function assessArea(tx: Tx, query: AssessAreaQuery): Promise<Outcome<AreaLevel[]>> {
  const tree = await unitsUnder(tx, query.area);
  if (!tree) return refuse(errors.area_not_found);
  // Days to come, also as seen from the instant asked about, have no cases yet: counting them as none would lower every level.
  if (query.on > localDateOf(query.asOf ?? tx.now)) return refuse(errors.day_to_come, { on: query.on });
  const rule = await ruleFor(tx, tree, query);
  if (!rule) return refuse(errors.no_rule_on, { on: query.on });
  const sight = await inSight(tx, tree.units);
  const wanted = tree.units.filter(({ key }) => sight.has(key) && (!query.alone || key === query.area));
  if (wanted.length === 0) return ok([]);
  const facts = await readFacts(tx, tree, wanted, rule.id, query);
  return ok(answersOf(rule, wanted, facts, query, tree.names));
}

interface UnitFacts {
  counts: ReadonlyMap<string, CountedUnit> | null;
  populations: ReadonlyMap<string, Population>;
  reported: Awaited<ReturnType<typeof latestReported>>;
  responses: ReadonlyMap<string, StatedResponse>;
  previous: ReadonlyMap<string, EpidemicLevel>;
  asOf: string;
}

async function readFacts(tx: Tx, tree: UnitTree, wanted: readonly Unit[], rule: LevelRuleId, query: AssessAreaQuery): Promise<UnitFacts> {
  const { on } = query;
  const asOf = query.asOf ?? null;
  const keys = wanted.map(({ key }) => key);
  const { provinceId } = tree.area;
  return {
    counts: await readCounts(tx, tree, rule, on, asOf),
    populations: await populationsOf(tx, keys, Number(on.slice(0, 4))),
    reported: await latestReported(tx, { indicators: indicatorsOf(rule), units: keys, on, asOf }),
    responses: rule === "qd-218" ? await latestResponses(tx, provinceId, keys, on, asOf) : new Map(),
    previous: await levelsBefore(tx, { provinceId, units: keys, on, asOf }),
    asOf: (asOf ?? tx.now).toISOString(),
  };
}

function answersOf(
  rule: LevelRule,
  units: readonly Unit[],
  facts: UnitFacts,
  { on }: AssessAreaQuery,
  names: UnitTree["names"],
): AreaLevel[] {
  const inputs = inputsOf(rule, on, units, facts);
  const toAssess = units.map(
    (unit, n): AssessmentUnit => ({ unitLevel: unit.level, previousLevel: facts.previous.get(unit.key) ?? null, inputs: inputs[n]! }),
  );
  return assessLevels(rule, toAssess).map((answer, n) => {
    const unit = units[n]!;
    const counted = facts.counts?.get(unit.key);
    const population = facts.populations.get(unit.key);
    return {
      ...answer,
      ...placeOf(unit, on, names),
      previousLevel: facts.previous.get(unit.key) ?? null,
      population: population ? { people: population.people, year: population.year, method: population.method } : null,
      unplaced: counted?.unplaced ?? null,
      estimated: counted?.estimated ?? false,
    };
  });
}

function inputsOf(rule: LevelRule, on: LocalDate, units: readonly Unit[], facts: UnitFacts): Record<string, LevelInput>[] {
  const people = (key: string): number | null => facts.populations.get(key)?.people ?? null;
  const counted = units.map(({ key }) => {
    const days = facts.counts ? (facts.counts.get(key)?.days ?? []) : null;
    return { id: key, population: people(key), days, source: "records", asOf: facts.asOf };
  });
  // Nobody counts patients on oxygen by day: their mean comes as a reported figure, or is missing.
  return inputsFromCounts(rule.id, on, counted).map(({ oxygenPatientsPer100k: _, ...fromCounts }, n) => {
    const { key } = units[n]!;
    const reports = inputsFromReports(rule, on, people(key), (indicator) => facts.reported.get(`${indicator} ${key}`));
    const stated = facts.responses.get(key);
    const response = stated && { value: stated.response, source: stated.document, asOf: stated.recordedAt.toISOString() };
    return { ...fromCounts, ...reports, ...(response && { responseCapacity: response }) };
  });
}
