import { useText } from "../../../kernel/ui/language/language.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { PlaceLink } from "../../../kernel/ui/parts/place-link.tsx";
import type { FactInBoth, RowProblem } from "../contract.ts";
import { FactsCompare, type WaitingRowProps } from "./held-row.tsx";
import { RowActs } from "./row-acts.tsx";

/** A row of an edited export whose case somebody else changed meanwhile: both versions, and which of them stands. */
export function StaleRow({ batch, row, busy, onSettle, onSkip }: WaitingRowProps) {
  const text = useText("imports");
  const versions = row.problems.find(({ code }) => code === "case_stale")?.params;
  const column = batch.columns.find(({ field }) => field === "caseVersion")?.column;
  const current = versions?.record;
  const renewed = row.cells?.map((cell, index) => (index + 1 === column ? String(current) : cell));
  const caseId = row.cells?.[(batch.columns.find(({ field }) => field === "caseId")?.column ?? 0) - 1];
  return (
    <>
      <FactsCompare
        facts={row.problems.flatMap(factOf)}
        title={text("stale.title", { file: versions?.file ?? "", record: current ?? "" })}
      />
      {caseId && (
        <p>
          <PlaceLink to={`/ca-benh/${caseId}`}>{text("compare.openCase")}</PlaceLink>
        </p>
      )}
      <RowActs {...{ busy, onSkip }}>
        <Button kind="main" keys="1" busy={busy} onPress={() => onSettle({ kind: "drop" })}>
          {text("stale.keep")}
        </Button>
        <Button keys="2" busy={busy} disabled={!column || !renewed} onPress={() => renewed && onSettle({ kind: "mend", cells: renewed })}>
          {text("stale.take")}
        </Button>
      </RowActs>
    </>
  );
}

const factOf = ({ code, params }: RowProblem): FactInBoth[] =>
  code === "case.kept_different" ? [{ field: String(params.field), file: params.file ?? null, record: params.record ?? null }] : [];
