import { fold } from "../../../kernel/tabular/fold.ts";
import type { Era, Level, Unit } from "../contract.ts";
import { codeOf, isBefore } from "../rules/eras.ts";
import { getUnit, type UnitGraph } from "../rules/unit-graph.ts";
import { foldedUnitName } from "../rules/unit-name.ts";

/** What a file says about one outline: the properties of the feature. */
export type Properties = Readonly<Record<string, unknown>>;

export interface Join {
  era: Era;
  level: Level;
  /** For each outline the unit it shows; undefined where none fits. */
  keys: readonly (string | undefined)[];
  joined: number;
  /** How many units have at least one outline. */
  units: number;
}

/**
 * Which units the outlines of a file show: by official code where a column holds codes, else by unaccented name within the unit above.
 * @param target era and level, where the sender named them; else the list of which most units are shown, then the shorter, then the newer one
 */
export function joinOutlines(
  graph: UnitGraph,
  outlines: readonly Properties[],
  target: { era?: Era | undefined; level?: Level | undefined },
): Join {
  const lists = Map.groupBy(graph.units.values(), (unit) => `${unit.era} ${unit.level}`);
  const wanted = [...lists.values()].filter(
    ([unit]) => (!target.era || unit!.era === target.era) && (!target.level || unit!.level === target.level),
  );
  const joins = wanted.map((units) => ({ join: joinTo(graph, units, outlines), length: units.length }));
  joins.sort((a, b) => b.join.units - a.join.units || a.length - b.length || Number(isBefore(a.join.era, b.join.era)) - 0.5);
  return joins[0]!.join;
}

function joinTo(graph: UnitGraph, units: readonly Unit[], outlines: readonly Properties[]): Join {
  const columns = [...new Set(outlines.flatMap((properties) => Object.keys(properties)))];
  const byCode = joinByCode(units, outlines, columns);
  const byName = joinByName(graph, units, outlines, columns);
  const keys = outlines.map((_, i) => byCode[i] ?? byName[i]);
  const joined = keys.filter((key) => key !== undefined);
  return { era: units[0]!.era, level: units[0]!.level, keys, joined: joined.length, units: new Set(joined).size };
}

const textOf = (value: unknown): string => (typeof value === "string" || typeof value === "number" ? String(value).trim() : "");

/** The column in which most values are codes; a column of a few chance hits (an index, a year) is none. */
function joinByCode(units: readonly Unit[], outlines: readonly Properties[], columns: readonly string[]): (string | undefined)[] {
  const codes = new Map(units.map((unit) => [unit.code, unit.key]));
  const digits = units[0]!.code.length;
  const read = (properties: Properties, column: string) => {
    const text = textOf(properties[column]);
    return /^\d+$/.test(text) ? codes.get(text.padStart(digits, "0")) : undefined;
  };
  // Of two columns that fit alike, the running number is the one that has to be padded.
  const whole = (column: string) => outlines.filter((properties) => textOf(properties[column]).length === digits).length / outlines.length;
  const hits = (column: string) => new Set(outlines.map((properties) => read(properties, column)).filter(Boolean)).size;
  const best = bestColumn(columns, (column) => hits(column) && hits(column) + whole(column) / 2);
  const keys = outlines.map((properties) => (best ? read(properties, best) : undefined));
  return keys.filter(Boolean).length * 2 > outlines.length ? keys : outlines.map(() => undefined);
}

function joinByName(
  graph: UnitGraph,
  units: readonly Unit[],
  outlines: readonly Properties[],
  columns: readonly string[],
): (string | undefined)[] {
  const named = new Map<string, Unit[]>();
  for (const unit of units) for (const name of namesOf(unit)) named.set(name, [...(named.get(name) ?? []), unit]);
  const read = (properties: Properties, column: string) => named.get(fold(textOf(properties[column]))) ?? [];
  const best = bestColumn(columns, (column) => outlines.filter((properties) => read(properties, column).length > 0).length);
  if (!best) return outlines.map(() => undefined);
  return outlines.map((properties) => {
    const candidates = read(properties, best);
    const others = columns.filter((column) => column !== best).map((column) => fold(textOf(properties[column])));
    const within = candidates.filter((unit) => namesAbove(graph, unit).some((name) => others.includes(name)));
    const [only, ...more] = within.length > 0 ? within : candidates;
    return more.length === 0 ? only?.key : undefined;
  });
}

function bestColumn(columns: readonly string[], score: (column: string) => number): string | undefined {
  const scored = columns.map((column) => ({ column, score: score(column) })).filter((one) => one.score > 0);
  return scored.toSorted((a, b) => b.score - a.score)[0]?.column;
}

const namesOf = (unit: Unit): string[] => [...new Set([foldedUnitName(unit), fold(unit.name)])];

/** Names and code of the unit right above: what tells two communes of one name apart. */
function namesAbove(graph: UnitGraph, unit: Unit): string[] {
  return unit.parent ? [...namesOf(getUnit(graph, unit.parent)), codeOf(unit.parent)] : [];
}
