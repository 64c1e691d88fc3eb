import type { AgencyGroup, Unit } from "../contract.ts";
import { periodOf } from "../rules/eras.ts";
import { expandSeenBy } from "../rules/seen-by.ts";
import { getUnit, type UnitGraph } from "../rules/unit-graph.ts";
import { kindWords, unitName } from "../rules/unit-name.ts";
import { type AgencyKind, agencyKinds } from "./kinds.ts";

export interface Agency {
  /** `ag.o94.cdc` until 06/2025, `ag.n92.cdc` since: unit code, then the code of the kind. */
  key: string;
  kind: string;
  group: AgencyGroup;
  name: string;
  nameEn: string;
  /** The unit it belongs to. */
  unitKey: string;
  provinceId: string;
  /** First and last local day; null where it began before the first list of units, or is still there. */
  validFrom: string | null;
  validTo: string | null;
  /** Itself, what took over from it, and whoever sees its unit. */
  seenBy: string[];
}

export interface AgencyLink {
  from: string;
  to: string;
  /** What of it went there: `toàn bộ`, `bảo trợ xã hội, trẻ em`. */
  note: string;
}

/** The body as one list of units knows it, before successors are known. */
interface Draft {
  agency: Agency;
  kind: AgencyKind;
  unit: Unit;
}

/**
 * The bodies of a province of 2025 and of all provinces, districts and communes it was made of, each with its days and successors.
 * @param optional codes of kinds that only some provinces have
 */
export function provinceAgencies(
  graph: UnitGraph,
  provinceId: string,
  optional: readonly string[] = [],
): { agencies: Agency[]; links: AgencyLink[] } {
  const kinds = agencyKinds.filter((kind) => !kind.optional || optional.includes(kind.code));
  const units = bodiesOf(graph, provinceId);
  const drafts = units.flatMap((unit) =>
    kinds.filter((kind) => kind.level === unit.level && existsIn(kind, unit)).map((kind) => draft(unit, kind)),
  );
  const links = linksBetween(graph, drafts);
  const successors = Map.groupBy(links, (link) => link.from);
  const agencies = drafts.map(({ agency, unit }) => {
    const heirs = (key: string): string[] => (successors.get(key) ?? []).flatMap(({ to }) => [to, ...heirs(to)]);
    return { ...agency, seenBy: [...new Set([agency.key, ...heirs(agency.key), ...expandSeenBy(graph, unit.key)])] };
  });
  return { agencies, links };
}

/** Units that have bodies of their own: those of 2019, those that came later, and those since 07/2025. */
function bodiesOf(graph: UnitGraph, provinceId: string): Unit[] {
  return [...graph.units.values()].filter(
    (unit) => unit.provinceId === provinceId && (unit.era !== "o25" || !graph.units.has(`o19.${unit.code}`)),
  );
}

/** Health facilities that outlive their units are not made a second time for the new ones; kinds have their own days. */
function existsIn(kind: AgencyKind, unit: Unit): boolean {
  if (unit.era !== "n25") return true;
  return !kind.outlivesUnit && (kind.to === undefined || kind.to >= unit.validFrom);
}

const keyOf = (unit: Unit, kind: string) => `ag.${unit.era === "n25" ? "n" : "o"}${unit.code}.${kind}`;

/** Commands of the two largest cities bear names of their own. */
const ownNames: Record<string, string> = { "01.qs": "Bộ Tư lệnh Thủ đô Hà Nội", "79.qs": "Bộ Tư lệnh Thành phố Hồ Chí Minh" };

function draft(unit: Unit, kind: AgencyKind): Draft {
  const agency: Agency = {
    key: keyOf(unit, kind.code),
    kind: kind.code,
    group: kind.group,
    provinceId: unit.provinceId,
    unitKey: unit.key,
    seenBy: [],
    name: ownNames[`${unit.code}.${kind.code}`] ?? kind.vi.replace("{unit}", `${kindWords[unit.kind].vi} ${unit.name}`),
    nameEn: kind.en.replace("{unit}", unitName(unit, "en")),
    validFrom: kind.from ?? (unit.era === "n25" || unit.era === "o25" ? unit.validFrom : null),
    validTo: lastDay(unit, kind),
  };
  return { agency, kind, unit };
}

function lastDay(unit: Unit, kind: AgencyKind): string | null {
  if (kind.to) return kind.to;
  return unit.era === "n25" || kind.outlivesUnit ? null : periodOf("o25").to;
}

function linksBetween(graph: UnitGraph, drafts: readonly Draft[]): AgencyLink[] {
  const known = new Map(drafts.map((one) => [one.agency.key, one]));
  return drafts.flatMap(({ kind, unit, agency }): AgencyLink[] => {
    const regrouped = (kind.successors ?? []).map(({ code, note }) => ({ from: agency.key, to: keyOf(unit, code), note }));
    if (regrouped.length > 0 || agency.validTo === null || kind.to) return regrouped.filter(({ to }) => known.has(to));
    const merged = newUnits(graph, unit).map((heir) => ({
      from: agency.key,
      to: keyOf(heir, kind.code),
      note: "sắp xếp đơn vị hành chính",
    }));
    return merged.filter(({ to }) => known.has(to));
  });
}

/** Units of 07/2025, of the same level, that an old unit went into. */
function newUnits(graph: UnitGraph, unit: Unit): Unit[] {
  if (unit.era === "n25" || unit.level === "district") return [];
  const next = (graph.successors.get(unit.key) ?? []).map((link) => getUnit(graph, link.to)).filter(({ level }) => level === unit.level);
  return [...new Set(next.flatMap((heir) => (heir.era === "n25" ? [heir] : newUnits(graph, heir))))];
}
