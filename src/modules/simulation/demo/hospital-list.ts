import type { Tx } from "../../../kernel/db/actor.ts";
import type { OutSheet } from "../../../kernel/tabular/write/write-xlsx.ts";
import { addDays, type LocalDate, startOf } from "../../../kernel/time/local-date.ts";
import { simulateOutbreak } from "../outbreak/simulate-outbreak.ts";
import { knownAt, spreadsheetOf } from "../sheet/hospital-sheet.ts";
import { NUMBERS_OF, outSheetOf, strangersOf } from "../sheet/list-of-strangers.ts";
import { planProvince } from "./plan-province.ts";

/** The list is written near the top of a wave of its own. */
const DAYS_BEFORE = 85;
/** Days of reports on the list. */
const DAYS_LISTED = 3;

/** A hospital's list of people whom the demo does not know yet, reported in its last days, with the mess of real lists: for whoever tries the import. */
export async function inventHospitalList(tx: Tx, code: string, day: LocalDate): Promise<OutSheet> {
  const plan = await planProvince(tx, code, { seed: 11, persons: 5_000, cases: 2_000 });
  const outbreak = strangersOf(simulateOutbreak({ ...plan, provinceCode: NUMBERS_OF, startOn: addDays(day, -DAYS_BEFORE) }), 4_000_000);
  const asOf = new Date(startOf(addDays(day, 1)).getTime() - 1);
  const recent = [...outbreak.cases()].filter((one) => {
    const report = knownAt(one, asOf);
    return report && report.reportedOn > addDays(day, -DAYS_LISTED) && report.classification === "confirmed";
  });
  const options = { seed: 11, hospital: "Bệnh viện Đa khoa tỉnh", provinceName: plan.provinceName, asOf };
  return outSheetOf(spreadsheetOf(outbreak, recent, options));
}
