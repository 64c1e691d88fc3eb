import { foundByName, wentOn } from "./links.ts";
import { leftOverCodes } from "./lists.ts";
import { type LinkRow, read, sum, type UnitRow, type Units } from "./source-files.ts";

function addPeople(units: Units, file: string, code: string, people: string): void {
  for (const row of read(`vn-population/${file}.csv`)) {
    if (row[people] === "") continue;
    Object.assign(units.get(row[code]!)!, { people: Number(row[people]), method: row.method ?? "exact" });
  }
}

/** Moves people that the source put on a wrong unit, or on none. */
function correct(units: Units, code: string, people: number, method: string): void {
  const unit = units.get(code)!;
  Object.assign(unit, { people: (unit.people ?? 0) + people, method });
}

/** Takes the people of communes that were found by their name along; a unit whose every part is known is counted exactly. */
function followNames(o19: Units, o25: Units, links: readonly LinkRow[]): void {
  const into = Map.groupBy(links, (link) => link.to);
  const methodOf = (code: string) =>
    into.get(code)!.some((link) => link.method === "nearest_estimate" || link.share === "partial") ? "estimated" : "exact";
  for (const { code, before, to } of foundByName) {
    correct(o25, to, o19.get(code)!.people!, methodOf(to));
    correct(o25, before, -o19.get(code)!.people!, methodOf(before));
  }
}

export function addPopulations(o19: Units, o25: Units, n25: Units, earlier: readonly LinkRow[], links: readonly LinkRow[]): void {
  for (const unit of o25.values()) if (unit.code.length === 2) Object.assign(unit, { people: o19.get(unit.code)!.people, method: "exact" });
  addPeople(o25, "population2019_on_pre2025_districts", "district_code", "population_2019");
  addPeople(o25, "population2019_on_pre2025_communes", "commune_code", "population_2019");
  followNames(o19, o25, earlier);
  for (const { code, o25: place } of leftOverCodes.filter(({ lost }) => lost)) {
    correct(o25, place, o19.get(code)!.people!, "matched_by_elimination");
    correct(o25, o25.get(place)!.parent, o19.get(code)!.people!, "matched_by_elimination");
  }
  correct(o25, wentOn.code, o19.get(wentOn.code)!.people!, "estimated");
  correct(o25, wentOn.partTo, -o19.get(wentOn.code)!.people!, "estimated");
  addPeople(n25, "population2019_on_2025_provinces", "province_code", "census_2019");
  const moves = links.filter((link) => link.to.length === 5 && link.method !== "derived_from_communes");
  const successors = Map.groupBy(moves, (link) => link.from);
  for (const [to, rows] of Map.groupBy(moves, (link) => link.to)) {
    const parts = rows.map(({ from }) => ({ ...o25.get(from)!, divisor: successors.get(from)!.length }));
    Object.assign(n25.get(to)!, peopleOf(parts));
  }
}

/** People of a new commune: those of its parts; a divided commune's people go to its successors in equal parts, for want of a better key. */
function peopleOf(parts: readonly (UnitRow & { divisor: number })[]): Pick<UnitRow, "people" | "method"> {
  const counted = parts.filter((part) => part.people !== undefined);
  if (counted.length === 0) return {};
  const estimated = parts.some((part) => part.divisor > 1 || part.method === "estimated");
  const method = estimated ? "estimated" : (counted.find((part) => part.method !== "exact")?.method ?? "exact");
  return { people: Math.round(sum(counted.map((part) => part.people! / part.divisor))), method };
}
