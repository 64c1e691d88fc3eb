import { sql } from "kysely";
import type { Tx } from "../../kernel/db/actor.ts";
import type { ListColumn } from "../../kernel/http/list-file.ts";
import type { Language } from "../../kernel/i18n/language.ts";
import { textOf } from "../../kernel/i18n/words-on-disk.ts";
import type { LocalDate } from "../../kernel/time/local-date.ts";
import { unitNames } from "../directory/server.ts";
import type { ReportedFigureTable } from "./store/tables.ts";

interface StatedLine extends ReportedFigureTable {
  areaName: string | null;
  reporterName: string | null;
}

/** What units stated about an area and those under it, or from there, over periods that touch the span; in force, oldest first. */
export async function statedList(
  tx: Tx,
  query: { area: string; from: LocalDate; to: LocalDate },
  language: Language,
): Promise<StatedLine[]> {
  const { rows } = await sql<ReportedFigureTable>`select * from figures.reported_figure
    where seen_by @> array[${query.area}] and period_from <= ${query.to} and period_to >= ${query.from} and withdrawn is null
    order by period_from, period_to, indicator, unit_key, reported_by`.execute(tx);
  const names = await unitNames(
    tx,
    rows.flatMap(({ unit_key, reported_by }) => [unit_key, reported_by]),
    language,
  );
  return rows.map((row) => ({ ...row, areaName: names.get(row.unit_key) ?? null, reporterName: names.get(row.reported_by) ?? null }));
}

/** Under the headers an import of figures knows: the file comes back as it left, edited or not. */
export const statedColumns = (language: Language): readonly ListColumn<StatedLine>[] => [
  { vi: "Chỉ tiêu", en: "indicator", value: ({ indicator }) => indicator },
  { vi: "Mã địa bàn", en: "area code", value: ({ unit_key }) => unit_key },
  { vi: "Tên địa bàn", en: "name of the area", value: ({ areaName }) => areaName },
  { vi: "Từ ngày", en: "from", kind: "date", value: ({ period_from }) => period_from },
  { vi: "Đến ngày", en: "to", kind: "date", value: ({ period_to }) => period_to },
  { vi: "Tính đến", en: "cutoff", value: ({ cutoff }) => cutoff?.toISOString() },
  { vi: "Số liệu", en: "value", kind: "number", value: ({ value }) => value },
  { vi: "Đơn vị tính", en: "unit of measure", value: ({ unit }) => unit },
  { vi: "Từ chỉ mức", en: "approx", value: ({ approx }) => textOf(language, "figures", `approx.${approx}`) },
  { vi: "Nguồn số liệu", en: "source", value: ({ source }) => source },
  { vi: "Cơ quan báo", en: "stated by", value: ({ reporterName, reported_by }) => reporterName ?? reported_by },
];
