import { useNavigate } from "@tanstack/react-router";
import { useSend } from "../../../kernel/ui/api/use-send.ts";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { RefusalNote } from "../../../kernel/ui/parts/refusal-note.tsx";
import type { RowDecision, RowProblem, RowView } from "../contract.ts";
import { columnLetter, problemKey } from "../rules/problem-key.ts";

/** Where, what and what to do, for each problem of a row. */
export function RowReason({ row }: { row: RowView }) {
  const shown = row.problems.filter((problem) => problem.grade !== "note");
  return (
    <>
      {shown.map((problem) => (
        <ProblemWords key={`${problem.code} ${problem.column}`} problem={problem} />
      ))}
    </>
  );
}

function ProblemWords({ problem }: { problem: RowProblem }) {
  const text = useText("imports");
  const { namespace, key } = problemKey(problem.code);
  const words = useText(namespace);
  const params = Object.fromEntries(Object.entries(problem.params).map(([name, value]) => [name, value ?? ""]));
  const at = problem.column === null ? "" : `${text("cell", { at: `${columnLetter(problem.column)}${problem.row}` })}: `;
  return (
    <span>
      {at}
      {words(key, params)}{" "}
    </span>
  );
}

/** A waiting row is settled here; a rejected one is mended in the workbook and sent again. */
export function RowActs({ batchId, row }: { batchId: string; row: RowView }) {
  const text = useText("imports");
  const navigate = useNavigate();
  const decide = useSend<{ batchId: string; row: number; decision: RowDecision }>("/imports/decide");
  const settle = (decision: RowDecision) => void decide.send({ batchId, row: row.row, decision });
  const { person, caseId } = row;
  if (row.result === "held" && row.decision === null) {
    return (
      <>
        {person && (
          <Button kind="quiet" onPress={() => settle({ kind: "same", personId: person.id })}>
            {text("rows.same")}
          </Button>
        )}
        <Button kind="quiet" onPress={() => settle({ kind: "new" })}>
          {text("rows.new")}
        </Button>
        <Button kind="quiet" onPress={() => settle({ kind: "drop" })}>
          {text("rows.drop")}
        </Button>
        {decide.refusal && <RefusalNote of={decide.refusal} lead={text("rows.notSettled")} />}
      </>
    );
  }
  if (row.result === "rejected") return <span className="fine">{text("rows.mend")}</span>;
  if (!caseId) return null;
  return (
    <Button kind="quiet" onPress={() => void navigate({ to: `/ca-benh/${caseId}` })}>
      {text("rows.openCase")}
    </Button>
  );
}
