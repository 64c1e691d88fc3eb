import type { Tx } from "../../kernel/db/actor.ts";
import { fold } from "../../kernel/tabular/fold.ts";
import { localDateOf } from "../../kernel/time/local-date.ts";
import { areaIndex, eraOf, eraOn, eras, listAgencies, searchAreas, seenByOf, unitName } from "../directory/server.ts";
import type { RoleCode } from "./contract.ts";
import { mayGrantOver } from "./rules/rights.ts";

/** The place a text means, or why there is none, with the names it may mean. */
export type Place = { key: string } | { problem: "place_unknown" | "place_several"; names: string };

/** A key as it is, else the one unit or body inside the administrator's area that bears the name or code. Rows of a sheet repeat their places. */
export function placeFinder(tx: Tx): (text: string, role: RoleCode) => Promise<Place> {
  const known = new Map<string, Place>();
  return async (text, role) => {
    const name = `${bodiesOnly(role)} ${text}`;
    const place = known.get(name) ?? (await findPlace(tx, text, role));
    known.set(name, place);
    return place;
  };
}

const bodiesOnly = (role: RoleCode): boolean => role === "hospital" || role === "laboratory";

async function findPlace(tx: Tx, text: string, role: RoleCode): Promise<Place> {
  const asKey = await seenByOf(tx, [text]);
  if (asKey.has(text)) return { key: text };
  const units = bodiesOnly(role) ? [] : await namedUnits(tx, text);
  const places = exactFirst([...units, ...(await namedBodies(tx, text))], text);
  const [only, ...more] = places;
  if (only && more.length === 0) return { key: only.key };
  return {
    problem: only ? "place_several" : "place_unknown",
    names: places
      .slice(0, 4)
      .map(({ name }) => name)
      .join("; "),
  };
}

interface NamedPlace {
  key: string;
  name: string;
}

async function namedUnits(tx: Tx, text: string): Promise<NamedPlace[]> {
  const ofHome = eras.find(({ era }) => tx.actor.homeKey.startsWith(`${era}.`))?.era;
  const era = ofHome ?? eraOn(localDateOf(tx.now));
  const hits = searchAreas(areaIndex(), text, { era, limit: 50 }).map(({ unit }) => ({ key: unit.key, name: unitName(unit) }));
  return within(
    tx,
    hits.filter(({ key }) => eraOf(key) === era),
  );
}

async function namedBodies(tx: Tx, text: string): Promise<NamedPlace[]> {
  return within(tx, await listAgencies(tx, { text, limit: 20 }));
}

async function within(tx: Tx, places: readonly NamedPlace[]): Promise<NamedPlace[]> {
  const seen = await seenByOf(
    tx,
    places.map(({ key }) => key),
  );
  return places.filter(({ key }) => mayGrantOver(tx.actor.scope, seen.get(key) ?? []));
}

/** Those that bear exactly this name, else all that were found. */
function exactFirst(places: readonly NamedPlace[], text: string): NamedPlace[] {
  const exact = places.filter(({ name }) => fold(name).trim() === fold(text).trim());
  return exact.length > 0 ? exact : [...places];
}
