import type { LocalDate } from "../../kernel/time/local-date.ts";
import { checkPerson, type PersonFacts } from "../persons/server.ts";
import type { RowProblem } from "./contract.ts";
import { problemOf, refusalProblem } from "./row-outcome.ts";
import type { CaseRow } from "./rules/read-case-row.ts";

/** A number that cannot be this person's is left out: a person without it is better than one with somebody else's. */
const withoutNumber: Record<string, { field: string; drop: Partial<PersonFacts> }> = {
  "persons/bad_cccd": { field: "cccd", drop: { cccd: null } },
  "persons/cccd_contradicts": { field: "cccd", drop: { cccd: null } },
  "persons/bad_cmnd": { field: "cccd", drop: { cmnd: null } },
  "persons/bad_phone": { field: "phone", drop: { phones: [] } },
};

/**
 * Checks what a row says of a person by the rules of a keyboard; a bad number is left out and noted, anything else keeps the row out.
 * @param today local day of the decision
 */
export function checkFacts(
  row: CaseRow,
  facts: PersonFacts,
  today: LocalDate,
): { ok: true; facts: PersonFacts; notes: RowProblem[] } | { ok: false; problem: RowProblem } {
  const notes: RowProblem[] = [];
  let rest = facts;
  for (;;) {
    const checked = checkPerson(rest, today);
    if (checked.ok) return { ok: true, facts: checked.value, notes };
    const number = withoutNumber[checked.refusal.code];
    if (!number || notes.some(({ code }) => code === checked.refusal.code))
      return { ok: false, problem: refusalProblem(row, checked.refusal) };
    const { phone: _sealed, ...params } = checked.refusal.params ?? {};
    notes.push(problemOf(row, number.field, checked.refusal.code, params, "note"), problemOf(row, number.field, "left_out", {}, "note"));
    rest = { ...rest, ...number.drop };
  }
}
