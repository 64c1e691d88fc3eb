import type { AreaShape, ShapesTopology } from "../../kernel/ui/map/plan.ts";

export type PublicLevel = 1 | 2 | 3 | 4;

export interface PublicFront {
  organisation: string | null;
  demo: boolean;
  area: { key: string; name: string } | null;
  levels: { green: number; of: number; on: string; at: string; rule: string; provisional: boolean } | null;
}

export interface PublishedRow {
  area: string;
  name: string;
  unitLevel: string;
  on: string;
  level: PublicLevel;
  provisional: boolean;
  documentNumber: string | null;
  publishedAt: string;
}

export interface PublicMap {
  units: AreaShape[];
  topology: ShapesTopology | null;
  schematic: boolean;
  credit: string | null;
}

export interface ReportRow {
  id: string;
  areaName: string | null;
  on: string;
  number: string | null;
  publishedAt: string;
  sha256: string;
}
