import type { Cell } from "../cell.ts";
import { readDate } from "./read-date.ts";

export interface DateColumnJudgement {
  /** Written dates whose day is above 12: surely day first. */
  dayFirst: number;
  /** Written dates whose second number is above 12: surely month first, and refused. */
  monthFirst: number;
  /** Written dates and Excel dates whose day and month are both at most 12. */
  either: number;
  /**
   * `ask`: some dates can only be month first, so the others of this column may have been typed so too, and Excel may
   * already have swapped those it took for dates. One question for the file, never a silent swap.
   */
  verdict: "day_first" | "ask" | "no_sign";
}

/** Looks at a whole column of dates, because one cell cannot show the habit of who typed it. */
export function judgeDateColumn(cells: readonly Cell[]): DateColumnJudgement {
  const judgement: DateColumnJudgement = { dayFirst: 0, monthFirst: 0, either: 0, verdict: "no_sign" };
  for (const cell of cells) {
    const reading = readDate(cell);
    if (!reading.ok) judgement.monthFirst += reading.code === "month_over_12" && Number(reading.params.day) <= 12 ? 1 : 0;
    else if (reading.value?.precision === "day") {
      if (Number(reading.value.on.slice(8)) <= 12) judgement.either += 1;
      else if (cell.kind !== "date") judgement.dayFirst += 1;
    }
  }
  if (judgement.monthFirst > 0) judgement.verdict = "ask";
  else if (judgement.dayFirst > 0) judgement.verdict = "day_first";
  return judgement;
}
