import type { Tx } from "../../../kernel/db/actor.ts";
import { allDiseases } from "../diseases/find-disease.ts";
import { type StoredCase, toStoredCase } from "./case-store.ts";
import type { CaseReportTable } from "./tables.ts";

/** A unit whose cases wait to be placed, and how many. */
export interface UnplacedUnit {
  unit: string;
  n: number;
}

/**
 * How many cases of these units wait to be placed, the most first. Read from the monthly counts: a start page must not count cases. They follow
 * a placing within seconds.
 */
export async function countUnplaced(tx: Tx, units: readonly string[]): Promise<UnplacedUnit[]> {
  if (units.length === 0) return [];
  const { rows } = await tx.client.query<UnplacedUnit>(
    `select unit, sum(n)::int as n from surveillance.case_month
     where province_id = $1 and disease_code = any($2) and unit = any($3) and date_kind = 'reported' and classification <> 'discarded'
     group by unit order by n desc, unit`,
    [tx.actor.provinceId, allDiseases.map(({ code }) => code), units],
  );
  return rows;
}

/** Cases that wait to be placed in one unit, the newest reports first. */
export async function listUnplaced(tx: Tx, unit: string, limit: number): Promise<StoredCase[]> {
  const { rows } = await tx.client.query<CaseReportTable>(
    `select * from surveillance.case_report
     where province_id = $1 and count_unit = $2 and withdrawn is null and classification <> 'discarded'
     order by reported_on desc, id desc limit $3`,
    [tx.actor.provinceId, unit, limit],
  );
  return rows.map(toStoredCase);
}
