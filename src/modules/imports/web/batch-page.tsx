import { formatInstant } from "../../../kernel/i18n/date.ts";
import { refusalKey } from "../../../kernel/i18n/words.ts";
import { useRead } from "../../../kernel/ui/api/use-read.ts";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Chip } from "../../../kernel/ui/parts/chip.tsx";
import { Note } from "../../../kernel/ui/parts/note.tsx";
import { Page } from "../../../kernel/ui/parts/page.tsx";
import { Resource } from "../../../kernel/ui/parts/resource.tsx";
import type { Batch } from "./batch.ts";
import { BatchActs } from "./batch-acts.tsx";
import { BatchProgress } from "./batch-progress.tsx";
import { BatchResult } from "./batch-result.tsx";
import { ChooseColumns } from "./choose-columns.tsx";

/** One batch through its life: columns, progress, what every row became. */
export default function BatchPage({ batchId }: { batchId: string }) {
  const text = useText("imports");
  const reading = useRead<Batch>("/imports/one", { batchId }, { every: 2 });
  const batch = reading.value;
  return (
    <Page
      title={batch ? text(`page.${ended(batch) ? "result" : "batch"}`) : text("page.batch")}
      aside={batch && <BatchFacts batch={batch} />}
      actions={batch && ended(batch) && <BatchActs batch={batch} />}
    >
      <Resource of={reading}>
        {(value) => (
          <>
            {value.failure && <Failure batch={value} />}
            {value.state === "mapping" && <ChooseColumns batch={value} />}
            {value.state === "running" && <BatchProgress batch={value} />}
            {ended(value) && <BatchResult batch={value} />}
          </>
        )}
      </Resource>
    </Page>
  );
}

const ended = ({ state }: Batch): boolean => state === "done" || state === "stopped" || state === "undone";

/** Which file of which place, received when. */
function BatchFacts({ batch }: { batch: Batch }) {
  const text = useText("imports");
  const { fileName, sheetName, areaName, area, openedAt, state, dryRun } = batch;
  return (
    <span className="row wrap">
      <b>{fileName}</b>
      <span>
        {[sheetName && text("batch.sheet", { name: sheetName }), areaName ?? area, text("batch.received", { at: formatInstant(openedAt) })]
          .filter(Boolean)
          .join(" · ")}
      </span>
      {state !== "done" && state !== "mapping" && <Chip>{text(`state.${state}`)}</Chip>}
      {dryRun && <Chip tone="soon">{text("batch.dryRun")}</Chip>}
    </span>
  );
}

function Failure({ batch }: { batch: Batch }) {
  const text = useText("imports");
  const { namespace, key } = refusalKey(batch.failure?.code ?? "");
  const words = useText(namespace);
  const params = Object.fromEntries(Object.entries(batch.failure?.params ?? {}).map(([name, value]) => [name, value ?? ""]));
  return (
    <Note kind="error" lead={text("batch.failed")}>
      {words(key, params)}
    </Note>
  );
}
