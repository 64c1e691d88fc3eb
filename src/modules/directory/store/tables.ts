import type { AgencyGroup, Era, Level, LinkMethod, PopulationMethod, UnitKind } from "../contract.ts";
import type { UnitTopology } from "../map/schematic-map.ts";

export interface UnitTable {
  key: string;
  era: Era;
  level: Level;
  code: string;
  kind: UnitKind;
  name: string;
  full_name: string;
  folded_name: string;
  parent: string | null;
  province_key: string;
  district_key: string | null;
  province_id: string;
  valid_from: string;
  valid_to: string | null;
  longitude: number | null;
  latitude: number | null;
  seen_by: string[];
  part_of: string | null;
}

export interface UnitLinkTable {
  from_key: string;
  to_key: string;
  method: LinkMethod;
  share: "full" | "partial";
  fraction: number | null;
}

export interface RollUpTable {
  era: Era;
  key: string;
  target: string | null;
  placement: "exact" | "unplaced";
  estimated: boolean;
}

export interface PopulationTable {
  key: string;
  year: number;
  people: number;
  method: PopulationMethod;
  origin: string;
}

export interface AgencyTable {
  key: string;
  kind: string;
  group: AgencyGroup;
  name: string;
  name_en: string;
  folded_name: string;
  unit_key: string;
  province_id: string;
  valid_from: string | null;
  valid_to: string | null;
  seen_by: string[];
}

export interface AgencyLinkTable {
  from_key: string;
  to_key: string;
  note: string;
}

export interface BoundarySourceTable {
  id: string;
  file_name: string;
  sha256: string;
  licence: string;
  credit: string;
  imported_at: Date;
  joined: number;
  not_joined: unknown;
  without_outline: unknown;
}

export interface BoundaryTable {
  province_id: string;
  era: Era;
  level: Level;
  source_id: string;
  topology: UnitTopology;
  derived: boolean;
  approximate: boolean;
}

export interface LoadedTable {
  name: string;
  hash: string;
  loaded_at: Date;
}

export interface AgencyEntryTable {
  key: string;
  group: string | null;
  name: string | null;
  unit_key: string;
  province_id: string;
  valid_from: string | null;
  valid_to: string | null;
  reason: string | null;
  entered_at: Date;
  entered_by: string;
  seen_by: readonly string[];
}

declare module "../../../kernel/db/tables.ts" {
  interface Tables {
    "directory.unit": UnitTable;
    "directory.unit_link": UnitLinkTable;
    "directory.roll_up": RollUpTable;
    "directory.population": PopulationTable;
    "directory.agency": AgencyTable;
    "directory.agency_entry": AgencyEntryTable;
    "directory.agency_link": AgencyLinkTable;
    "directory.boundary_source": BoundarySourceTable;
    "directory.boundary": BoundaryTable;
    "directory.loaded": LoadedTable;
  }
}
