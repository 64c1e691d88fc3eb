import { formatDate, formatInstant } from "../../../kernel/i18n/date.ts";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { EquationRow } from "../../../kernel/ui/parts/equation-row.tsx";
import { Note } from "../../../kernel/ui/parts/note.tsx";
import type { Batch } from "./batch.ts";
import { BatchRows } from "./batch-rows.tsx";

/** What every row became, as an equation that must balance, then row by row with the reason and what to do. */
export function BatchResult({ batch }: { batch: Batch }) {
  const text = useText("imports");
  return (
    <>
      <EquationRow
        total={{ name: text("result.read"), value: batch.read }}
        terms={[
          { name: text("result.created"), value: batch.created },
          { name: text("result.updated"), value: batch.updated },
          { name: text("result.unchanged"), value: batch.unchanged },
          { name: text("result.held"), value: batch.held, tone: "decide" },
          { name: text("result.rejected"), value: batch.rejected, tone: "wrong" },
        ]}
      >
        {batch.totals.map((total) => text("batch.fileTotal", { row: total.row, text: total.text })).join(" ")}{" "}
        {batch.undoneAt
          ? text("batch.undoneAt", { at: formatInstant(batch.undoneAt) })
          : text("batch.undoUntil", { on: formatDate(batch.undoUntil) })}
      </EquationRow>
      <Warnings batch={batch} />
      <BatchRows batch={batch} />
    </>
  );
}

/** The total at the end of the file is told beside the equation already. */
const TOLD = "total_rows";

function Warnings({ batch }: { batch: Batch }) {
  const tabular = useText("tabular");
  const warnings = batch.warnings.filter(({ code }) => code !== TOLD || batch.totals.length === 0);
  if (warnings.length === 0) return null;
  const plain = (params: Batch["warnings"][number]["params"]) =>
    Object.fromEntries(Object.entries(params).map(([name, value]) => [name, value ?? ""]));
  return <Note kind="warn">{warnings.map((warning) => tabular(`warning.${warning.code}`, plain(warning.params))).join(" ")}</Note>;
}
