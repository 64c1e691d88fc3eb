import type { Tx } from "../../../kernel/db/actor.ts";
import type { OutSheet, OutValue } from "../../../kernel/tabular/write/write-xlsx.ts";
import { addDays, type LocalDate, startOf } from "../../../kernel/time/local-date.ts";
import { simulateOutbreak } from "../outbreak/simulate-outbreak.ts";
import { inventPhone } from "../people/numbers.ts";
import { knownAt, spreadsheetOf } from "../sheet/hospital-sheet.ts";
import type { Cell } from "../sheet/messy-cells.ts";
import { planProvince } from "./plan-province.ts";

/** Identity numbers are of another province, so that nobody on the list shares one with the people of the demo. */
const NUMBERS_OF = "95";
/** The list is written near the top of a wave of its own. */
const DAYS_BEFORE = 85;
/** Days of reports on the list. */
const DAYS_LISTED = 3;

/** A hospital's list of people whom the demo does not know yet, reported in its last days, with the mess of real lists: for whoever tries the import. */
export async function inventHospitalList(tx: Tx, code: string, day: LocalDate): Promise<OutSheet> {
  const plan = await planProvince(tx, code, { seed: 11, persons: 5_000, cases: 2_000 });
  const outbreak = simulateOutbreak({ ...plan, provinceCode: NUMBERS_OF, startOn: addDays(day, -DAYS_BEFORE) });
  const asOf = new Date(startOf(addDays(day, 1)).getTime() - 1);
  const recent = [...outbreak.cases()].filter((one) => {
    const report = knownAt(one, asOf);
    return report && report.reportedOn > addDays(day, -DAYS_LISTED) && report.classification === "confirmed";
  });
  let phones = 0;
  const personOf: typeof outbreak.personOf = (report) => {
    const person = outbreak.personOf(report);
    return { ...person, facts: { ...person.facts, cmnd: null, phones: person.facts.phones.map(() => inventPhone(4_000_000 + phones++)) } };
  };
  const options = { seed: 11, hospital: "Bệnh viện Đa khoa tỉnh", provinceName: plan.provinceName, asOf };
  const { headers, rows } = spreadsheetOf({ ...outbreak, personOf }, recent, options);
  const columns = headers.map((header) => ({ header, kind: header.startsWith("Ngày") ? ("date" as const) : ("text" as const) }));
  return { name: "Danh sách", columns, rows: rows.map((row) => row.map(outOf)) };
}

const outOf = (cell: Cell): OutValue => (cell instanceof Date ? cell.toISOString().slice(0, 10) : cell);
