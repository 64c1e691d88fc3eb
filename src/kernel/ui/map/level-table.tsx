import { useMemo, useState } from "react";
import { useText } from "../language/language.tsx";
import { LevelBadge, type LevelValue } from "../parts/level-badge.tsx";
import { type Column, type Sort, sortRows } from "../table/column.ts";
import { DataTable } from "../table/data-table.tsx";
import type { AreaShape } from "./plan.ts";

interface LevelTableProps {
  units: readonly AreaShape[];
  levels: ReadonlyMap<string, LevelValue>;
  chosen: string | undefined;
  onChoose: (key: string) => void;
  provisional: boolean | undefined;
}

/** The map as a table, for everyone who reads better so. */
export function LevelTable({ units, levels, chosen, onChoose, provisional }: LevelTableProps) {
  const text = useText("ui");
  const [sort, setSort] = useState<Sort>({ by: "level", descending: true });
  const columns: Column<AreaShape>[] = [
    { key: "name", name: text("map.unitName"), width: 200, sortable: true, cell: ({ name }) => name },
    { key: "parent", name: text("map.parentName"), width: 160, sortable: true, cell: ({ parentName }) => parentName ?? "" },
    {
      key: "level",
      name: text("map.level"),
      width: 240,
      sortable: true,
      cell: ({ key }) => (
        <span className="row">
          <LevelBadge level={levels.get(key) ?? null} provisional={provisional ?? false} silent />
          {text(`level.short.${levels.get(key) ?? 0}`)}
        </span>
      ),
    },
  ];
  const rows = useMemo(() => {
    const sortValue = ({ key, name, parentName }: AreaShape) =>
      sort.by === "name" ? name : sort.by === "parent" ? parentName : levels.get(key);
    return sortRows(units, sortValue, sort.descending);
  }, [units, levels, sort]);
  return (
    <DataTable
      name="map.levels"
      caption={text("map.caption")}
      columns={columns}
      rows={rows}
      keyOf={({ key }) => key}
      openKey={chosen}
      onOpen={({ key }) => onChoose(key)}
      sort={sort}
      onSort={setSort}
      empty={<p className="muted">{text("map.noUnits")}</p>}
    />
  );
}
