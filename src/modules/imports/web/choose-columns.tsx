import { useState } from "react";
import { useRead } from "../../../kernel/ui/api/use-read.ts";
import { useSend } from "../../../kernel/ui/api/use-send.ts";
import { Choice } from "../../../kernel/ui/input/choice.tsx";
import { useLanguage, useText } from "../../../kernel/ui/language/language.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { Card } from "../../../kernel/ui/parts/card.tsx";
import { Chip } from "../../../kernel/ui/parts/chip.tsx";
import { Panes } from "../../../kernel/ui/parts/page.tsx";
import { SendResult } from "../../../kernel/ui/parts/send-result.tsx";
import type { ColumnSample, Policy } from "../contract.ts";
import { columnLetter } from "../rules/problem-key.ts";
import type { Batch } from "./batch.ts";
import css from "./imports.module.css";

type Chosen = Record<number, string | null>;

/** Which column holds what, suggested from header and content; the policy for likeness and difference is chosen here and not row by row. */
export function ChooseColumns({ batch }: { batch: Batch }) {
  const text = useText("imports");
  const [chosen, setChosen] = useState<Chosen>({});
  const [policy, setPolicy] = useState<Policy>(batch.policy);
  const run = useSend<{ batchId: string; columns: { column: number; header: string; field: string | null }[]; policy: Policy }>(
    "/imports/run",
  );
  const columns = batch.columns.map((column) => ({ ...column, field: column.column in chosen ? chosen[column.column]! : column.field }));
  const start = () =>
    void run.send({
      batchId: batch.id,
      columns: columns.map(({ column, header, field }) => ({ column, header, field: field || null })),
      policy,
    });
  return (
    <Panes of="1fr 340px">
      <Card title={text("columns.title")} aside={text("columns.hint")} fill>
        <ColumnTable batch={batch} columns={columns} onChoose={(column, field) => setChosen({ ...chosen, [column]: field })} />
      </Card>
      <Card title={text("policy.title")} fill>
        <Choice
          label={text("policy.likeness")}
          value={policy.likeness}
          options={["hold", "new"]}
          nameOf={(value) => text(`policy.likenessOf.${value}`)}
          onChoose={(value) => setPolicy({ ...policy, likeness: value === "new" ? "new" : "hold" })}
        />
        <Choice
          label={text("policy.difference")}
          value={policy.onDifference}
          options={["keep", "take"]}
          nameOf={(value) => text(`policy.differenceOf.${value}`)}
          onChoose={(value) => setPolicy({ ...policy, onDifference: value === "take" ? "take" : "keep" })}
        />
        <p className="fine">{text("policy.hint")}</p>
        <p>
          <Button kind="main" keys="mod+Enter" busy={run.pending > 0} onPress={start}>
            {text("columns.start")}
          </Button>
        </p>
        <SendResult of={run} done={text("columns.started")} refused={text("columns.refused")} />
      </Card>
    </Panes>
  );
}

interface ColumnTableProps {
  batch: Batch;
  columns: readonly Batch["columns"][number][];
  onChoose: (column: number, field: string | null) => void;
}

function ColumnTable({ batch, columns, onChoose }: ColumnTableProps) {
  const text = useText("imports");
  const { language } = useLanguage();
  const fields = useRead<{ rows: { code: string; vi: string; en: string }[] }>("/imports/fields", {});
  const preview = useRead<{ columns: ColumnSample[] }>("/imports/preview", { batchId: batch.id });
  const samples = new Map(preview.value?.columns.map((column) => [column.column, column.samples]));
  const options = fields.value?.rows ?? [];
  return (
    <div className={css.columns}>
      <table>
        <caption className="unseen">{text("columns.title")}</caption>
        <thead>
          <tr>
            <th scope="col">{text("columns.column")}</th>
            <th scope="col" className={css.samples}>
              {text("columns.samples")}
            </th>
            <th scope="col">{text("columns.field")}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => (
            <tr key={column.column} data-out={column.field ? undefined : ""}>
              <th scope="row">
                <span className={css.letter}>{columnLetter(column.column)}</span> {column.header || text("columns.noName")}{" "}
                {column.needsChoice && <Chip tone="soon">{text("columns.needsChoice")}</Chip>}
              </th>
              <td className={`fine ${css.samples}`}>{samples.get(column.column)?.slice(0, 3).join(" · ")}</td>
              <td>
                <select
                  aria-label={text("columns.fieldOf", { column: column.header || columnLetter(column.column) })}
                  value={column.field ?? ""}
                  onChange={(event) => onChoose(column.column, event.target.value || null)}
                >
                  <option value="">{text("columns.leaveOut")}</option>
                  {options.map((option) => (
                    <option key={option.code} value={option.code}>
                      {language === "vi" ? option.vi : option.en}
                    </option>
                  ))}
                </select>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
