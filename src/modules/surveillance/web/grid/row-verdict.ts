import type { LookAlike } from "../../case-views.ts";
import type { RowCheck } from "./check-row.ts";
import type { GridRow } from "./grid-row.ts";

/** What the check cell says of a row: what is known of it from its own cells, the other rows, the register and the server. */
export type Verdict =
  | { kind: "empty" }
  | { kind: "typing"; missing: RowCheck["missing"] }
  | { kind: "problem"; problem: RowCheck["problems"][number] }
  | { kind: "refused" }
  | { kind: "repeated"; row: number }
  | { kind: "alike"; person: LookAlike }
  | { kind: "ready"; unknown: RowCheck["unknown"] };

export interface VerdictContext {
  check: RowCheck;
  /** Number of an earlier row about the same person. */
  repeats: number | undefined;
  /** Registered persons it may be; empty while they have not been asked for. */
  alikes: readonly LookAlike[];
}

/** The first thing that stands in the way of a row, or that it is ready to be saved. */
export function verdictOf(row: GridRow, { check, repeats, alikes }: VerdictContext): Verdict {
  if (check.state === "empty") return { kind: "empty" };
  const wrong = check.problems.find(({ grade }) => grade === "wrong");
  if (wrong) return { kind: "problem", problem: wrong };
  if (row.refusal) return { kind: "refused" };
  if (check.state === "typing") return { kind: "typing", missing: check.missing };
  const [ask] = check.problems;
  if (ask) return { kind: "problem", problem: ask };
  if (repeats !== undefined) return { kind: "repeated", row: repeats };
  const alike = row.knownAs ? undefined : alikes.find(({ personId }) => !row.notThese.includes(personId));
  return alike ? { kind: "alike", person: alike } : { kind: "ready", unknown: check.unknown };
}
